// `<slotkey-booking>` on pages of another origin: it keeps to itself, moves nothing, and falls back to an iframe.

import assert from "node:assert/strict";
import { words } from "./support/dates.mjs";
import { assertStill, settled } from "./support/layout.mjs";
import { embed, policy } from "./support/site.mjs";
import { PHONE, suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { eventually } from "./support/world.mjs";

const { test } = suite();

const alive = (reader, mode = "shadow") =>
  reader.events("slotkey:ready").then((events) => assert.deepEqual(events.map((event) => event.mode), [mode]));

test("two embeds on one page do not know of each other", async ({ world, site, open }) => {
  const [first, second] = [await world.unassigned({ name: "Check-up" }), await world.unassigned({ name: "Cleaning" })];
  const reader = await open();
  const { page } = reader;
  await page.goto(site.page(embed(first) + embed(second), { product: world.origin, csp: policy.enough(world.origin) }));
  const widgets = page.locator("slotkey-booking");
  const [left, right] = [new Widget(widgets.nth(0)), new Widget(widgets.nth(1))];
  await left.grid.waitFor();
  await widgets.nth(1).scrollIntoViewIfNeeded();
  await right.grid.waitFor();
  await left.root.getByRole("heading", { name: "Check-up" }).waitFor();
  await right.root.getByRole("heading", { name: "Cleaning" }).waitFor();

  const [one, other] = [await first.slot({ ahead: 3 }), await second.slot({ ahead: 4, at: 3 })];
  await left.pick(one);
  await left.fill({ name: "Ada Lovelace" });
  await right.pick(other);
  assert.equal(await right.field("Name").inputValue(), "");
  await right.fill({ name: "Grace Hopper" });
  await right.submit.click();
  await right.booked("Grace").waitFor();
  assert.equal(await left.field("Name").inputValue(), "Ada Lovelace", "the other embed is where it was");
  await left.submit.click();
  await left.booked("Ada").waitFor();
  const booked = async (calendar) => (await calendar.business.appointments()).map(({ contact, start }) => [contact.name, start]);
  assert.deepEqual(await booked(first), [["Ada Lovelace", one.start]]);
  assert.deepEqual(await booked(second), [["Grace Hopper", other.start]]);
});

test("an element that leaves the page and comes back works again", async ({ world, site, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const reader = await open();
  const { page } = reader;
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  await page.evaluate(() => {
    window.element = document.querySelector("slotkey-booking");
    window.element.remove();
  });
  await page.evaluate(() => document.querySelector("main").append(window.element));
  await page.waitForFunction(() => window.events.filter(({ type }) => type === "slotkey:ready").length === 2);
  await widget.pick(slot);
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  assert.equal((await reader.events("slotkey:booked")).length, 1, "what was left of the first life is silent");

  await page.evaluate(() => window.element.remove());
  await page.evaluate((slug) => {
    const made = document.createElement("slotkey-booking");
    made.setAttribute("calendar", slug);
    document.querySelector("main").prepend(made);
  }, calendar.slug);
  await widget.grid.waitFor();
});

test("the styles of the page and of the widget stay apart", async ({ world, site, open }) => {
  const calendar = await world.unassigned();
  const { day } = await calendar.slot();
  const looks = async (css) => {
    const { page } = await open();
    await page.goto(site.page(`<div class="card button">Ours</div>${embed(calendar)}`, { product: world.origin, css }));
    const widget = new Widget(page.locator("slotkey-booking"));
    await widget.grid.waitFor();
    const watched = { day: widget.day(day), heading: widget.heading, time: widget.times.getByRole("link").first(), hint: page.locator("slotkey-booking .hint") };
    const inside = {};
    for (const [name, locator] of Object.entries(watched)) {
      inside[name] = await locator.evaluate((element) => {
        const style = getComputedStyle(element);
        const kept = ["color", "background-color", "font", "letter-spacing", "word-spacing", "text-transform", "text-indent", "text-align",
          "text-decoration", "text-shadow", "white-space", "direction", "visibility", "cursor", "display", "padding", "border", "font-variant-caps"];
        return Object.fromEntries(kept.map((name) => [name, style.getPropertyValue(name)]));
      });
    }
    const ours = await page.locator("main > .card").evaluate((card) => {
      const { padding, border, backgroundColor, display } = getComputedStyle(card);
      return { padding, border, backgroundColor, display, sheets: document.adoptedStyleSheets.length };
    });
    return { inside, ours };
  };
  const plain = await looks("");
  const hostile = await looks(`
    body { color: red; font: italic 900 30px/3 monospace; letter-spacing: .5em; word-spacing: 1em; text-transform: uppercase;
      text-indent: 4em; text-align: right; white-space: pre; text-shadow: 2px 2px red; font-variant: small-caps; cursor: wait; }
    * { border: 0; }
    a, td, th, h2, h3, p, .day, .time, .slotkey, .view, .month { display: none !important; color: red !important; }
    main, h1, .after { display: block !important; }`);
  assert.deepEqual(hostile.inside, plain.inside, "the page's styles stay outside");
  assert.deepEqual(plain.ours, { padding: "0px", border: "0px none rgb(0, 0, 0)", backgroundColor: "rgba(0, 0, 0, 0)", display: "block", sheets: 0 });
});

/** What the loader keeps free, for a site that wants it kept before the loader is there. */
const ROOM = `slotkey-booking:not(:defined) { display: block; min-height: 33rem; }
  @media (max-width: 45rem) { slotkey-booking:not(:defined) { min-height: 56rem; } }`;

for (const [where, screen] of [["a desktop", undefined], ["a phone", PHONE]]) {
  test(`on ${where}, nothing on the page moves while the embed loads`, async ({ world, site, open }) => {
    const calendar = await world.calendar();
    const reader = await open({ screen });
    const { page } = reader;
    // Enough below the embed to be pushed down, if anything is.
    const rest = "<p>Parking is behind the house, and the tram stops at the corner.</p>".repeat(12);
    await page.goto(site.page(embed(calendar) + rest, { product: world.origin, css: ROOM }));
    await alive(reader);
    await settled(page);
    await assertStill(page);
  });
}

for (const [what, address, root] of [
  ["the calendar's page", (calendar) => calendar.at(), (page) => page],
  ["an embed", (calendar, world, site) => site.page(embed(calendar, `tz="${calendar.zone}"`), { product: world.origin }), (page) => page.locator("slotkey-booking")],
]) {
  test(`coming to life replaces nothing of ${what}`, async ({ world, site, open }) => {
    const calendar = await world.unassigned();
    const { page } = await open();
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route(/\/assets\/widget-.*\.wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address(calendar, world, site), { waitUntil: "commit" });
    const widget = new Widget(root(page));
    await widget.root.getByRole("table").waitFor();
    const nodes = widget.root.locator(".view *");
    const before = await nodes.evaluateAll((elements) => (window.drawn = elements).length);
    const picture = await page.screenshot();
    release();
    await widget.grid.waitFor();
    const kept = await nodes.evaluateAll((elements) => elements.filter((element) => window.drawn.includes(element)).length);
    assert.equal(kept, before, "every element that the edge drew is still there");
    assert.ok((await page.screenshot()).equals(picture), "and looks as it did");
    await assertStill(page);
  });
}

for (const [what, answer, root] of [
  ["is followed once it is there", (route) => route.continue(), (page) => page.locator("slotkey-booking")],
  ["is followed in the iframe, if it never comes", (route) => route.abort(), (page) => page.frameLocator("slotkey-booking iframe")],
]) {
  test(`a click that comes before the WebAssembly ${what}`, async ({ world, site, open }) => {
    const calendar = await world.unassigned();
    const slot = await calendar.slot();
    const reader = await open();
    reader.expectNoise(/\/assets\/widget-/, /Failed to fetch/);
    const { page } = reader;
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route(/\/assets\/widget-.*\.wasm$/, async (route) => {
      await held;
      await answer(route);
    });
    const address = site.page(embed(calendar), { product: world.origin });
    await page.goto(address, { waitUntil: "commit" });
    const drawn = new Widget(page.locator("slotkey-booking"));
    await drawn.month.waitFor();
    const time = drawn.root.locator(`[data-start="${slot.start}"]`);
    const wanted = (await time.count()) > 0 ? time : drawn.root.locator("[data-day][href]").last();
    const label = await wanted.evaluate((link) => link.dataset.start ?? link.dataset.day);
    await wanted.click();
    assert.equal(page.url(), address, "the reader stays where they are");
    release();
    const widget = new Widget(root(page));
    const reached = label.includes("T") ? widget.details : widget.root.getByRole("region", { name: words.day(label) });
    await reached.waitFor();
    assert.equal(page.url(), address);
  });
}

test("where the page's policy forbids both WebAssembly and frames, there is a link to the calendar's page", async ({ world, site, open }) => {
  const calendar = await world.unassigned();
  const reader = await open();
  reader.expectNoise(/WebAssembly/, /wasm-eval/, /frame-src/, /Framing/);
  const { page } = reader;
  const csp = `default-src 'none'; script-src ${world.origin}; style-src 'self'; connect-src ${world.origin}`;
  await page.goto(site.page(embed(calendar), { product: world.origin, csp }));
  const link = page.getByRole("link", { name: "Book an appointment" });
  await link.waitFor();
  assert.ok((await link.getAttribute("href")).startsWith(calendar.at().split("?")[0]));
});

/** Books in the iframe, and checks all along that it is as high as what is in it. */
async function bookInFrame(page, calendar) {
  const slot = await calendar.slot();
  const widget = new Widget(page.frameLocator("slotkey-booking iframe"));
  const fits = (when) =>
    eventually(`an iframe where nothing scrolls ${when}`, async () => {
      const inner = await widget.root.locator("html").evaluate((html) => ({
        height: Math.ceil(html.getBoundingClientRect().height),
        down: html.scrollHeight - html.clientHeight,
        across: html.scrollWidth - html.clientWidth,
        moving: document.getAnimations().length,
      }));
      const height = await page.locator("slotkey-booking iframe").evaluate((frame) => Number(frame.height));
      assert.deepEqual(inner, { height, down: 0, across: 0, moving: 0 }, `the iframe fits its content ${when}`);
      return true;
    }, 3_000);
  await widget.grid.waitFor();
  await fits("at first");
  await widget.pick(slot);
  await fits("with the form");
  await widget.submit.click();
  await widget.root.getByText("Please tell us your name.").waitFor();
  await fits("with errors");
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  await fits("with the confirmation");
  const appointments = await calendar.business.appointments();
  assert.deepEqual(appointments.map(({ start }) => start), [slot.start]);
}

for (const [what, csp, noise, screen] of [
  ["forbids WebAssembly, on a phone", policy.noWebAssembly, [/WebAssembly/, /script-src by wasm-eval/], PHONE],
  ["forbids to fetch the fragment", policy.noConnect, [/connect-src/, /Connecting to .*violates/, /Fetch API cannot load .*Content Security Policy/]],
  ["allows the loader and no other script", policy.loaderOnly, [/script-src/, /Loading the script/]],
]) {
  test(`where the page's policy ${what}, booking works in an iframe as high as its content`, async ({ world, site, open }) => {
    const calendar = await world.unassigned();
    const reader = await open({ screen });
    reader.expectNoise(...noise);
    const { page } = reader;
    await page.goto(site.page(embed(calendar), { product: world.origin, csp: csp(world.origin) }));
    await alive(reader, "frame");
    await bookInFrame(page, calendar);
    assert.equal((await reader.events("slotkey:booked")).length, 1);
  });
}

test("where WebAssembly cannot be loaded, booking works in an iframe by links and forms", async ({ world, site, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/\/assets\/widget-/, /Failed to fetch/);
  const { page } = reader;
  await page.route(/\/assets\/widget-.*\.wasm$/, (route) => route.abort());
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  await alive(reader, "frame");
  const widget = new Widget(page.frameLocator("slotkey-booking iframe"));
  await widget.pick(slot);
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  const [appointment] = await calendar.business.appointments();
  assert.deepEqual(await reader.events("slotkey:booked"), [{ appointment: appointment.id, calendar: calendar.slug }]);
});
