// Appointments that come again: chosen in the form, booked together, listed with what became of each; with script and
// without it, on the page, in an embed and in an iframe.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { words } from "./support/dates.mjs";
import { assertReflows, assertTargets } from "./support/layout.mjs";
import { embed } from "./support/site.mjs";
import { DESKTOP, PHONE, suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { plusDays } from "./support/world.mjs";

const { test } = suite();

const SERIES = { more: { client_series: true } };

class Form extends Widget {
  get submit() {
    return this.root.getByRole("button", { name: "Book now" });
  }

  choose(name) {
    return this.root.getByRole("radio", { name, exact: true }).check();
  }

  get rows() {
    return this.root.getByRole("listitem");
  }
}

/** The same time of day, some days later; no clock changes in between that would matter to a test that looks at dates. */
const laterDay = (slot, days) => plusDays(slot.local.slice(0, 10), days);

for (const script of [true, false]) {
  test(`a weekly series: one time is taken and left out, ${script ? "with" : "without"} script`, async ({ world, open }) => {
    const calendar = await world.unassigned(SERIES);
    const slot = await calendar.slot();
    const taken = laterDay(slot, 14);
    const [there] = await calendar.days(taken, taken);
    await calendar.book(there.slots.find(({ local }) => local.slice(11, 16) === slot.local.slice(11, 16)));
    const { page } = await open({ script });
    await page.goto(calendar.at({ day: slot.day, start: slot.start }));
    const form = new Form(page);
    await form.details.waitFor();
    if (script) await page.waitForFunction(() => document.querySelector("form.contact")?.noValidate);

    assert.equal(await form.field("Appointments in all").isVisible(), false, "only who repeats is asked how");
    await form.choose("Weekly");
    assert.equal(await page.getByRole("textbox", { name: "Every how many weeks?" }).inputValue(), "1");
    await form.field("Appointments in all").fill("4");
    assert.equal(await form.field("Last day").isVisible(), false);
    await form.choose("Leave that one out");
    await form.fill();
    await form.submit.click();
    await form.booked().waitFor();
    await page.getByText("3 appointments, 1 left out").waitFor();
    const rows = await form.rows.allInnerTexts();
    assert.equal(rows.length, 4);
    for (const [at, days] of [0, 7, 14, 21].entries()) {
      assert.ok(rows[at].includes(words.dayAndYear(laterDay(slot, days))), `${rows[at]} is ${days} days later`);
    }
    assert.match(rows[2], /Left out: this time was not free/);
    const booked = await calendar.business.appointments();
    const ours = booked.filter(({ contact }) => contact.email === "ada@example.test");
    assert.equal(ours.length, 3);
    assert.equal(new Set(ours.map(({ series_id }) => series_id)).size, 1);

    // The page of the whole is there to come back to; each appointment has its own.
    await page.reload();
    await page.getByText("3 appointments, 1 left out").waitFor();
    await form.rows.nth(1).getByRole("link").first().click();
    await page.getByRole("heading", { name: "Change of plans?" }).waitFor();
    await page.getByText(words.dayAndYear(laterDay(slot, 7))).first().waitFor();
  });
}

test("a time that is taken is moved to the next free one, in an embed; the keyboard alone does it", async ({ world, site, open }) => {
  const calendar = await world.unassigned(SERIES);
  const slot = await calendar.slot();
  const taken = laterDay(slot, 3);
  const [there] = await calendar.days(taken, taken);
  await calendar.book(there.slots.find(({ local }) => local.slice(11, 16) === slot.local.slice(11, 16)));
  const reader = await open();
  const { page } = reader;
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  const form = new Form(page.locator("slotkey-booking"));
  await form.grid.waitFor();
  await form.pick(slot);
  await form.fill();
  await form.root.getByRole("radio", { name: "Just once" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const last = form.field("Last day");
  await last.fill(laterDay(slot, 7));
  await form.choose("Take the next free time instead");
  await form.field("Email").press("Enter");
  await form.booked().waitFor();
  const rows = await form.rows.allInnerTexts();
  assert.equal(rows.length, 3, "days 0, 3 and 6");
  assert.match(rows[1], /was not free/);
  assert.ok(rows[1].includes(words.dayAndYear(taken)));
  const [event] = await reader.events("slotkey:booked");
  assert.equal(event.calendar, calendar.slug);
});

test("a series that is to be whole or not at all says which times are taken; nothing typed is lost", async ({ world, open }) => {
  for (const script of [true, false]) {
    const calendar = await world.unassigned(SERIES);
    const slot = await calendar.slot();
    const taken = laterDay(slot, 1);
    const [there] = await calendar.days(taken, taken);
    await calendar.book(there.slots.find(({ local }) => local.slice(11, 16) === slot.local.slice(11, 16)));
    const reader = await open({ script });
    reader.expectNoise(/status of (409|422)/);
    const { page } = reader;
    await page.goto(calendar.at({ day: slot.day, start: slot.start }));
    const form = new Form(page);
    if (script) await page.waitForFunction(() => document.querySelector("form.contact")?.noValidate);
    await form.fill();
    await form.choose("Daily");
    await form.field("Appointments in all").fill("many");
    await form.choose("Book nothing, and tell me");
    await form.submit.click();
    await page.getByText("Please give a whole number").waitFor();
    await form.field("Appointments in all").fill("200");
    await form.submit.click();
    await page.getByText("A series has 2 to 60 appointments.").waitFor();
    assert.equal(await form.field("Appointments in all").getAttribute("aria-invalid"), "true");
    await form.field("Appointments in all").fill("3");
    await form.submit.click();
    await page.getByText("One time of this series is not free:").waitFor();
    assert.equal(await page.getByRole("radio", { name: "Daily" }).isChecked(), true);
    assert.equal(await form.field("Name").inputValue(), "Ada Lovelace");
    assert.equal((await calendar.business.appointments()).length, 1, "nothing was booked");
    await form.choose("Just once");
    await form.submit.click();
    await form.booked().waitFor();
    assert.equal((await calendar.business.appointments()).length, 2);
  }
});

test("links that are on their way come by themselves, each to its appointment", async ({ world, open }) => {
  const calendar = await world.calendar(SERIES);
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(calendar.at({ day: slot.day, start: slot.start }));
  const form = new Form(page);
  await page.waitForFunction(() => document.querySelector("form.contact")?.noValidate);
  await form.fill();
  await form.choose("Daily");
  await form.field("Appointments in all").fill("3");
  await form.submit.click();
  await form.booked().waitFor();
  const joins = page.getByRole("link", { name: /^Join on Zoom/ });
  await joins.nth(2).waitFor({ timeout: 40_000 });
  const links = await joins.evaluateAll((links) => links.map((link) => link.href));
  const meetings = await world.zoom.meetingsOf(calendar.users[0]);
  assert.deepEqual(new Set(links), new Set(meetings.map(({ join_url }) => join_url)));
});

test("form and list are for everybody: axe, large enough to hit, nothing to scroll sideways", async ({ world, open }) => {
  const calendar = await world.unassigned(SERIES);
  const slot = await calendar.slot();
  const { page } = await open();
  const everybody = async (when) => {
    for (const [colorScheme, screen] of [["light", DESKTOP], ["dark", DESKTOP], ["dark", PHONE], ["light", PHONE]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(screen);
      await assertAccessible(page, `${when}, ${colorScheme}, ${screen.width}`);
    }
    await assertTargets(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await assertReflows(page);
    await page.setViewportSize(DESKTOP);
  };
  await page.goto(calendar.at({ day: slot.day, start: slot.start }));
  const form = new Form(page);
  await page.waitForFunction(() => document.querySelector("form.contact")?.noValidate);
  await everybody("once");
  await form.choose("Monthly");
  await everybody("monthly");
  await form.choose("On a date");
  await form.fill();
  await form.submit.click();
  await page.getByText("Please choose the last day.").waitFor();
  await everybody("no last day");
  await form.choose("Weekly");
  await form.choose("After a number of appointments");
  await form.submit.click();
  await form.booked().waitFor();
  await everybody("booked");
});

test("where a calendar takes one appointment at a time, nobody is asked", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(calendar.at({ day: slot.day, start: slot.start }));
  await new Widget(page).submit.waitFor();
  assert.equal(await page.getByText("How often?").count(), 0);
});
