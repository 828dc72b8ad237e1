// Not run: the type check holds the fake program to the real one's questions and answers here.
import * as fake from "./backend.js";

/** @type {Omit<typeof import("../../../../ui/backend.js"), "BackendError" | "asBackendError">} */
export const program = fake;
