// What every file of tests here begins with: one stack, one browser, one foreign website; and for each test a page that
// is watched. A test fails if its page complains on the console or violates a policy, unless it says so beforehand.

import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test as nodeTest } from "node:test";
import { chromium } from "playwright-core";
import { assertNone } from "./layout.mjs";
import { Site } from "./site.mjs";
import { startStack } from "./stack.mjs";
import { World } from "./world.mjs";

/** How long a page may take to show what a test waits for. The machine may be busy with other things. */
const PATIENCE = 12_000;
const TEST_TIMEOUT = 90_000;
const FAILURES = process.env.SLOTKEY_FAILURES || join(tmpdir(), "slotkey-browser-failures");

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM_BIN || "/usr/bin/chromium", args: ARGUMENTS });

/** Readers' settings that tests name. */
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Sets a file up. The answer holds `test`, whose function gets `{world, site, open}`. */
export function suite() {
  const shared = {};
  before(async () => {
    shared.site = new Site();
    const [stack, browser] = await Promise.all([startStack(), launch(), shared.site.start()]);
    Object.assign(shared, { stack, browser, world: new World(stack) });
  }, { timeout: 180_000 });
  after(async () => {
    await shared.browser?.close();
    await Promise.all([shared.stack?.stop(), shared.site?.stop()]);
  });
  const test = (name, act) =>
    nodeTest(name, { timeout: TEST_TIMEOUT }, async () => {
      const readers = [];
      const open = async (settings) => {
        const reader = await Reader.open(shared.browser, settings);
        // What Zoom's own page says is not ours to answer for.
        reader.expectNoise(new RegExp(`\\(${shared.stack.zoom}/`));
        readers.push(reader);
        return reader;
      };
      try {
        await act({ world: shared.world, site: shared.site, open });
        for (const reader of readers) reader.heardNothing();
      } catch (error) {
        await Promise.all(readers.map((reader, at) => reader.photograph(`${name} ${at}`)));
        const noise = readers.flatMap((reader) => reader.noise);
        if (noise.length && !error.message.includes("complained")) error.message += `\nThe page said:\n  ${noise.join("\n  ")}`;
        throw error;
      } finally {
        await Promise.all(readers.map((reader) => reader.context.close()));
      }
    });
  return { test };
}

/** Somebody before a browser. */
class Reader {
  /** What the page has complained about. */
  noise = [];
  /** What it may complain about. */
  expected = [];

  static async open(browser, settings = {}) {
    const { script = true, zone = "America/New_York", screen = DESKTOP, dark = false, calm = false, ...more } = settings;
    const reader = new Reader();
    reader.context = await browser.newContext({
      javaScriptEnabled: script,
      timezoneId: zone,
      locale: "en-US",
      viewport: screen,
      colorScheme: dark ? "dark" : "light",
      reducedMotion: calm ? "reduce" : "no-preference",
      ...more,
    });
    reader.context.setDefaultTimeout(PATIENCE);
    if (script) await reader.#watch();
    // Chromium fetches in advance what without script nobody asks for.
    else reader.expectNoise(/preloaded using link preload/);
    const page = await reader.context.newPage();
    const hear = (what) => reader.noise.push(what);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) hear(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => hear(`uncaught: ${error.message}`));
    reader.page = page;
    return reader;
  }

  /** Notes, before anything of the page runs: violated policies, layout shifts, and the widget's events. */
  async #watch() {
    await this.context.exposeBinding("hearViolation", (_, what) => this.noise.push(`policy violated: ${what}`));
    await this.context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) =>
        window.hearViolation(`${event.effectiveDirective} by ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`));
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (!entry.hadRecentInput) window.shifts.push({ value: entry.value, nodes: entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? String(node)) });
        }
      }).observe({ type: "layout-shift", buffered: true });
      window.events = [];
      for (const type of ["slotkey:ready", "slotkey:booked"]) {
        document.addEventListener(type, (event) => window.events.push({ type, detail: event.detail }));
      }
    });
  }

  /** From here on, the page may complain about this. */
  expectNoise(...patterns) {
    this.expected.push(...patterns);
  }

  heardNothing() {
    const surprising = this.noise.filter((what) => !this.expected.some((pattern) => pattern.test(what)));
    assertNone(surprising, "the page complained");
  }

  /** The events that the widget has told the page, once there is one of this type. */
  async events(type) {
    await this.page.waitForFunction((type) => window.events.some((event) => event.type === type), type);
    return this.page.evaluate((type) => window.events.filter((event) => event.type === type).map(({ detail }) => detail), type);
  }

  async photograph(name) {
    await mkdir(FAILURES, { recursive: true });
    const path = join(FAILURES, `${name.replace(/[^\w]+/g, "-")}.png`);
    // A page that is gone cannot be photographed, and the test has failed for another reason.
    await this.page.screenshot({ path, fullPage: true, timeout: 5_000 }).catch(() => {});
  }
}
