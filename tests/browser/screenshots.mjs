// Pictures of all main states, to be looked at: phone and desktop, light and dark. Not a test; run by hand:
//
//     node tests/browser/screenshots.mjs [FOLDER]

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { embed, Site } from "./support/site.mjs";
import { startStack } from "./support/stack.mjs";
import { launch } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { fresh, World } from "./support/world.mjs";

const FOLDER = process.argv[2] || "/tmp/shots-final";
const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

await mkdir(FOLDER, { recursive: true });
const site = new Site();
await site.start();
const stack = await startStack();
const browser = await launch();
const world = new World(stack);

try {
  const business = await world.business("Northlight Language Studio");
  const hosts = [await business.connectedUser("Mara Lindqvist"), await business.connectedUser("Tomás Herrera"), await business.connectedUser("Priya Raman")];
  const about = { name: "Free trial lesson", description: "Half an hour with one of our teachers: we find your level and a course that fits." };
  const calendar = await business.calendar(hosts, { ...about, windows: [["09:00", "12:00"], ["13:30", "19:00"]] });
  const seats = await business.calendar([hosts[0]], { kind: "class", name: "Swedish conversation circle", slots: { capacity: 8, duration_minutes: 60, interval_minutes: 60 } });
  const empty = await world.unassigned({ slots: { minimum_notice_minutes: 50 * 24 * 60 } });
  for (let at = 0; at < 4; at++) await seats.book(await seats.slot({ at: 0 }), { name: `Client ${at}`, email: "client@example.test" });
  const weekly = await business.calendar(hosts, { name: "Course lesson", description: "Your weekly hour with your own teacher.", more: { client_series: true } });
  const group = { slug: fresh("group"), name: "Lessons and advice", description: "New here? Begin with a free trial lesson. Everything takes place online.", calendars: [calendar, weekly, seats].map(({ id }) => id) };
  await world.manage(201, "POST", `/agencies/${business.agency}/sub-accounts/${business.subAccount}/groups`, group);
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    for (const scheme of ["light", "dark"]) await picture({ calendar, seats, empty, weekly, group, business, hosts }, `${screen}-${scheme}`, viewport, scheme);
  }
} finally {
  await browser.close();
  await Promise.all([stack.stop(), site.stop()]);
}
console.log(FOLDER);

async function picture({ calendar, seats, empty, weekly, group, business, hosts }, name, viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme, timezoneId: calendar.zone, locale: "en-US" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  let number = 0;
  const shoot = (state) =>
    page.screenshot({ path: join(FOLDER, `${name}-${String(++number).padStart(2, "0")}-${state}.png`), fullPage: true, animations: "disabled" });
  const widget = new Widget(page);
  // The time is taken from under the form, so it is not kept.
  await Widget.keepNothing({ page, expectNoise() {} });
  const slot = await calendar.slot({ ahead: 4, at: 3 });

  await page.goto(calendar.at());
  await widget.grid.waitFor();
  await shoot("month");
  await widget.goTo(slot.day);
  await widget.day(slot.day).focus();
  await page.keyboard.press("ArrowRight");
  await shoot("keyboard-focus");
  await widget.pick(slot);
  await shoot("form");
  await widget.submit.click();
  await page.getByText("Please tell us your name.").waitFor();
  await shoot("form-errors");
  await context.setOffline(true);
  await widget.fill({ notes: "I learned for two years at school and have forgotten most of it." });
  await widget.submit.click();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await shoot("no-network");
  await context.setOffline(false);
  for (const host of hosts) await calendar.book(slot, { name: host.name, email: host.email });
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Nearest free times").waitFor();
  await shoot("slot-taken");
  await page.getByRole("alert").getByRole("link").first().click();
  await widget.submit.click();
  await widget.join.waitFor();
  await shoot("confirmation");
  await page.getByRole("link", { name: "Reschedule" }).click();
  await widget.grid.waitFor();
  await shoot("reschedule");
  await widget.goTo(slot.day);
  await widget.times.getByRole("link").last().click();
  await page.getByRole("button", { name: "Move to this time" }).waitFor();
  await shoot("reschedule-confirm");
  await page.goBack();
  await page.goBack();
  await page.getByRole("link", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Yes, cancel it" }).waitFor();
  await shoot("cancel");
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await page.getByRole("heading", { name: "This appointment is cancelled" }).waitFor();
  await shoot("cancelled");

  await world.zoom.fault("create", "503", 50);
  const pending = await calendar.book(await calendar.slot({ ahead: 6, at: 4 }), { name: "Ada Lovelace", email: "ada@example.test" });
  await page.goto(`${pending.manage.url}&booked=1`);
  await page.getByText("Your meeting link is on its way.").waitFor();
  await shoot("pending");
  await world.zoom.clearFaults();

  await page.goto(seats.at({ day: (await seats.slot({ at: 0 })).day }));
  await widget.grid.waitFor();
  await shoot("class-seats");
  await page.goto(`${world.origin}/widget/groups/${group.slug}`);
  await shoot("group");
  const first = await weekly.slot({ ahead: 3, at: 4 });
  await page.goto(weekly.at({ day: first.day, start: first.start }));
  await page.getByRole("radio", { name: "Weekly" }).check();
  await shoot("repeat");
  await widget.fill();
  await page.getByLabel("Take the next free time instead").check();
  await page.getByRole("button", { name: "Book now" }).click();
  await widget.booked().waitFor();
  await shoot("series");
  await page.goto(empty.at());
  await page.getByText(/^No free times in/).waitFor();
  await widget.grid.waitFor();
  await shoot("empty-month");
  await page.goto(site.page(`<h2>Book a lesson</h2>${embed(calendar)}`, { product: world.origin }));
  await new Widget(page.locator("slotkey-booking")).grid.waitFor();
  await shoot("embed");

  const user = await business.user("Jonas Weber");
  await page.goto(await business.profileLink(user));
  await page.getByRole("button", { name: "Continue" }).waitFor();
  await shoot("profile-entrance");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Not connected", { exact: true }).waitFor();
  await shoot("profile-not-connected");
  await page.getByRole("button", { name: "Connect to Zoom" }).click();
  await page.getByLabel("Sign in as").fill(user.email);
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByRole("button", { name: "Disconnect" }).waitFor();
  await shoot("profile-connected");
  await page.goto(`${world.origin}/widget/bookings/no-such-calendar`);
  await shoot("not-found");
  await context.close();
}
