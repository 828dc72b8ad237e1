// The account to be: what was typed of it, and what the program made of it.
import { asBackendError, setupAccount, setupOptions } from "../../backend.js";
import { shop } from "../../state/session.js";
import { batch, computed, signal } from "../../vendor/preact.js";
import { attempt, check, failure, refuse } from "./state.js";

/** @typedef {import("../../types.js").ProviderOption} ProviderOption */

/** The providers of the shop's country. */
export const options = signal(/** @type {ProviderOption[]} */ ([]));
const chosen = signal(/** @type {string | null} */ (null));
export const provider = computed(() => options.value.find((one) => one.id === chosen.value) ?? options.value[0] ?? null);

export const accountId = signal("");
/** Empty: the provider's own. */
export const baseUrl = signal("");
export const allowHttp = signal(false);
export const environment = signal(/** @type {"live" | "test"} */ ("live"));

export const usesHttp = computed(() => /^\s*http:\/\//i.test(baseUrl.value));

/** The keys' fields by name; their text is nowhere else until it is sent. @type {Map<string, HTMLInputElement | null>} */
export const keyFields = new Map();

/** Keys that were sent and could not be kept: out of the page, at hand for the next try, gone with the step. @type {Map<string, string>} */
const unkept = new Map();
/** Names of those. */
export const heldKeys = signal(/** @type {ReadonlySet<string>} */ (new Set()));
/** The account whose keys the keyring has. */
const kept = signal(/** @type {string | null} */ (null));

/** @param {string} id */
export const keptOf = (id) => kept.value === id.trim();

export function forgetKeys() {
  unkept.clear();
  heldKeys.value = new Set();
}

/** An account to be of which nothing is typed yet. */
export function startAnew() {
  batch(() => {
    accountId.value = provider.value?.id ?? "";
    baseUrl.value = "";
    allowHttp.value = false;
    environment.value = "live";
    kept.value = null;
    check.value = null;
    failure.value = null;
  });
}

export async function loadOptions() {
  try {
    const all = await setupOptions();
    const here = shop.value?.country;
    batch(() => {
      options.value = all.filter((one) => one.country === here);
      accountId.value = accountId.value || (provider.value?.id ?? "");
    });
  } catch (error) {
    const { code, message } = asBackendError(error);
    failure.value = { code, message };
  }
}

/** @param {string} id */
export function chooseProvider(id) {
  batch(() => {
    // A name that somebody typed stays; one that was proposed follows the provider.
    if (accountId.value === "" || options.value.some((one) => one.id === accountId.value)) {
      accountId.value = id;
    }
    chosen.value = id;
    baseUrl.value = "";
    allowHttp.value = false;
    environment.value = "live";
    check.value = null;
    failure.value = null;
    forgetKeys();
  });
}

/** The keys as typed, and out of the page. @param {readonly string[]} names */
function takeKeys(names) {
  /** @type {Record<string, string>} */
  const keys = {};
  for (const name of names) {
    const field = keyFields.get(name);
    keys[name] = field?.value.trim() || (unkept.get(name) ?? "");
    if (field) {
      field.value = "";
    }
  }
  return keys;
}

/** What is missing before anything is sent. @param {ProviderOption} of */
function fault(of) {
  const isTyped = (/** @type {string} */ name) => Boolean(keyFields.get(name)?.value.trim()) || unkept.has(name);
  if (!keptOf(accountId.value) && !of.keys.every(isTyped)) {
    return "keys_needed";
  }
  if (of.baseUrl === null && baseUrl.value.trim() === "") {
    return "base_url_needed";
  }
  return usesHttp.value && !allowHttp.value ? "plain_http" : null;
}

/** Keeps the account and asks for its balance. */
export async function checkAccount() {
  const of = provider.value;
  if (of === null) {
    await loadOptions();
    return;
  }
  const wrong = fault(of);
  if (wrong !== null) {
    refuse(wrong);
    return;
  }
  check.value = null;
  const keys = takeKeys(of.keys);
  const isKept = await attempt(async () => {
    const id = accountId.value.trim();
    const told = await setupAccount({
      id,
      provider: of.id,
      baseUrl: baseUrl.value.trim() || null,
      allowHttp: usesHttp.value && allowHttp.value,
      environment: environment.value,
      keys,
    });
    batch(() => {
      check.value = told;
      kept.value = id;
    });
  });
  forgetKeys();
  if (!isKept) {
    Object.entries(keys).forEach(([name, key]) => unkept.set(name, key));
    heldKeys.value = new Set(Object.keys(keys));
  }
}
