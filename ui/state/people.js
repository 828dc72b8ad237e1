// Who works in the shop, as the owner sees them.
import { asBackendError, people } from "../backend.js";
import { batch, computed, signal } from "../vendor/preact.js";
import { begin } from "./session.js";
import { forgetWithUser } from "./settings.js";

/** @typedef {import("../types.js").Person} Person */

export const list = signal(/** @type {readonly Person[] | null} */ (null));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** Whose row is open. */
export const opened = signal(/** @type {string | null} */ (null));

forgetWithUser(() =>
  batch(() => {
    list.value = null;
    failure.value = null;
    opened.value = null;
  }),
);

export async function load() {
  try {
    const told = await people();
    batch(() => {
      list.value = told;
      failure.value = null;
    });
  } catch (error) {
    failure.value = asBackendError(error);
  }
}

/** Makes a change and shows everybody as they then are, on the lock screen too. @param {() => Promise<Person[]>} change */
export async function make(change) {
  list.value = await change();
  await begin();
}

/** The name of the only owner who can sign in; nobody where there are several. */
export const lastOwner = computed(() => {
  const owners = (list.value ?? []).filter((one) => one.role === "owner" && one.enabled && !one.locked);
  return owners.length === 1 ? (owners[0]?.name ?? null) : null;
});
