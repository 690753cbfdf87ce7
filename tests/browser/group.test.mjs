// The page of a group of calendars: complete without script, on a page of its own and embedded.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { assertCalm, assertReflows, assertTargets } from "./support/layout.mjs";
import { DESKTOP, PHONE, suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { fresh } from "./support/world.mjs";

const { test } = suite();

/** A group of three calendars. */
async function group(world) {
  const business = await world.business();
  const hosts = [await business.user("Mara Lindqvist"), await business.user("Priya Raman")];
  const calendars = [
    await business.calendar(hosts, { name: "Check-up", slots: { other_durations_minutes: [45, 60] } }),
    await business.calendar([], { name: "Cleaning", description: "" }),
    await business.calendar([hosts[0]], { kind: "class", name: "How to brush", slots: { capacity: 8 } }),
  ];
  const draft = { slug: fresh("group"), name: "Your teeth", description: "Not sure? Begin with a check-up.", calendars: calendars.map(({ id }) => id) };
  await world.manage(201, "POST", `/agencies/${business.agency}/sub-accounts/${business.subAccount}/groups`, draft);
  return { ...draft, business, calendars, page: `${world.origin}/widget/groups/${draft.slug}` };
}

for (const script of [true, false]) {
  test(`a calendar is chosen from the list and booked, ${script ? "with" : "without"} script`, async ({ world, open }) => {
    const { page: address, calendars, business } = await group(world);
    const { page } = await open({ script });
    await page.goto(`${address}?tz=America/New_York`);
    await page.getByRole("heading", { level: 1, name: "Your teeth" }).waitFor();
    assert.deepEqual(await page.getByRole("heading", { level: 2 }).allInnerTexts(), ["Check-up", "Cleaning", "How to brush"]);
    await page.getByText("30, 45 or 60 minutes").waitFor();
    await page.getByText("Mara Lindqvist or Priya Raman").waitFor();
    // All of an entry can be pressed, not just its name.
    const { x, y } = await page.getByText("30, 45 or 60 minutes").boundingBox();
    await page.mouse.click(x + 5, y + 5);
    await page.waitForURL(/\/widget\/bookings\//);
    assert.match(page.url(), new RegExp(`/widget/bookings/${calendars[0].slug}\\?tz=America/New_York`));
    const slot = await calendars[0].slot();
    const widget = new Widget(page);
    if (script) await widget.grid.waitFor();
    await widget.goTo(slot.day);
    await widget.time(slot).click();
    await widget.fill();
    await widget.submit.click();
    await widget.booked().waitFor();
    assert.equal((await business.appointments()).length, 1);
  });
}

test("a site embeds the list; what is booked there is told to the page around", async ({ world, site, open }) => {
  const { slug, calendars } = await group(world);
  const reader = await open();
  const { page } = reader;
  await page.goto(site.page(`<slotkey-booking group="${slug}"></slotkey-booking>`, { product: world.origin }));
  const iframe = page.locator("slotkey-booking iframe");
  const frame = page.frameLocator("slotkey-booking iframe");
  await frame.getByRole("heading", { name: "Your teeth" }).waitFor();
  assert.deepEqual((await reader.events("slotkey:ready")).map(({ group, mode }) => [group, mode]), [[slug, "frame"]]);
  const fits = () => iframe.evaluate((element) => element.clientHeight);
  const listed = await frame.locator("html").evaluate((html) => Math.ceil(html.getBoundingClientRect().height));
  await page.waitForFunction((height) => document.querySelector("slotkey-booking").shadowRoot.querySelector("iframe").clientHeight >= height, listed);
  assert.ok((await fits()) < 2_000);
  await frame.getByRole("link", { name: "Cleaning" }).click();
  const widget = new Widget(frame);
  await widget.grid.waitFor();
  const slot = await calendars[1].slot({ zone: await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone) });
  await widget.pick(slot);
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  assert.deepEqual((await reader.events("slotkey:booked")).map(({ calendar }) => calendar), [calendars[1].slug]);
});

test("the list is for everybody: axe, large enough to hit, nothing to scroll sideways, nothing that moves", async ({ world, open }) => {
  const { page: address } = await group(world);
  const { page } = await open();
  await page.goto(address);
  for (const [colorScheme, screen] of [["light", DESKTOP], ["dark", DESKTOP], ["dark", PHONE], ["light", PHONE]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(screen);
    await assertAccessible(page, `group, ${colorScheme}, ${screen.width}`);
    await assertTargets(page);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await assertReflows(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await assertCalm(page);
});
