// What the page begins with, before any module is there: the number field, where the counter is what comes. A plain script.
(() => {
  const expected = localStorage.getItem("tillup.expected") ?? "counter";
  const field = document.getElementById("sale-number");
  if (expected === "counter" && field !== null) {
    field.focus();
    // make bench holds the start to this moment.
    performance.mark("takes-keys");
  } else {
    document.body.replaceChildren();
  }
})();
