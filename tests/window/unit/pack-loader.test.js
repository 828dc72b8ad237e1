// Lists of packs come when they come: kept ones first, late ones never.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { makeLoader } from "../../../ui/state/pack-loader.js";

/** @typedef {{ operator: string, number: string | null, circle: string | null, kept: boolean }} Query */

/** A loader whose questions are answered by hand. */
function begin() {
  /** @type {{ query: Query, answer: (offers: string[], errors?: object[]) => Promise<void>, fail: (code: string) => Promise<void> }[]} */
  const asked = [];
  const seen = { offers: /** @type {string[]} */ ([]), errors: /** @type {any[]} */ ([]), loading: false };
  const settled = async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await Promise.resolve();
    }
  };
  const loader = makeLoader({
    ask: (query) =>
      new Promise((resolve, reject) => {
        asked.push({
          query,
          answer: (offers, errors = []) => {
            resolve(/** @type {any} */ ({ offers, errors, complete: !query.kept }));
            return settled();
          },
          fail: (code) => {
            reject({ code, message: "" });
            return settled();
          },
        });
      }),
    show: (shown) => Object.assign(seen, shown),
    told: (error) => /** @type {any} */ (error),
  });
  return { loader, asked, seen };
}

/** @param {string} operator @param {string | null} [number] @param {string | null} [circle] */
const of = (operator, number = null, circle = null) => ({ operator, number, circle });

/** @param {string} name @param {() => Promise<void>} body */
const timed = (name, body) =>
  test(name, async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      await body();
    } finally {
      mock.timers.reset();
    }
  });

timed("nothing is asked on the way of the key press; kept packs come first, then the asked ones", async () => {
  const { loader, asked, seen } = begin();
  loader.want(of("RB"));
  assert.equal(asked.length, 0);
  assert.equal(seen.loading, true);
  mock.timers.tick(50);
  assert.deepEqual(asked.map((one) => one.query), [{ ...of("RB"), kept: true }]);
  await asked[0]?.answer(["kept"]);
  assert.deepEqual(seen, { offers: ["kept"], errors: [], loading: true });
  mock.timers.tick(300);
  assert.deepEqual(asked[1]?.query, { ...of("RB"), kept: false });
  await asked[1]?.answer(["asked"], [{ account: "a", code: "timeout" }]);
  assert.deepEqual(seen, { offers: ["asked"], errors: [{ account: "a", code: "timeout" }], loading: false });
});

timed("typing on asks once", async () => {
  const { loader, asked } = begin();
  for (const operator of ["GP", "RB", "BL", "RB"]) {
    loader.want(of(operator));
    mock.timers.tick(10);
  }
  mock.timers.tick(1000);
  assert.deepEqual(asked.map((one) => [one.query.operator, one.query.kept]), [["RB", true], ["RB", false]]);
});

timed("an answer that comes after another operator was chosen counts for nothing", async () => {
  const { loader, asked, seen } = begin();
  loader.want(of("GP"));
  mock.timers.tick(1000);
  loader.want(of("RB"));
  assert.deepEqual(seen.offers, []);
  await asked[0]?.answer(["GP kept"]);
  await asked[1]?.answer(["GP asked"]);
  assert.deepEqual(seen, { offers: [], errors: [], loading: true });
  mock.timers.tick(1000);
  await asked[3]?.answer(["RB asked"]);
  await asked[2]?.answer(["RB kept"]);
  assert.deepEqual(seen, { offers: ["RB asked"], errors: [], loading: false });
});

timed("the complete number is asked with, and what is on screen stays until its packs come", async () => {
  const { loader, asked, seen } = begin();
  loader.want(of("RB"));
  mock.timers.tick(1000);
  await asked[1]?.answer(["all numbers"]);
  loader.want(of("RB", "01812345678"));
  assert.deepEqual(seen.offers, ["all numbers"]);
  mock.timers.tick(1000);
  assert.deepEqual(asked.slice(2).map((one) => one.query), [true, false].map((kept) => ({ ...of("RB", "01812345678"), kept })));
  await asked[2]?.answer([]);
  assert.deepEqual(seen.offers, ["all numbers"]);
  await asked[3]?.answer(["this number"]);
  assert.deepEqual(seen.offers, ["this number"]);
});

timed("packs for another number do not stay, even when nothing is kept for this one", async () => {
  const { loader, asked, seen } = begin();
  loader.want(of("RB", "01811111111"));
  mock.timers.tick(1000);
  await asked[1]?.answer(["for 1"]);
  loader.want(of("RB", "01822222222"));
  mock.timers.tick(50);
  await asked[2]?.answer([]);
  assert.deepEqual(seen.offers, []);
});

timed("another circle asks again, the same one does not", async () => {
  const { loader, asked } = begin();
  loader.want(of("AIRTEL", null, "Delhi"));
  mock.timers.tick(1000);
  loader.want(of("AIRTEL", null, "Delhi"));
  mock.timers.tick(1000);
  assert.equal(asked.length, 2);
  loader.want(of("AIRTEL", null, "Mumbai"));
  mock.timers.tick(1000);
  assert.equal(asked.length, 4);
  assert.equal(asked[3]?.query.circle, "Mumbai");
});

timed("where asking fails the kept packs stay and the reason is told; asking again asks only the providers", async () => {
  const { loader, asked, seen } = begin();
  loader.want(of("RB"));
  mock.timers.tick(1000);
  await asked[0]?.answer(["kept"]);
  await asked[1]?.fail("ledger");
  assert.deepEqual(seen, { offers: ["kept"], errors: [{ account: "", code: "ledger", message: "" }], loading: false });
  loader.again();
  assert.equal(seen.loading, true);
  mock.timers.tick(0);
  assert.deepEqual(asked.slice(2).map((one) => one.query.kept), [false]);
  await asked[2]?.answer(["new"]);
  assert.deepEqual(seen, { offers: ["new"], errors: [], loading: false });
});

timed("without an operator there is nothing to ask, and nothing stays", async () => {
  const { loader, asked, seen } = begin();
  loader.want(of("RB"));
  mock.timers.tick(1000);
  await asked[1]?.answer(["RB"]);
  loader.want(null);
  mock.timers.tick(1000);
  loader.again();
  mock.timers.tick(1000);
  assert.deepEqual(seen, { offers: [], errors: [], loading: false });
  assert.equal(asked.length, 2);
});
