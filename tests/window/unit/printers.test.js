// The owner's printers and look, as they are typed: what saving would change, what cannot be saved, and whose preview is shown.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { asked, only, settled, take } from "./program.js";

const printers = await import("../../../ui/state/printers.js");
const look = await import("../../../ui/state/receipt-look.js");

const NETWORK = /** @type {const} */ ({ by: "network", host: "192.168.1.50", port: 9100 });
const printer = (/** @type {string} */ name, more = {}) => ({ name, address: { ...NETWORK }, paper: "roll58", mode: { as: "raster" }, cut: false, drawer: false, ...more });
const LOOK = { header: "", footer: "Thank you", logo: null, languages: [], mask_number: false, paper_saving: false, left_off: ["qr"] };
const settings = (/** @type {object[]} */ list) => /** @type {any} */ ({ printers: list, autoPrint: ["unknown"], look: LOOK, lookTrouble: null, codePages: ["PC437"], states: ["succeeded", "pending", "unknown"], fields: ["address", "clerk", "qr"], placeholders: ["shop", "date"] });
const nothing = { added: [], gone: [], other: [], first: null, states: null };
const keyOf = (/** @type {string} */ name) => printers.drafts.value.find((one) => one.printer.name === name)?.key ?? -1;

beforeEach(() => {
  asked.splice(0, asked.length);
  printers.undo();
  printers.took(settings([]));
  printers.took(settings([printer("Counter"), printer("Back room")]));
});

test("nothing typed changes nothing, and what is typed back is no change", () => {
  assert.deepEqual(printers.changes.value, nothing);
  printers.change(keyOf("Counter"), { cut: true });
  assert.equal(printers.isChanged.value, true);
  printers.change(keyOf("Counter"), { cut: false });
  assert.equal(printers.isChanged.value, false);
});

test("a new name is a change of that printer, and no other printer", () => {
  printers.change(keyOf("Counter"), { name: "Till" });
  const { added, gone, other } = printers.changes.value;
  assert.deepEqual([added.length, gone.length, other.map(({ name }) => name)], [0, 0, ["Till"]]);
});

test("what is put first is said, and what is only added or removed is no other order", () => {
  printers.putFirst(keyOf("Back room"));
  assert.equal(printers.changes.value.first?.name, "Back room");
  printers.undo();
  printers.add("POS-58", { by: "spooler", queue: "POS-58" });
  printers.remove(keyOf("Counter"));
  const { added, gone, first } = printers.changes.value;
  assert.deepEqual([added.map(({ name }) => name), gone.map(({ name }) => name), first], [["POS-58"], ["Counter"], null]);
});

test("one that is found gets a name that is free", () => {
  printers.add("Counter", NETWORK);
  assert.equal(printers.drafts.value.at(-1)?.printer.name, "Counter 2");
});

for (const [change, code] of /** @type {const} */ ([
  [{ name: "  " }, "printer_name_needed"],
  [{ name: " BACK room" }, "printer_name_taken"],
  [{ address: { ...NETWORK, host: "" } }, "printer_address_invalid"],
  [{ address: { ...NETWORK, host: "192.168.1.50/x" } }, "printer_address_invalid"],
  [{ address: { ...NETWORK, port: 65_536 } }, "printer_address_invalid"],
  [{ address: { by: "spooler", queue: " " } }, "printer_address_invalid"],
  [{ address: { by: "serial", port: "", baud: 9600 } }, "printer_address_invalid"],
  [{ name: "Till 1", address: { ...NETWORK, host: "fe80::1" } }, null],
])) {
  test(`${JSON.stringify(change)} is ${code ?? "right"}`, () => {
    const key = keyOf("Counter");
    printers.change(key, /** @type {any} */ (change));
    const draft = printers.drafts.value.find((one) => one.key === key);
    assert.equal(draft && printers.wrongOf(draft), code);
    assert.equal(printers.isReady.value, code === null);
  });
}

test("states keep the program's order, and what was saved is no draft any more", async () => {
  printers.printBy("succeeded", true);
  assert.deepEqual(printers.changes.value.states, ["succeeded", "unknown"]);
  const saved = printers.save();
  const { args, answer } = only("save_printers");
  assert.deepEqual([args.printers.length, args.autoPrint], [2, ["succeeded", "unknown"]]);
  await answer({ ...settings(args.printers), autoPrint: args.autoPrint });
  await saved;
  assert.deepEqual(printers.changes.value, nothing);
});

test("a test page is asked for once, and its outcome is the printer's own", async () => {
  const [draft] = printers.drafts.value;
  assert.ok(draft);
  void printers.attempt(draft);
  void printers.attempt(draft);
  await only("try_printer").answer({ printed: false, partly: true, trouble: "lost" });
  assert.deepEqual(printers.trials.value.get(draft.key), { printed: false, partly: true, trouble: "lost" });
});

test("a name in braces that nothing is filled in for is told apart", () => {
  assert.deepEqual(look.strange("{shop} on {date}, {owner} {} {a\nb}", ["shop", "date"]), ["owner", ""]);
});

test("a field that is left off goes where the program has it, and one that is put back leaves", () => {
  look.put("address", false);
  assert.deepEqual(look.look.value?.left_off, ["address", "qr"]);
  look.put("qr", true);
  look.put("address", true);
  assert.deepEqual(look.look.value?.left_off, []);
  assert.deepEqual(look.changes.value, ["left_off"]);
  look.undo();
  assert.deepEqual(look.changes.value, []);
});

test("the preview is asked for once after typing, and a late one is not shown", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    look.undo();
    mock.timers.tick(1);
    take("preview_look");
    look.type({ header: "a" });
    look.type({ header: "ab" });
    assert.equal(look.previewing.value, true);
    mock.timers.tick(200);
    const [first, ...more] = take("preview_look");
    assert.deepEqual([first?.args.look.header, more.length], ["ab", 0]);
    look.type({ header: "abcd" });
    mock.timers.tick(200);
    const late = only("preview_look");
    look.type({ header: "abc" });
    await late.answer({ png: "abcd", width: 1, height: 1, trouble: null });
    assert.deepEqual([look.preview.value?.png, look.previewing.value], ["abcd", true], "what was typed meanwhile is still to be asked for");
    mock.timers.tick(200);
    const second = only("preview_look");
    await second.answer({ png: "abc", width: 1, height: 1, trouble: null });
    await first?.answer({ png: "ab", width: 1, height: 1, trouble: null });
    assert.deepEqual([look.preview.value?.png, look.previewing.value], ["abc", false]);
  } finally {
    mock.timers.reset();
    look.undo();
    await settled();
  }
});
