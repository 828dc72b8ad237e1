// Who is at the till, for the modules that ask the program.
import "./program.js";

const { begun, page } = await import("../../../ui/state/session.js");

export const OWNER = /** @type {const} */ ({ name: "rina", role: "owner" });
export const OTHER_OWNER = /** @type {const} */ ({ name: "salam", role: "owner" });
export const CLERK = /** @type {const} */ ({ name: "karim", role: "clerk" });

const SHOP = /** @type {any} */ ({
  country: "BD",
  currency: "BDT",
  services: ["prepaid", "dth"],
  operators: [
    { code: "RB", name: "Robi", services: ["prepaid"] },
    { code: "GP", name: "Grameenphone", services: ["prepaid"] },
    { code: "TS", name: "Tata Sky", services: ["dth"] },
  ],
});

/** @param {{ name: string, role: "owner" | "clerk" }} user */
export function sit(user) {
  begun.value = { phase: "counter", demo: false, user, users: [], shop: SHOP };
}

/** Nobody is at the till, as a lock leaves it. */
export function lock() {
  page.value = "counter";
  begun.value = { phase: "lock", demo: false, user: null, users: [], shop: SHOP };
}
