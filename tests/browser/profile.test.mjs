// A user's own pages, without script and by keyboard: connect from where one is, choose where one meets clients.

import assert from "node:assert/strict";
import { suite } from "./support/suite.mjs";

const { test } = suite();

test("from the default meeting location to Zoom and back, then to all calendars", async ({ world, open }) => {
  const business = await world.business();
  const user = await business.user();
  const more = { meeting_location: { kind: "phone", value: "+44 20 7946 0000" } };
  const calendars = [await business.calendar([user], { name: "First", more }), await business.calendar([user], { name: "Second", more })];
  const { page } = await open({ script: false });
  await page.goto(await business.profileLink(user, "location"));
  await page.getByRole("button", { name: "Continue" }).click();
  const part = page.getByRole("region", { name: "Default meeting location" });
  assert.equal(await part.getByRole("button", { name: "Connect to Zoom" }).isVisible(), false, "shown before Zoom is chosen");
  await part.getByLabel("Zoom: a new meeting for every booking").check();
  await part.getByRole("button", { name: "Connect to Zoom" }).click();
  await page.getByLabel("Sign in as").fill(user.email);
  await page.getByRole("button", { name: "Allow" }).click();

  await part.getByRole("status").getByText("Zoom is connected.").waitFor();
  assert.match(page.url(), /#location$/, "back where it began");
  assert.equal(await part.getByLabel("Zoom: a new meeting for every booking").isChecked(), true);
  await part.getByRole("button", { name: "Save" }).click();
  await part.getByText("On 2 calendars you meet clients somewhere else.").waitFor();
  await part.getByRole("button", { name: "Change all 2" }).click();
  await part.getByText("2 calendars were changed").waitFor();
  const appointment = await calendars[1].linked(await calendars[1].book(await calendars[1].slot()));
  assert.equal(appointment.meeting_location.kind, "zoom");
});

test("by keyboard, on a calendar's own page", async ({ world, open }) => {
  const business = await world.business();
  const user = await business.connectedUser();
  const calendar = await business.calendar([user], { name: "Consultation" });
  const { page } = await open();
  await page.goto(await business.profileLink(user));
  await page.getByRole("button", { name: "Continue" }).press("Enter");
  await page.getByRole("link", { name: "Consultation" }).press("Enter");
  await page.getByRole("heading", { name: "Consultation" }).waitFor();
  await page.getByLabel("As the calendar says (Zoom)").focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.getByLabel("Something else").isChecked(), true);
  await page.keyboard.press("Tab");
  await page.keyboard.type("By the fountain");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("Saved.").waitFor();
  const slot = await calendar.slot();
  assert.equal((await calendar.book(slot)).meeting_location.value, "By the fountain");
  await page.getByRole("link", { name: "Your profile" }).press("Enter");
  await page.getByRole("heading", { name: "Your calendars" }).waitFor();
  await page.getByText("As agreed").waitFor();
});
