// axe-core: what a program can find of the Web Content Accessibility Guidelines.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { assertNone } from "./layout.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The guidelines alone, for what is no page of its own: a mail has no landmarks. */
export const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const RULES = [...WCAG, "best-practice"];

/** A page or frame has no fault that axe finds, in open shadow roots either. */
export async function assertAccessible(frame, when, rules = RULES) {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(AXE);
  const found = await frame.evaluate(async (values) => {
    // What is still fading in has low contrast until it is there. Animations without end are not waited for.
    const roots = [document, ...[...document.querySelectorAll("*")].flatMap((element) => element.shadowRoot ?? [])];
    const ending = () => roots.flatMap((root) => root.getAnimations()).filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(ending().map(({ finished }) => finished));
    const { violations, passes } = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"], iframes: false });
    const faults = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary.split("\n").slice(1).join(" ").trim()}`));
    return { faults, passed: passes.length };
  }, rules);
  assertNone(found.faults, `axe finds faults in ${when}`);
  assert.ok(found.passed > 10, `axe has looked at ${when}`);
}
