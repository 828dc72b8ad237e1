// Whether somebody is still at the till: what they asked may be answered when another is, or nobody, or they again after a lock.
import { computed, effect } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { user } from "./session.js";

const sittings = latest();
const name = computed(() => user.value?.name);

// Not whenever the program tells of them anew: it is still the same person.
effect(() => {
  void name.value;
  sittings.drop();
});

/** @returns {() => boolean} whether nobody has come or gone since */
export const sitting = sittings.now;
