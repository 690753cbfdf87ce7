// What can be measured of a page: shifts, overflow, sizes, motion.

import assert from "node:assert/strict";

/** Nothing was found; else says what, as far as it is worth reading. */
export function assertNone(found, what) {
  if (found.length) assert.fail(`${what}: ${found.length}, such as\n  ${found.slice(0, 8).join("\n  ")}`);
}

/** Waits until nothing moves any more: two frames after all that was to load has loaded. */
export async function settled(page) {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The page has moved nothing under its reader's eyes: cumulative layout shift below 0.02. */
export async function assertStill(page) {
  const shifts = await page.evaluate(() => window.shifts);
  const sum = shifts.reduce((sum, { value }) => sum + value, 0);
  assert.ok(sum < 0.02, `the layout shifted by ${sum.toFixed(4)}: ${JSON.stringify(shifts)}`);
}

/** All elements of a page or frame, those in open shadow roots too: to be called inside the page. */
const ALL = `(root) => {
  const found = [];
  const walk = (node) => {
    for (const element of node.querySelectorAll("*")) {
      found.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(root);
  return found;
}`;

/** Nothing is wider than the window, so nobody has to scroll sideways (WCAG 1.4.10). */
export async function assertReflows(frame) {
  const wide = await frame.evaluate((all) => {
    const width = document.documentElement.clientWidth;
    const hidden = (element) => element.closest(".vh") || getComputedStyle(element).visibility === "hidden";
    const out = eval(all)(document)
      .filter((element) => !hidden(element) && element.getBoundingClientRect().width > 0 && element.getBoundingClientRect().right > width + 0.5)
      .map((element) => element.outerHTML.slice(0, 100));
    return { scrolls: document.documentElement.scrollWidth - width, out };
  }, ALL);
  assertNone(wide.out, "wider than the window");
  assert.equal(wide.scrolls, 0, "the page scrolls sideways");
}

/** What can be pressed is large enough to be hit (WCAG 2.5.8), except links in running text. */
export async function assertTargets(frame, { least = 24, of = "a[href], button, input, select, textarea" } = {}) {
  const small = await frame.evaluate(([all, least, of]) => {
    const inText = (element) => element.tagName === "A" && getComputedStyle(element).display === "inline" && element.parentElement.matches("p, dd, small, li");
    return eval(all)(document)
      .filter((element) => element.matches(of) && element.checkVisibility() && !inText(element))
      .map((element) => ({ what: element.outerHTML.slice(0, 100), ...element.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < least - 0.01 || height < least - 0.01)
      .map(({ what, width, height }) => `${width.toFixed(1)} × ${height.toFixed(1)}: ${what}`);
  }, [ALL, least, of]);
  assertNone(small, `smaller than ${least} px`);
}

/** Nothing moves, fades or blinks for longer than 10 ms. */
export async function assertCalm(frame) {
  const moving = await frame.evaluate((all) => {
    const milliseconds = (text) => Math.max(...text.split(",").map((part) => parseFloat(part) * (part.trim().endsWith("ms") ? 1 : 1000)));
    return eval(all)(document).flatMap((element) =>
      ["", "::before", "::after"].flatMap((pseudo) => {
        const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo);
        const moves = (animationName !== "none" && milliseconds(animationDuration) > 10) || milliseconds(transitionDuration) > 10;
        return moves || scrollBehavior === "smooth" ? [element.outerHTML.slice(0, 100) + pseudo] : [];
      }));
  }, ALL);
  assertNone(moving, "moves for readers who asked for calm");
}

/** The element that has the focus, looked for in open shadow roots too: what it is, and whether that can be seen. */
export function focused(frame) {
  return frame.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      tag: element.tagName.toLowerCase(),
      id: element.id,
      day: element.dataset.day,
      start: element.dataset.start,
      name: element.getAttribute("aria-label") || element.textContent.trim(),
      visible: element.matches(":focus-visible") && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      onScreen: box.bottom > 0 && box.top < innerHeight,
    };
  });
}
