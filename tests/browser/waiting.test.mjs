// Times that are kept while the form is filled in, appointments that wait for approval, and what a client may still change.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { embed } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { eventually } from "./support/world.mjs";

const { test } = suite();

const HOLDS = /\/api\/v1\/calendars\/[^/]+\/holds/;
const KEPT = /^We keep this time for you until \d+:\d\d/;
const ENDED = "We no longer keep this time for you.";
const FIVE_MINUTES_AND_SOME = 5 * 60 * 1000 + 2000;

const starts = async (calendar, slot) => (await calendar.days(slot.day, slot.day))[0].slots.map(({ start }) => start);
const isFree = async (calendar, slot) => (await starts(calendar, slot)).includes(slot.start);

test("a time is kept while the form is open, given back by another choice, and booked", async ({ world, site, open }) => {
  const calendar = await world.calendar();
  const [slot, other] = [await calendar.slot(), await calendar.slot({ at: 5 })];
  const { page } = await open();
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  await widget.pick(slot);
  await widget.root.getByText(KEPT).waitFor();
  assert.equal(await isFree(calendar, slot), false, "nobody else is offered it");
  await widget.root.getByRole("link", { name: "Choose another time" }).click();
  await eventually("the time to be given back", () => isFree(calendar, slot));
  await widget.time(other).click();
  await widget.root.getByText(KEPT).waitFor();
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  const [appointment, ...more] = await calendar.business.appointments();
  assert.deepEqual([appointment.start, more.length], [other.start, 0]);
  assert.deepEqual([await isFree(calendar, slot), await isFree(calendar, other)], [true, false]);
});

test("a page that is loaded again keeps its form, and one that is left gives its time back", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await widget.pick(slot);
  await page.getByText(KEPT).waitFor();
  await page.waitForURL(/[?&]hold=/);
  await page.reload();
  await widget.details.waitFor();
  await page.getByText(KEPT).waitFor();
  assert.equal(await isFree(calendar, slot), false);
  await page.goto("about:blank");
  await eventually("the time to be given back", () => isFree(calendar, slot));
});

test("another time zone changes what is shown of a kept time, not that it is kept", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open();
  const asked = [];
  page.on("request", (request) => HOLDS.test(request.url()) && asked.push(request.method()));
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await widget.pick(slot);
  const before = await page.getByText(KEPT).innerText();
  await widget.timeZone.selectOption("Asia/Kolkata");
  await page.waitForURL(/Kolkata/);
  await page.locator(".tag").getByText(/Kolkata time \(GMT\+5:30\)/).waitFor();
  await eventually("the other zone's time", async () => (await page.getByText(KEPT).innerText()) !== before);
  assert.deepEqual(asked, ["POST"]);
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  assert.equal((await calendar.business.appointments())[0].start, slot.start);
});

test("a time that runs out says so, and goes on when asked to", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open();
  await page.clock.install();
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await widget.pick(slot);
  await page.getByText(KEPT).waitFor();
  await widget.fill();
  await page.clock.fastForward(FIVE_MINUTES_AND_SOME);
  await page.locator(".notice").getByText(ENDED).waitFor();
  await page.getByRole("status").getByText(ENDED).waitFor({ state: "attached" });
  assert.equal(await page.getByText(KEPT).count(), 0);
  await assertAccessible(page, "a time that is kept no more");
  // Only the reader's clock ran ahead: the edge gives it back when it is asked to, as its own clock would.
  await page.route(HOLDS, async (route) => {
    const id = new URL(page.url()).searchParams.get("hold");
    await fetch(`${world.origin}/api/v1/calendars/${calendar.slug}/holds/${id}`, { method: "DELETE" });
    await route.continue();
  }, { times: 1 });
  await page.getByRole("button", { name: "Go on with this time" }).click();
  await page.getByText(KEPT).waitFor();
  assert.equal(await widget.field("Name").inputValue(), "Ada Lovelace", "what was typed stays");
  await widget.submit.click();
  await widget.booked().waitFor();
});

test("a time that another client keeps is no longer there: others are offered at once", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/status of 409/);
  const { page } = reader;
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await calendar.hold(slot);
  await widget.time(slot).click();
  const notice = page.getByRole("alert").filter({ hasText: "Nearest free times" });
  await notice.waitFor();
  await page.waitForFunction(() => document.activeElement.id === "sk-notice");
  await notice.getByRole("link").first().click();
  await page.getByText(KEPT).waitFor();
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
});

test("the form goes on where nothing can be kept, and waits for what is being kept", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const [slot, other] = [await calendar.slot(), await calendar.slot({ at: 6 })];
  const reader = await open();
  await Widget.keepNothing(reader);
  const { page } = reader;
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await widget.pick(slot);
  await widget.fill();
  assert.equal(await page.getByText(KEPT).count(), 0);
  await widget.submit.click();
  await widget.booked().waitFor();

  await page.unroute(/\/holds$/);
  await page.route(HOLDS, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto(calendar.at({ day: other.day }));
  await widget.grid.waitFor();
  await widget.pick(other);
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  assert.equal((await calendar.business.appointments()).length, 2);
});

test("a request says that it waits, and shows by itself that it was confirmed", async ({ world, site, open }) => {
  const calendar = await world.calendar({ more: { auto_confirm: false } });
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  await widget.root.getByText("Zoom, link sent once confirmed").waitFor();
  await widget.pick(slot);
  await widget.root.getByText("You are sending a request.").waitFor();
  await widget.fill();
  await widget.root.getByRole("button", { name: "Request this time" }).click();
  await widget.root.getByRole("heading", { name: "Request sent, Ada" }).waitFor();
  await widget.root.getByText("Awaiting approval").waitFor();
  await widget.root.getByText("will confirm it, or tell you if it does not suit").waitFor();
  for (const promise of ["meeting link", "Confirmed", "Add to your calendar"]) assert.equal(await widget.root.getByText(promise, { exact: false }).count(), 0, promise);
  await assertAccessible(page, "a request");
  const [appointment] = await calendar.business.appointments();
  assert.equal(appointment.status, "pending");
  await calendar.approve(appointment);
  await widget.root.getByRole("status").getByText(/^Your (appointment is confirmed|meeting link is ready)/).waitFor({ state: "attached", timeout: 30_000 });
  await widget.link();
  await widget.booked().waitFor();
});

test("a request is withdrawn without script", async ({ world, open }) => {
  const calendar = await world.unassigned({ more: { auto_confirm: false } });
  const slot = await calendar.slot();
  const { page } = await open({ script: false });
  await page.goto(calendar.at({ start: slot.start }));
  const widget = new Widget(page);
  await widget.fill();
  await page.getByRole("button", { name: "Request this time" }).click();
  await page.getByRole("heading", { name: "Request sent, Ada" }).waitFor();
  await page.getByRole("link", { name: "Look again" }).waitFor();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByText("We then keep the time for you no longer.").waitFor();
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await page.getByRole("heading", { name: "This appointment is cancelled" }).waitFor();
  assert.equal(await isFree(calendar, slot), true);
});

for (const script of [true, false]) {
  test(`what a client may not change is not offered, and a refused change says why, ${script ? "with" : "without"} script`, async ({ world, open }) => {
    const rules = (reschedule, cancel) => world.unassigned({ more: { client_changes: { reschedule, cancel, reschedule_notice_minutes: 0, cancel_notice_minutes: 0 } } });
    const reader = await open({ script });
    reader.expectNoise(/status of 403/);
    const { page } = reader;
    for (const [reschedule, cancel] of [[true, false], [false, true], [false, false]]) {
      const calendar = await rules(reschedule, cancel);
      const appointment = await calendar.book(await calendar.slot());
      await page.goto(appointment.manage.url);
      await page.getByRole("heading", { name: "Change of plans?" }).waitFor();
      assert.equal(await page.getByRole("link", { name: "Reschedule" }).count(), Number(reschedule));
      assert.equal(await page.getByRole("link", { name: "Cancel" }).count(), Number(cancel));
      assert.equal(await page.getByText("can no longer be changed here").count(), Number(!reschedule && !cancel));
      await page.goto(appointment.manage.reschedule_url);
      await page.getByText(reschedule ? "Pick a new time for your appointment" : "can no longer be moved here").waitFor();
      await page.goto(appointment.manage.cancel_url);
      await page.getByText(cancel ? "Cancel this appointment?" : "can no longer be cancelled here").waitFor();
    }

    // The rules change while the pages are open.
    const calendar = await rules(true, true);
    const appointment = await calendar.book(await calendar.slot());
    const other = await calendar.slot({ at: 5 });
    const change = (changes) =>
      world.manage(200, "PATCH", `/agencies/${calendar.business.agency}/sub-accounts/${calendar.business.subAccount}/calendars/${calendar.id}`, { client_changes: changes });
    await page.goto(`${appointment.manage.reschedule_url}&start=${other.start}`);
    await page.getByRole("button", { name: "Move to this time" }).waitFor();
    if (script) await page.waitForFunction(() => document.querySelector("form.contact").noValidate);
    await change({ reschedule: false });
    await page.getByRole("button", { name: "Move to this time" }).click();
    await page.getByText("too late to reschedule this appointment here").waitFor();
    await page.goto(appointment.manage.cancel_url);
    await page.getByRole("button", { name: "Yes, cancel it" }).waitFor();
    await change({ cancel: false });
    await page.getByRole("button", { name: "Yes, cancel it" }).click();
    await page.getByText("too late to cancel this appointment here").waitFor();
    assert.equal(await page.getByRole("link", { name: "Cancel" }).count(), 0);
    assert.equal((await calendar.business.appointments())[0].status, "confirmed");
  });
}
