// A program whose answers are given by hand, for the modules that ask it. Import it before them.

/** @type {{ command: string, args: any, answer: (value: unknown) => Promise<void>, refuse: (code: string) => Promise<void> }[]} */
export const asked = [];

/** All that hangs on an answer has happened. */
export async function settled() {
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.resolve();
  }
}

Object.assign(globalThis, {
  __TAURI__: {
    core: {
      invoke: (/** @type {string} */ command, /** @type {object} */ args) =>
        new Promise((resolve, reject) => {
          asked.push({
            command,
            args,
            answer: (value) => (resolve(value), settled()),
            refuse: (code) => (reject({ code, message: "" }), settled()),
          });
        }),
      Channel: class {},
    },
  },
});

/** The questions of this name that were asked and not looked at yet; they are taken off the list. @param {string} command */
export function take(command) {
  const found = asked.filter((one) => one.command === command);
  asked.splice(0, asked.length, ...asked.filter((one) => one.command !== command));
  return found;
}

/** The one question of this name. @param {string} command */
export function only(command) {
  const [one, ...more] = take(command);
  if (one === undefined || more.length > 0) {
    throw new Error(`${command} was asked ${one === undefined ? 0 : more.length + 1} times`);
  }
  return one;
}
