// What goes wrong between the form and the link: somebody was quicker, the network fails, Zoom does not answer.

import assert from "node:assert/strict";
import { focused } from "./support/layout.mjs";
import { embed } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";

const { test } = suite();

const BOOKING = /\/api\/v1\/calendars\/[^/]+\/appointments$/;

/** Notes the idempotency keys of all bookings that are sent. */
function keysOf(page) {
  const keys = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && BOOKING.test(request.url())) keys.push(request.headers()["idempotency-key"]);
  });
  return keys;
}

test("a time that was taken while the form was open: other times are offered, and one click leads on", async ({ world, site, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/status of 409/);
  await Widget.keepNothing(reader);
  const { page } = reader;
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  const keys = keysOf(page);
  await widget.pick(slot);
  await widget.fill({ notes: "A chipped tooth" });
  await calendar.book(slot);
  await widget.submit.click();

  const notice = widget.root.getByRole("alert").filter({ hasText: "Nearest free times" });
  await notice.waitFor();
  await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.id === "sk-notice");
  await widget.times.locator(`[data-start="${slot.start}"]`).waitFor({ state: "detached" });
  const alternatives = notice.getByRole("link");
  const starts = await alternatives.evaluateAll((links) => links.map((link) => link.dataset.start));
  assert.ok(starts.length >= 2 && !starts.includes(slot.start), `alternatives ${starts}`);
  await alternatives.first().click();
  await widget.details.waitFor();
  assert.equal(await widget.field("Name").inputValue(), "Ada Lovelace");
  assert.equal(await widget.field("Anything we should know").inputValue(), "A chipped tooth");
  await widget.submit.click();
  await widget.booked().waitFor();
  const booked = (await calendar.business.appointments()).filter(({ contact }) => contact.name === "Ada Lovelace");
  assert.deepEqual(booked.map(({ start }) => start), [starts[0]]);
  assert.equal(new Set(keys).size, 2, "another time is another request");
});

test("without network the page says so, and books once the network is back", async ({ world, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/ERR_INTERNET_DISCONNECTED/);
  const { page, context } = reader;
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  const keys = keysOf(page);
  await widget.pick(slot);
  await widget.fill();
  await context.setOffline(true);
  await widget.submit.click();
  await page.getByRole("alert").getByText("We could not reach the booking service").waitFor();
  assert.equal((await focused(page)).name, "Try again");
  assert.equal(await widget.field("Name").inputValue(), "Ada Lovelace");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await widget.booked().waitFor();
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  assert.equal((await calendar.business.appointments()).length, 1);
});

test("an answer that gets lost does not book twice", async ({ world, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/ERR_FAILED/);
  const { page } = reader;
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  const keys = keysOf(page);
  await widget.pick(slot);
  await widget.fill();
  await page.route(BOOKING, async (route) => {
    const answer = await route.fetch();
    assert.equal(answer.status(), 201);
    await route.abort();
  }, { times: 1 });
  await widget.submit.click();
  await page.getByText("We could not reach the booking service").waitFor();
  assert.equal((await calendar.business.appointments()).length, 1, "the edge has it");
  await page.getByRole("button", { name: "Try again" }).click();
  await widget.booked().waitFor();
  const link = await widget.link();
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  assert.equal((await calendar.business.appointments()).length, 1);
  assert.deepEqual((await world.zoom.meetingsOf(calendar.users[0])).map(({ join_url }) => join_url), [link]);
});

test("an impatient reader who presses twice books once", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await widget.pick(slot);
  await widget.fill();
  await widget.submit.dblclick();
  await widget.booked().waitFor();
  assert.equal((await calendar.business.appointments()).length, 1);
});

test("what the edge refuses stands at its field", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/status of 422/);
  const { page } = reader;
  await page.goto(calendar.at({ day: slot.day, start: slot.start }));
  const widget = new Widget(page);
  await page.waitForFunction(() => document.querySelector("form.contact").noValidate);
  await widget.fill({ phone: "123" });
  await widget.submit.click();
  await page.getByText("A phone number with its country code is needed").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "sk-phone");
  assert.equal(await widget.field("Phone").getAttribute("aria-invalid"), "true");
  await widget.field("Phone").fill("");
  await widget.submit.click();
  await widget.booked().waitFor();
});

test("free times that do not come can be asked for again", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const reader = await open();
  reader.expectNoise(/ERR_FAILED/);
  const { page } = reader;
  await page.goto(calendar.at());
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await page.route(/\/slots\?/, (route) => route.abort());
  await widget.nextMonth.click();
  await page.getByRole("alert").getByText("We could not load the free times.").waitFor();
  await page.unroute(/\/slots\?/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("We could not load the free times.").waitFor({ state: "detached" });
  await widget.times.getByRole("link").first().waitFor();
});

test("a link that Zoom is late with appears by itself", async ({ world, site, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  await widget.pick(slot);
  await widget.fill();
  // Refused twice, the meeting is made at the third try, some seconds later.
  await world.zoom.fault("create", "429_second", 2);
  await page.evaluate(() => (window.notReloaded = true));
  await widget.submit.click();
  await widget.booked().waitFor();
  await widget.root.getByText("Your meeting link is on its way.").waitFor();
  assert.equal(await widget.join.count(), 0);
  await widget.join.waitFor({ timeout: 30_000 });
  await widget.root.getByRole("status").getByText("Your meeting link is ready.").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => window.notReloaded), true);
  const meetings = await world.zoom.meetingsOf(calendar.users[0]);
  assert.deepEqual(meetings.map(({ join_url }) => join_url), [await widget.link()]);
});
