// Booking without a pointer: the month is a date grid as the WAI-ARIA Authoring Practices describe it, every step puts
// the focus where the next one begins, and the focus can always be seen.

import assert from "node:assert/strict";
import { words } from "./support/dates.mjs";
import { focused } from "./support/layout.mjs";
import { embed } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { eventually, inMonth, plusDays, today } from "./support/world.mjs";

const { test } = suite();

/** Waits for the focus to be on what `expected` says, where it can be seen. */
async function focusIs(page, expected, when) {
  await eventually("the focus", async () => {
    const now = await focused(page);
    const wanted = { ...expected, onScreen: true };
    const got = Object.fromEntries(Object.keys(wanted).map((key) => [key, now[key]]));
    if (expected.name instanceof RegExp) {
      assert.match(now.name, expected.name, `focus ${when}`);
      got.name = wanted.name;
    }
    assert.deepEqual(got, wanted, `focus ${when}`);
    return true;
  }, 5_000);
}

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Presses Tab until the focus is inside the grid. */
async function tabToGrid(page) {
  for (let presses = 0; presses < 15; presses++) {
    await press(page, "Tab");
    if ((await focused(page)).day) return;
  }
  assert.fail("Tab does not reach the grid");
}

test("the grid's keys lead where the date grid pattern says", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const { page } = await open();
  const from = inMonth(today(calendar.zone), 1, 15);
  await page.goto(calendar.at({ day: from }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await tabToGrid(page);
  const at = (day, key) => focusIs(page, { day, visible: true }, `after ${key}`);
  await at(from, "Tab");
  assert.equal(await page.locator('.month td [tabindex="0"]').count(), 1, "Tab reaches one day only");

  // Weeks begin on Sunday for readers of American English.
  const sunday = plusDays(from, -new Date(`${from}T00:00:00Z`).getUTCDay());
  for (const [key, to] of [
    ["ArrowRight", plusDays(from, 1)],
    ["ArrowLeft", from],
    ["ArrowDown", plusDays(from, 7)],
    ["ArrowUp", from],
    ["Home", sunday],
    ["End", plusDays(sunday, 6)],
  ]) {
    await press(page, key);
    await at(to, key);
  }
  await page.keyboard.press("Home");
  const turned = [
    ["PageDown", inMonth(sunday, 1, Number(sunday.slice(8)))],
    ["PageUp", sunday],
  ];
  for (const [key, to] of turned) {
    await press(page, key);
    await at(to, key);
    await page.getByRole("heading", { name: words.month(to), exact: true }).waitFor();
  }
  // Past the first and last month that can be booked, the keys do nothing.
  await press(page, "Shift+PageUp");
  await at(sunday, "Shift+PageUp");
  await press(page, "Shift+PageDown");
  await at(sunday, "Shift+PageDown");
});

test("arrows run from month to month", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const { page } = await open();
  const first = inMonth(today(calendar.zone), 1, 1);
  await page.goto(calendar.at({ day: first }));
  await new Widget(page).grid.waitFor();
  await tabToGrid(page);
  await press(page, "ArrowLeft");
  await focusIs(page, { day: plusDays(first, -1), visible: true }, "on the last day of the month before");
  await page.getByRole("heading", { name: words.month(plusDays(first, -1)), exact: true }).waitFor();
  await press(page, "ArrowRight");
  await focusIs(page, { day: first, visible: true }, "back on the first");
  await page.getByRole("heading", { name: words.month(first), exact: true }).waitFor();
});

for (const [where, address, root] of [
  ["the calendar's page", (calendar) => calendar.at(), (page) => page],
  ["an embed", (calendar, world, site) => site.page(embed(calendar), { product: world.origin }), (page) => page.locator("slotkey-booking")],
]) {
  test(`a whole booking by keyboard on ${where}`, async ({ world, site, open }) => {
    const calendar = await world.calendar();
    const slot = await calendar.slot({ ahead: 2, at: 1 });
    const { page } = await open();
    await page.goto(address(calendar, world, site));
    const widget = new Widget(root(page));
    await widget.grid.waitFor();

    await tabToGrid(page);
    for (let { day } = await focused(page); day < slot.day; day = plusDays(day, 1)) {
      await press(page, "ArrowRight");
      await focusIs(page, { day: plusDays(day, 1), visible: true }, "in the grid");
    }
    await press(page, "Enter");
    await widget.times.getByRole("heading", { name: words.day(slot.day) }).waitFor();
    await focusIs(page, { day: slot.day, visible: true }, "stays on the day that was chosen");
    await widget.root.getByRole("gridcell", { selected: true, name: words.dayAndYear(slot.day) }).waitFor();
    await widget.root.getByRole("status").filter({ hasText: `16 free times on ${words.day(slot.day)}` }).waitFor({ state: "attached" });

    await press(page, "Tab", "Tab");
    await focusIs(page, { start: slot.start, visible: true }, "on the second time");
    await press(page, "Enter");
    await focusIs(page, { name: "Your details" }, "at the form's heading");
    await press(page, "Tab");
    await focusIs(page, { id: "sk-name", visible: true }, "in the first field");

    // Sent empty: back to the first field that is wrong.
    await press(page, "Enter");
    await widget.root.getByText("Please tell us your name.").waitFor();
    await focusIs(page, { id: "sk-name", visible: true }, "in the first refused field");
    await page.keyboard.type("Ada Lovelace");
    await press(page, "Tab");
    await page.keyboard.type("ada@example.test");
    await press(page, "Tab");
    await focusIs(page, { id: "sk-phone", visible: true }, "in the phone field");
    await press(page, "Tab");
    await focusIs(page, { id: "sk-notes", visible: true }, "in the notes");
    await press(page, "Tab");
    await focusIs(page, { tag: "button", name: "Book this time", visible: true }, "on the button");
    await press(page, "Enter");
    await widget.booked().waitFor();
    await focusIs(page, { id: "sk-done" }, "on the confirmation");
    await press(page, "Tab");
    await focusIs(page, { tag: "a", name: /^Join on Zoom/, visible: true }, "on the link");
    const [appointment] = await calendar.business.appointments();
    assert.equal(appointment.start, slot.start);
  });
}

test("back from the form, the focus is on the time that was chosen", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(calendar.at({ day: slot.day }));
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await widget.time(slot).focus();
  await press(page, "Enter");
  await focusIs(page, { name: "Your details" }, "at the form's heading");
  await press(page, "Shift+Tab");
  await focusIs(page, { name: "Choose another time", visible: true }, "on the way back");
  await press(page, "Enter");
  await focusIs(page, { start: slot.start, visible: true }, "on the time");
});

test("cancelling by keyboard", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const appointment = await calendar.book(await calendar.slot());
  const { page } = await open();
  await page.goto(appointment.manage.url);
  await page.getByRole("button", { name: "Copy link" }).waitFor();
  const cancel = page.getByRole("link", { name: "Cancel" });
  await cancel.focus();
  await press(page, "Enter");
  await focusIs(page, { id: "sk-cancel" }, "at the question");
  await press(page, "Tab");
  await focusIs(page, { id: "sk-reason", visible: true }, "in the reason");
  await press(page, "Tab", "Tab");
  await focusIs(page, { name: "No, keep it", visible: true }, "on the way out");
  await press(page, "Enter");
  await focusIs(page, { name: "Cancel", visible: true }, "where it was");
  await press(page, "Enter");
  await focusIs(page, { id: "sk-cancel" }, "at the question again");
  await press(page, "Tab", "Tab");
  await focusIs(page, { name: "Yes, cancel it", visible: true }, "on the button");
  await press(page, "Enter");
  await page.getByRole("heading", { name: "This appointment is cancelled" }).waitFor();
  await focusIs(page, { id: "sk-done" }, "on what has become of it");
});
