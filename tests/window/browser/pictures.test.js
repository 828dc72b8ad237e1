// Pictures of the main screens otherwise: in Hindi, on the small screen, by night, in high contrast. screens.js takes the rest.
import { describe, test } from "node:test";

import { inWindow, picture, settle, withBrowser } from "./harness.js";
import { SCENES } from "./scenes.js";

/** @type {Readonly<Record<string, import("./harness.js").Wish>>} */
const OTHERWISE = {
  hi: { language: "hi" },
  "bn-small": { language: "bn", size: "small" },
  "bn-narrow": { language: "bn", size: "narrow" },
  "en-dark": { language: "en", preferences: { theme: "dark" } },
  "en-high-contrast": { language: "en", preferences: { contrast: "high" } },
};
const MAIN = ["setup-account", "lock", "counter-typing", "review", "packs", "activity-unknown"];

withBrowser();

describe("pictures", { concurrency: 1 }, () => {
  for (const { name, scene, way } of SCENES.filter((one) => MAIN.includes(one.name))) {
    test(name, async () => {
      for (const [how, wish] of Object.entries(OTHERWISE)) {
        await inWindow({ scene, ...wish }, async (page) => {
          await way?.(page);
          await settle(page);
          await picture(page, `${name}-${how}`);
        });
      }
    });
  }
});
