// What of a page does not fit where it stands, or has no words.

/** @typedef {import("playwright-core").Page} Page */

/** What does not fit where it stands. @param {Page} page @param {{ mayScroll: boolean }} how */
export const misfits = (page, { mayScroll }) =>
  page.evaluate((scrolls) => {
    const wrong = [];
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth || document.body.scrollWidth > clientWidth) {
      wrong.push(`the page is ${Math.max(scrollWidth, document.body.scrollWidth)} wide on ${clientWidth}`);
    }
    if (!scrolls && (scrollHeight > clientHeight || document.body.scrollHeight > clientHeight)) {
      wrong.push(`the page is ${Math.max(scrollHeight, document.body.scrollHeight)} high on ${clientHeight}`);
    }
    /** Inside a list that scrolls by itself, or folded away. @param {Element} one */
    const inScroller = (one) => {
      for (let outer = one.parentElement; outer !== null && outer !== document.body; outer = outer.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(outer).overflow)) {
          return true;
        }
      }
      return false;
    };
    for (const one of document.querySelectorAll("button, select, input, summary, .chip, h1, h2")) {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      if (box.width < 2 || style.visibility === "hidden" || one.closest(".unseen")) {
        continue;
      }
      const name = `${one.getAttribute("data-testid") ?? one.className} “${(one.textContent ?? "").trim().slice(0, 40)}”`;
      const isCut = one.matches("button, .chip, summary") && !one.querySelector(".clipped, .foreign") && !one.matches(".clipped, .foreign");
      if (isCut && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2)) {
        wrong.push(`${name} needs ${one.scrollWidth}×${one.scrollHeight}, has ${one.clientWidth}×${one.clientHeight}`);
      }
      if (!inScroller(one) && (box.right > innerWidth + 1 || box.left < -1 || (!scrolls && (box.bottom > innerHeight + 1 || box.top < -1)))) {
        wrong.push(`${name} stands outside: ${Math.round(box.left)},${Math.round(box.top)}–${Math.round(box.right)},${Math.round(box.bottom)}`);
      }
    }
    return wrong;
  }, mayScroll);

/** Words that were never found show as their names. @param {Page} page */
export const bareIds = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = (walker.currentNode.textContent ?? "").trim();
      if (/^[a-z]+(-[a-z0-9_]+)+(\.[a-z]+)?$/.test(text) && !/^(soho-main|irecharge-1)$/.test(text)) {
        found.push(text);
      }
    }
    for (const one of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      for (const name of ["aria-label", "placeholder", "title"]) {
        if (/^[a-z]+(-[a-z0-9_]+)+(\.[a-z]+)?$/.test(one.getAttribute(name) ?? "")) {
          found.push(`${name}=${one.getAttribute(name)}`);
        }
      }
    }
    return found;
  });
