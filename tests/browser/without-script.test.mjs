// The calendar's own page with JavaScript off: links and forms, and nothing else, lead all the way.

import assert from "node:assert/strict";
import { words } from "./support/dates.mjs";
import { suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { inMonth, today } from "./support/world.mjs";

const { test } = suite();

test("a form that is refused comes back with what was typed, and says at the field what is wrong", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const reader = await open({ script: false });
  reader.expectNoise(/status of 422/);
  const { page } = reader;
  const widget = new Widget(page);
  await page.goto(calendar.at({ day: slot.day, start: slot.start }));
  // The browser's own checks would stop this before the edge sees it; the edge is what is tested here.
  await page.locator("form.contact").evaluate((form) => (form.noValidate = true));
  await widget.fill({ name: 'Ada "Countess" <Lovelace>', email: "ada at example", phone: "+44 20 7946 0000", notes: "</textarea>\n& more" });
  const posted = page.waitForResponse((response) => response.request().method() === "POST");
  await widget.submit.click();
  const answer = await posted;
  assert.equal(answer.status(), 422);

  const email = widget.field("Email");
  await page.getByText("An email address like name@example.com is needed.").waitFor();
  assert.equal(await email.getAttribute("aria-invalid"), "true");
  const described = await email.evaluate((input) => document.getElementById(input.getAttribute("aria-describedby"))?.textContent);
  assert.match(described, /email address like name@example.com is needed/);
  assert.equal(await widget.field("Name").getAttribute("aria-invalid"), null);
  assert.equal(await widget.field("Name").inputValue(), 'Ada "Countess" <Lovelace>');
  assert.equal(await email.inputValue(), "ada at example");
  assert.equal(await widget.field("Phone").inputValue(), "+44 20 7946 0000");
  assert.equal(await widget.field("Anything we should know").inputValue(), "</textarea>\n& more");

  await email.fill("ada@example.test");
  await widget.submit.click();
  await page.getByRole("heading", { name: /^You are booked, Ada/ }).waitFor();
  const [appointment] = await calendar.business.appointments();
  assert.equal(appointment.contact.name, 'Ada "Countess" <Lovelace>');
  assert.equal((await calendar.business.appointments()).length, 1);
});

test("an empty form cannot be sent", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open({ script: false });
  await page.goto(calendar.at({ start: slot.start }));
  const widget = new Widget(page);
  await widget.submit.click();
  assert.equal(await widget.field("Name").evaluate((input) => input.matches(":invalid") && document.activeElement === input), true);
  assert.equal((await calendar.business.appointments()).length, 0);
});

test("a client cancels on the appointment's page, or keeps it", async ({ world, open }) => {
  const calendar = await world.calendar();
  const appointment = await calendar.linked(await calendar.book(await calendar.slot()));
  const { page } = await open({ script: false });
  await page.goto(appointment.manage.url);
  await page.getByText("Confirmed").waitFor();

  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("heading", { name: "Cancel this appointment?" }).waitFor();
  await page.getByRole("link", { name: "No, keep it" }).click();
  await page.getByRole("heading", { name: "Change of plans?" }).waitFor();
  assert.equal((await calendar.business.appointments())[0].status, "confirmed");

  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByLabel("Reason").fill("The tooth is gone");
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await page.getByRole("heading", { name: "This appointment is cancelled" }).waitFor();
  assert.equal(await page.getByRole("link", { name: /^Join/ }).count(), 0);
  assert.equal((await calendar.business.appointments())[0].status, "cancelled");
  await page.getByRole("link", { name: "Book another time" }).click();
  await new Widget(page).month.waitFor();
});

test("a time zone is chosen by a form, the clock by a link, and both stay", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open({ script: false });
  const widget = new Widget(page);
  await page.goto(calendar.at({ day: slot.day }));
  await widget.time(slot).waitFor();

  await widget.timeZone.selectOption("Asia/Kolkata");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/tz=Asia(\/|%2F)Kolkata/);
  assert.equal(await widget.timeZone.inputValue(), "Asia/Kolkata");
  const there = await calendar.slot({ zone: "Asia/Kolkata" });
  await widget.goTo(there.day);
  await widget.time(there).waitFor();

  await page.getByRole("link", { name: "24-hour" }).click();
  await widget.time(there, 24).waitFor();
  await widget.time(there, 24).click();
  await page.locator(".tag").getByText(words.time(there.local, 24)).waitFor();
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  await page.getByText(`${words.dayAndYear(there.day)}, ${words.time(there.local, 24)}`).waitFor();
  await page.getByText(/Kolkata time \(GMT\+5:30\)/).waitFor();
});

test("months are turned by links, not before this one and not past the horizon", async ({ world, open }) => {
  const calendar = await world.unassigned({ slots: { horizon_days: 45 } });
  const { page } = await open({ script: false });
  const widget = new Widget(page);
  await page.goto(calendar.at());
  const now = today(calendar.zone);
  const shows = (month) => page.getByRole("heading", { name: words.month(month), exact: true }).waitFor();
  await shows(now);
  assert.equal(await widget.previousMonth.getAttribute("aria-disabled"), "true");
  const last = today(calendar.zone, new Date(Date.now() + 45 * 86_400_000));
  let shown = now;
  while (inMonth(shown, 0, 1).slice(0, 7) < last.slice(0, 7)) {
    await widget.nextMonth.click();
    shown = inMonth(shown, 1, 1);
    await shows(shown);
  }
  assert.equal(await widget.nextMonth.getAttribute("href"), null);
  await widget.previousMonth.click();
  await shows(inMonth(shown, -1, 1));
});

test("a time that somebody else has taken meanwhile brings the form's typing and other times", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const reader = await open({ script: false });
  reader.expectNoise(/status of 409/);
  const { page } = reader;
  const widget = new Widget(page);
  await page.goto(calendar.at({ day: slot.day, start: slot.start }));
  await widget.fill({ notes: "A chipped tooth" });
  await calendar.book(slot);
  await widget.submit.click();

  const notice = page.getByRole("alert").filter({ hasText: "Nearest free times" });
  await notice.waitFor();
  assert.equal(await page.locator(`a[data-start="${slot.start}"]`).count(), 0, "the taken time is not offered again");
  await notice.getByRole("link").first().click();
  await widget.details.waitFor();
  await widget.fill();
  await widget.submit.click();
  await widget.booked().waitFor();
  assert.equal((await calendar.business.appointments()).length, 2);
});

test("a pending link is looked for by the page itself", async ({ world, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  const { page } = await open({ script: false });
  const widget = new Widget(page);
  await page.goto(calendar.at({ start: slot.start }));
  await widget.fill();
  // Whether the meeting was made is unclear, so the next try waits until that can be known.
  await world.zoom.fault("create", "503", 1);
  await widget.submit.click();
  await page.getByText("Your meeting link is on its way.").waitFor();
  await page.getByRole("link", { name: "Look again" }).waitFor();
  await widget.join.waitFor({ timeout: 40_000 });
  const meetings = await world.zoom.meetingsOf(calendar.users[0]);
  assert.deepEqual(meetings.map(({ join_url }) => join_url), [await widget.link()]);
});
