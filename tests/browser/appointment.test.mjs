// Around the booking: time zones and clocks, the way to another time, calendar files, links to copy, the way back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { words } from "./support/dates.mjs";
import { assertStill, settled } from "./support/layout.mjs";
import { embed } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { plusDays } from "./support/world.mjs";

const { test } = suite();

test("a client moves an appointment by its link; the Zoom meeting moves with it", async ({ world, open }) => {
  const calendar = await world.calendar();
  const [from, to] = [await calendar.slot(), await calendar.slot({ ahead: 4, at: 5 })];
  const appointment = await calendar.linked(await calendar.book(from));
  const { page } = await open();
  await page.goto(appointment.manage.url);
  await page.getByRole("link", { name: "Reschedule" }).click();
  await page.getByText("Pick a new time for your appointment").waitFor();
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await widget.goTo(to.day);
  await widget.time(to).click();
  await page.getByRole("heading", { name: "Move your appointment" }).waitFor();
  await page.getByText(`From ${words.dayAndYear(from.day)}, ${words.time(from.local, 12)}, to:`).waitFor();
  assert.equal(await page.getByLabel("Name").count(), 0, "nobody has to say again who they are");
  await page.getByRole("button", { name: "Move to this time" }).click();
  await page.getByText(`${words.dayAndYear(to.day)}, ${words.time(to.local, 12)}`).waitFor();

  const link = await widget.link();
  const [moved, ...others] = await calendar.business.appointments();
  assert.deepEqual([moved.id, moved.start, others.length], [appointment.id, to.start, 0]);
  const living = (await world.zoom.meetingsOf(calendar.users[0])).filter(({ deleted }) => !deleted);
  assert.deepEqual(living.map(({ start_time, join_url }) => [Date.parse(start_time), join_url]), [[Date.parse(to.start), link]]);
});

test("the appointment goes into the client's calendar", async ({ world, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  const appointment = await calendar.linked(await calendar.book(slot));
  const link = appointment.meeting_location.value;
  const { page } = await open();
  await page.goto(appointment.manage.url);
  const compact = (instant) => instant.replace(/[-:]/g, "");

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /\.ics/ }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), "appointment.ics");
  const lines = (await readFile(await download.path(), "utf8")).replace(/\r\n[ \t]/g, "").split("\r\n");
  assert.equal(lines[0], "BEGIN:VCALENDAR");
  assert.ok(lines.includes(`DTSTART:${compact(slot.start)}`) && lines.includes(`DTEND:${compact(slot.end)}`), lines.join("\n"));
  assert.ok(lines.includes(`LOCATION:${link.replace(/([,;])/g, "\\$1")}`), lines.join("\n"));

  const google = new URL(await page.getByRole("link", { name: /^Google/ }).getAttribute("href"));
  assert.equal(google.searchParams.get("dates"), `${compact(slot.start)}/${compact(slot.end)}`);
  assert.equal(google.searchParams.get("location"), link);
  const outlook = new URL(await page.getByRole("link", { name: /^Outlook/ }).getAttribute("href"));
  assert.equal(Date.parse(outlook.searchParams.get("startdt")), Date.parse(slot.start));
  for (const { href } of [google, outlook]) assert.ok(!href.includes(appointment.token), "no secret leaves with a link");
});

test("the link is copied; where the browser forbids it, the page says what to do", async ({ world, open }) => {
  const calendar = await world.calendar();
  const appointment = await calendar.linked(await calendar.book(await calendar.slot()));
  const { page, context } = await open();
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: world.origin });
  await page.goto(appointment.manage.url);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), appointment.meeting_location.value);

  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"))));
  await page.getByRole("button", { name: "Copied" }).click();
  await page.getByRole("status").getByText("Your browser did not allow copying.").waitFor({ state: "attached" });
  await page.getByText(appointment.meeting_location.value, { exact: true }).waitFor();
});

test("another time zone puts slots on its own days", async ({ world, site, open }) => {
  // Evenings in New York are the next morning in Auckland.
  const calendar = await world.unassigned({ windows: [["16:00", "22:00"]] });
  const zone = "Pacific/Auckland";
  const here = await calendar.slot({ ahead: 3, at: 0 });
  const { page } = await open();
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  await widget.goTo(here.day);
  await widget.time(here).waitFor();
  await widget.timeZone.selectOption(zone);
  const tomorrow = plusDays(here.day, 1);
  const [there] = await calendar.days(tomorrow, tomorrow, zone);
  await widget.goTo(tomorrow);
  const slot = there.slots.find(({ start }) => start === here.start);
  await widget.time(slot).waitFor();
  const shown = await widget.times.getByRole("link").evaluateAll((links) => links.map((link) => link.dataset.start));
  assert.deepEqual(shown, there.slots.map(({ start }) => start), "the day's slots are those of the day over there");
  assert.match(await widget.day(tomorrow).getAttribute("aria-label"), new RegExp(`, ${there.slots.length} free times`));
  await widget.time(slot).click();
  await widget.root.getByText(/Auckland time \(GMT\+1[23]\)/).waitFor();
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  await widget.root.getByText(`${words.dayAndYear(tomorrow)}, ${words.time(slot.local, 12)}`).waitFor();
  assert.equal((await calendar.business.appointments())[0].tz, zone);
});

test("the clock is switched between 12 and 24 hours", async ({ world, site, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot({ at: 12 });
  const { page } = await open();
  const address = site.page(embed(calendar), { product: world.origin });
  await page.goto(address);
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  await widget.goTo(slot.day);
  await widget.time(slot, 12).waitFor();
  await widget.root.getByRole("link", { name: "24-hour" }).click();
  await widget.time(slot, 24).waitFor();
  assert.equal(await widget.root.getByRole("link", { name: "24-hour" }).getAttribute("aria-current"), "true");
  await widget.root.getByRole("link", { name: "12-hour" }).click();
  await widget.time(slot, 12).waitFor();
  assert.equal(page.url(), address, "the address belongs to the page around");
});

test("a page without a time zone in its address takes the browser's, and nothing jumps", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const zone = "Europe/Berlin";
  const { day } = await calendar.slot({ zone });
  const { page } = await open({ zone });
  await page.goto(`${calendar.page}?day=${day}`);
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await page.waitForURL(/tz=Europe\/Berlin/);
  assert.equal(await widget.timeZone.inputValue(), zone);
  await settled(page);
  const [{ slots }] = await calendar.days(day, day, zone);
  const shown = await widget.times.getByRole("link").evaluateAll((links) => links.map((link) => link.dataset.start));
  assert.deepEqual(shown, slots.map(({ start }) => start));
  await assertStill(page);
});

test("a time zone in the address wins over the browser's", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const { page } = await open({ zone: "Asia/Tokyo" });
  await page.goto(calendar.at({ tz: "America/Sao_Paulo" }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await settled(page);
  assert.equal(await widget.timeZone.inputValue(), "America/Sao_Paulo");
});

test("the browser's back and forward lead through the steps, and a reload stays where it was", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await widget.pick(slot);
  await page.goBack();
  await widget.time(slot).waitFor();
  await page.goForward();
  await widget.details.waitFor();
  await page.getByText(/^We keep this time for you/).waitFor();
  await page.reload();
  await widget.details.waitFor();
  await page.waitForFunction(() => document.querySelector("form.contact").noValidate);
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  await page.waitForURL(/\/widget\/appointments\//);
  await page.reload();
  await page.getByText("Confirmed").waitFor();
  assert.equal((await calendar.business.appointments()).length, 1);
});

test("a user disconnects, and a declined consent connects nothing", async ({ world, open }) => {
  const business = await world.business();
  const user = await business.connectedUser();
  const { page } = await open();
  await page.goto(await business.profileLink(user));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("status").getByText("Zoom is disconnected.").waitFor();
  assert.ok(!(await business.record(user)).zoom);
  await page.getByRole("button", { name: "Connect to Zoom" }).click();
  await page.getByRole("button", { name: "Decline" }).click();
  await page.getByRole("alert").getByText("You declined at Zoom").waitFor();
  assert.ok(!(await business.record(user)).zoom);
});
