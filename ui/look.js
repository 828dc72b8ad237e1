// Theme and contrast, before anything is painted: as chosen on this machine, or as the system has it. A plain script, so that
// no page flashes in the wrong colours. The counter's and the customer's page both use it.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const more = matchMedia("(prefers-contrast: more)");

  /** @param {string} name */
  const chosen = (name) => localStorage.getItem(`tillup.${name}`);

  function follow() {
    const theme = chosen("theme");
    const isDark = theme === "dark" || (theme !== "light" && dark.matches);
    const { dataset } = document.documentElement;
    dataset.theme = isDark ? "dark" : "light";
    dataset.contrast = chosen("contrast") === "high" || more.matches ? "high" : "usual";
  }

  follow();
  dark.addEventListener("change", follow);
  more.addEventListener("change", follow);
  // Another page of this program changed the choice, or this one did.
  window.addEventListener("storage", follow);
  window.addEventListener("tillup-look", follow);
})();
