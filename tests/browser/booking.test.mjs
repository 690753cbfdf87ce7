// The main job: a user connects to Zoom, a client books, and gets a link that Zoom issued for that user at that instant.
// Embedded, with JavaScript off, and where the page around forbids WebAssembly.

import assert from "node:assert/strict";
import { embed, policy } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";

const { test } = suite();

/** Connects a user the way a person does. */
async function connect({ open, world }, business, user) {
  const reader = await open();
  const { page } = reader;
  await page.goto(await business.profileLink(user));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Not connected", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Connect to Zoom" }).click();

  await page.waitForURL(`${world.zoom.origin}/oauth/authorize?**`);
  await page.getByLabel("Sign in as").fill(user.email);
  await page.getByRole("button", { name: "Allow" }).click();

  await page.waitForURL(`${world.origin}/profile?**`);
  await page.getByRole("status").getByText("Zoom is connected.").waitFor();
  await page.getByText("Connected", { exact: true }).waitFor();
  await page.getByText(user.email).waitFor();
  const { zoom } = await business.record(user);
  assert.equal(zoom.email, user.email);
  return { ...user, zoomUser: zoom.zoom_user };
}

/** The link is one that Zoom issued to this user, for a meeting at this instant, and for no other appointment. */
async function assertIssued(world, user, slot, link) {
  const meetings = await world.zoom.meetingsOf(user);
  assert.equal(meetings.length, 1, "one appointment, one meeting");
  const [meeting] = meetings;
  assert.equal(meeting.join_url, link);
  assert.equal(Date.parse(meeting.start_time), Date.parse(slot.start));
  assert.equal(meeting.duration, 30);
  assert.equal(meeting.deleted, false);
}

test("a user connects, a client books on another site's page and gets the host's own link", async (stage) => {
  const { world, site, open } = stage;
  const business = await world.business();
  const user = await connect(stage, business, await business.user());
  const calendar = await business.calendar([user]);
  const slot = await calendar.slot();

  const reader = await open();
  const { page } = reader;
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  assert.deepEqual(await reader.events("slotkey:ready"), [{ calendar: calendar.slug, group: null, mode: "shadow" }]);
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.pick(slot);
  await widget.fill({ phone: "+44 20 7946 0000", notes: "A chipped tooth" });
  await widget.submit.click();
  await widget.booked().waitFor();

  await assertIssued(world, user, slot, await widget.link());
  const [appointment] = await business.appointments();
  assert.equal(appointment.contact.email, "ada@example.test");
  assert.deepEqual(await reader.events("slotkey:booked"), [{ appointment: appointment.id, calendar: calendar.slug }]);
  assert.ok(!(await page.evaluate(() => location.href)).includes("token"), "the page around learns no secret");
});

test("the same with JavaScript off, on the calendar's own page", async ({ world, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  const { page } = await open({ script: false });
  await page.goto(calendar.at());
  const widget = new Widget(page);
  await widget.pick(slot);
  await widget.fill({ notes: "A chipped tooth" });
  await widget.submit.click();
  await page.waitForURL(/\/widget\/appointments\//);
  await widget.booked().waitFor();
  await assertIssued(world, calendar.users[0], slot, await widget.link());
});

test("the same where the page's policy forbids WebAssembly: an iframe takes over by itself", async ({ world, site, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/WebAssembly/, /script-src by wasm-eval/);
  const { page } = reader;
  await page.goto(site.page(embed(calendar), { product: world.origin, csp: policy.noWebAssembly(world.origin) }));
  assert.deepEqual(await reader.events("slotkey:ready"), [{ calendar: calendar.slug, group: null, mode: "frame" }]);
  const widget = new Widget(page.frameLocator("slotkey-booking iframe"));
  await widget.grid.waitFor();
  await widget.pick(slot);
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();

  await assertIssued(world, calendar.users[0], slot, await widget.link());
  const [appointment] = await calendar.business.appointments();
  assert.deepEqual(await reader.events("slotkey:booked"), [{ appointment: appointment.id, calendar: calendar.slug }]);
});
