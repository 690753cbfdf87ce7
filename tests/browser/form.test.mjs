// What a calendar asks beyond name and email, and how long its appointments last: with script and without it.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { assertReflows, assertTargets } from "./support/layout.mjs";
import { embed } from "./support/site.mjs";
import { DESKTOP, PHONE, suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";

const { test } = suite();

const LANGUAGES = ["Danish", "Dutch", "Finnish", "German", "Icelandic", "Norwegian", "Swedish"];

/** A question of every kind. */
const FORM = {
  questions: [
    { id: "company", label: "Company", kind: "text", required: true, help: "As it stands on your invoices." },
    { id: "about", label: "What is it about?", kind: "long_text" },
    { id: "size", label: "Size of your team", kind: "choice", required: true, options: ["Just me", "2 to 10", "More"] },
    { id: "language", label: "Language", kind: "choice", options: LANGUAGES },
    { id: "topics", label: "Topics", kind: "multi_choice", required: true, options: ["Grammar", "Speaking", "Reading"] },
    { id: "returning", label: "I have been here before", kind: "checkbox" },
    { id: "desk", label: "Direct line", kind: "phone" },
    { id: "billing", label: "Invoices go to", kind: "email" },
    { id: "years", label: "Years of practice", kind: "number", min: 0, max: 60, integer: true },
  ],
  consents: [{ id: "terms", text: "I agree to be called back.", required: true }],
  guests_max: 3,
  phone_required: true,
};

const alive = (page) => page.waitForFunction(() => document.querySelector("form.contact")?.noValidate);

async function answer(widget, { years = "7" } = {}) {
  await widget.fill({ phone: "+44 20 7946 0000", notes: "See you" });
  await widget.field("Company").fill("Harbour & <Sons>");
  await widget.field("What is it about?").fill("First line\nsecond line");
  await widget.field("2 to 10").check();
  await widget.field("Language").selectOption("Norwegian");
  await widget.field("Grammar").check();
  await widget.field("Reading").check();
  await widget.field("I have been here before").check();
  await widget.field("Direct line").fill("+44 20 7946 0001");
  await widget.field("Invoices go to").fill("bills@example.test");
  await widget.field("Years of practice").fill(years);
  await widget.field("Who else is coming?").fill("grace@example.test\njoan@example.test");
  await widget.field("I agree to be called back.").check();
}

async function assertAnswered(widget) {
  assert.equal(await widget.field("Company").inputValue(), "Harbour & <Sons>");
  assert.equal(await widget.field("What is it about?").inputValue(), "First line\nsecond line");
  assert.deepEqual(await Promise.all(["Just me", "2 to 10", "More"].map((option) => widget.field(option).isChecked())), [false, true, false]);
  assert.equal(await widget.field("Language").inputValue(), "Norwegian");
  assert.deepEqual(await Promise.all(["Grammar", "Speaking", "Reading"].map((option) => widget.field(option).isChecked())), [true, false, true]);
  assert.equal(await widget.field("I have been here before").isChecked(), true);
  assert.equal(await widget.field("Who else is coming?").inputValue(), "grace@example.test\njoan@example.test");
  assert.equal(await widget.field("I agree to be called back.").isChecked(), true);
}

/** What the business reads of the only booking. */
async function assertBooked(calendar) {
  const [appointment, ...more] = await calendar.business.appointments();
  assert.equal(more.length, 0);
  assert.equal(appointment.contact.phone, "+442079460000");
  assert.deepEqual(Object.fromEntries(appointment.answers.map(({ id, value }) => [id, value])), {
    company: "Harbour & <Sons>",
    about: "First line\nsecond line",
    size: "2 to 10",
    language: "Norwegian",
    topics: ["Grammar", "Reading"],
    returning: true,
    desk: "+442079460001",
    billing: "bills@example.test",
    years: 7,
    terms: true,
  });
  assert.deepEqual(appointment.guests, ["grace@example.test", "joan@example.test"]);
}

test("every kind of question is answered in an embed; what is typed outlives another time", async ({ world, site, open }) => {
  const calendar = await world.unassigned({ more: { form: FORM } });
  const [slot, other] = [await calendar.slot(), await calendar.slot({ at: 4 })];
  const { page } = await open();
  await page.goto(site.page(embed(calendar), { product: world.origin }));
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  await widget.pick(slot);
  await answer(widget);
  await widget.root.getByRole("link", { name: "Choose another time" }).click();
  await widget.time(other).click();
  await widget.details.waitFor();
  await assertAnswered(widget);
  await widget.submit.click();
  await widget.booked().waitFor();
  await assertBooked(calendar);
});

test("every kind of question is answered with JavaScript off; what is refused stands at its field", async ({ world, open }) => {
  const calendar = await world.unassigned({ more: { form: FORM } });
  const slot = await calendar.slot();
  const reader = await open({ script: false });
  reader.expectNoise(/status of 422/);
  const { page } = reader;
  await page.goto(calendar.at({ start: slot.start }));
  const widget = new Widget(page);
  await answer(widget, { years: "seventy" });
  await widget.submit.click();
  await page.getByText("A whole number from 0 to 60 is needed here.").waitFor();
  const years = widget.field("Years of practice");
  assert.equal(await years.getAttribute("aria-invalid"), "true");
  assert.equal(await years.evaluate((input) => document.activeElement === input), true);
  assert.equal(await years.inputValue(), "seventy");
  await assertAnswered(widget);
  await years.fill("7");
  await widget.field("Who else is coming?").fill("grace@example.test, grace@example.test");
  await widget.submit.click();
  await page.getByText("grace@example.test: This guest is named twice.").waitFor();
  await widget.field("Who else is coming?").fill("grace@example.test joan@example.test");
  await widget.submit.click();
  await widget.booked().waitFor();
  await assertBooked(calendar);
});

test("what is missing is said at its field before anything is sent, and what the edge refuses there too", async ({ world, open }) => {
  const calendar = await world.unassigned({ more: { form: FORM } });
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/status of 422/);
  const { page } = reader;
  await page.goto(calendar.at({ start: slot.start }));
  const widget = new Widget(page);
  await alive(page);
  const focused = () => page.evaluate(() => document.activeElement.name);
  await widget.fill();
  await widget.submit.click();
  for (const message of [
    "Please tell us your phone number, with its country code.",
    "Please answer this question.",
    "Please choose one of these.",
    "Please choose at least one of these.",
    "Please agree to this",
  ]) {
    await page.getByText(message).waitFor();
  }
  await page.waitForFunction(() => document.activeElement.name === "phone");
  assert.equal((await calendar.business.appointments()).length, 0);
  await answer(widget);
  await widget.field("Direct line").fill("12");
  await widget.submit.click();
  await page.getByText("A phone number with its country code is needed").waitFor();
  await page.waitForFunction(() => document.activeElement.name === "answers.desk");
  const described = await widget.field("Direct line").evaluate((input) => document.getElementById(input.getAttribute("aria-describedby")).textContent);
  assert.match(described, /country code/);
  assert.equal(await focused(), "answers.desk");
  await widget.field("Direct line").fill("+44 20 7946 0001");
  await widget.submit.click();
  await widget.booked().waitFor();
  await assertBooked(calendar);
});

test("the form is for everybody: axe, large enough to hit, nothing to scroll sideways", async ({ world, open }) => {
  const calendar = await world.unassigned({ more: { form: FORM }, slots: { other_durations_minutes: [15, 60, 90] } });
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  const everybody = async (when) => {
    for (const [colorScheme, screen] of [["light", DESKTOP], ["dark", DESKTOP], ["dark", PHONE], ["light", PHONE]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(screen);
      await assertAccessible(page, `${when}, ${colorScheme}, ${screen.width}`);
    }
    await assertTargets(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await assertReflows(page);
  };
  await widget.grid.waitFor();
  await everybody("lengths");
  await widget.time(slot).click();
  await widget.details.waitFor();
  await everybody("questions");
  await widget.submit.click();
  await page.getByText("Please choose one of these.").waitFor();
  await everybody("questions that were passed over");
});

for (const script of [true, false]) {
  test(`a length is chosen first, and its times are shown and booked ${script ? "with" : "without"} script`, async ({ world, open }) => {
    const calendar = await world.unassigned({ slots: { other_durations_minutes: [15, 60] } });
    const slot = await calendar.slot({ at: 15 });
    const minutes = (from, to) => (Date.parse(to) - Date.parse(from)) / 60_000;
    const { page } = await open({ script });
    await page.goto(calendar.at({ day: slot.day }));
    const widget = new Widget(page);
    if (script) await widget.grid.waitFor();
    const choice = page.getByRole("group", { name: "How long?" });
    assert.deepEqual(await choice.getByRole("link").allInnerTexts(), ["15 min", "30 min", "1 h"]);
    assert.equal(await choice.getByRole("link", { name: "30 min" }).getAttribute("aria-current"), "true");
    await widget.time(slot).waitFor();

    await choice.getByRole("link", { name: "1 h" }).click();
    await page.waitForURL(/duration=60/);
    // The last half hour of the day is no whole one.
    await widget.time(slot).waitFor({ state: "detached" });
    const hour = await calendar.slot({ at: 3, more: { duration_minutes: "60" } });
    assert.equal(minutes(hour.start, hour.end), 60);
    await widget.time(hour).click();
    await page.locator(".tag").getByText("1 hour").waitFor();
    await widget.fill();
    await widget.submit.click();
    await widget.booked().waitFor();
    await page.getByText("1 hour · ").waitFor();
    const [appointment] = await calendar.business.appointments();
    assert.equal(minutes(appointment.start, appointment.end), 60);

    // It moves as what it is.
    await page.getByRole("link", { name: "Reschedule" }).click();
    await page.getByText("Pick a new time for your appointment").waitFor();
    assert.equal(await choice.count(), 0);
    await widget.goTo(slot.day);
    assert.equal(await widget.time(slot).count(), 0);
  });
}

test("a length that the calendar does not have is the usual one", async ({ world, open }) => {
  const calendar = await world.unassigned({ slots: { other_durations_minutes: [60] } });
  const { page } = await open();
  for (const duration of ["45", "none", "-1"]) {
    await page.goto(calendar.at({ duration }));
    await new Widget(page).grid.waitFor();
    assert.equal(await page.getByRole("group", { name: "How long?" }).getByRole("link", { name: "30 min" }).getAttribute("aria-current"), "true");
  }
});
