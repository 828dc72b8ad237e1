// Who works in the shop, as the owner sees them.
import { people } from "../backend.js";
import { batch, computed, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { begin } from "./session.js";
import { forgetWithUser } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types.js").Person} Person */

export const list = signal(/** @type {readonly Person[] | null} */ (null));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** Whose row is open. */
export const opened = signal(/** @type {string | null} */ (null));

const lists = latest({ failure });

forgetWithUser(() => {
  lists.drop();
  batch(() => {
    list.value = null;
    failure.value = null;
    opened.value = null;
  });
});

export const load = () => lists.ask(people, (told) => (list.value = told));

/** Makes a change and shows everybody as they then are, on the lock screen too. @param {() => Promise<Person[]>} change */
export async function make(change) {
  const isHere = sitting();
  const told = await change();
  if (isHere()) {
    // One that was asked for before the change is older.
    lists.drop();
    list.value = told;
  }
  await begin();
}

/** The name of the only owner who can sign in; nobody where there are several. */
export const lastOwner = computed(() => {
  const owners = (list.value ?? []).filter((one) => one.role === "owner" && one.enabled && !one.locked);
  return owners.length === 1 ? (owners[0]?.name ?? null) : null;
});
