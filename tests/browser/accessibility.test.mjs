// Every page in every state: nothing for axe to find in light and dark, on a desktop and on a phone; nothing to scroll
// sideways at 320 px, which is 400 % zoom; nothing too small to hit; nothing that moves for readers who asked for calm.

import assert from "node:assert/strict";
import { assertAccessible, WCAG } from "./support/axe.mjs";
import { assertCalm, assertNone, assertReflows, assertTargets } from "./support/layout.mjs";
import { embed, policy } from "./support/site.mjs";
import { DESKTOP, PHONE, suite } from "./support/suite.mjs";
import { Widget } from "./support/widget.mjs";
import { eventually } from "./support/world.mjs";

const { test } = suite();

const NARROW = { width: 320, height: 640 };

/** Looks at a state in every way a reader may look at it. `frame` is what holds our page, if it is not the page. */
async function assertForEverybody(page, when, frame = page) {
  await page.emulateMedia({ reducedMotion: "no-preference", colorScheme: "light" });
  await page.setViewportSize(DESKTOP);
  await assertAccessible(frame, `${when}, light, desktop`);
  await page.emulateMedia({ colorScheme: "dark" });
  await assertAccessible(frame, `${when}, dark, desktop`);
  await page.setViewportSize(PHONE);
  await assertAccessible(frame, `${when}, dark, phone`);
  await page.emulateMedia({ colorScheme: "light" });
  await assertAccessible(frame, `${when}, light, phone`);
  await assertTargets(frame);
  await assertReflows(frame);
  await page.setViewportSize(NARROW);
  await assertReflows(frame);
  await assertTargets(frame);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await assertCalm(frame);
  await page.setViewportSize(DESKTOP);
}

test("the calendar's page: month, day, form, errors, a taken time", async ({ world, open }) => {
  const calendar = await world.calendar({ kind: "class", slots: { capacity: 3 } });
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/status of 409/);
  await Widget.keepNothing(reader);
  const { page } = reader;
  await page.goto(calendar.at());
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await assertForEverybody(page, "month");
  await widget.goTo(slot.day);
  await widget.timeZone.focus();
  await assertForEverybody(page, "day and time zones");
  await widget.time(slot).click();
  await widget.details.waitFor();
  await assertForEverybody(page, "form");
  await widget.submit.click();
  await page.getByText("Please tell us your name.").waitFor();
  await assertForEverybody(page, "form with errors");
  for (let seat = 0; seat < 3; seat++) await calendar.book(slot);
  await widget.fill();
  await widget.submit.click();
  await page.getByText("Nearest free times").waitFor();
  await assertForEverybody(page, "a taken time");
});

test("the calendar's page whose script does not come", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const slot = await calendar.slot();
  const reader = await open();
  reader.expectNoise(/widget-/, /Failed to fetch/);
  const { page } = reader;
  await page.route(/\/assets\//, (route) => route.abort());
  await page.goto(calendar.at({ day: slot.day }));
  await page.getByRole("button", { name: "Show" }).waitFor();
  await assertForEverybody(page, "month without script");
  await new Widget(page).time(slot).click();
  await page.getByRole("button", { name: "Show" }).waitFor();
  await assertForEverybody(page, "form without script");
});

test("days and times are large enough for thumbs", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const { day } = await calendar.slot();
  const { page } = await open({ screen: PHONE, hasTouch: true, isMobile: true });
  await page.goto(calendar.at({ day }));
  await new Widget(page).grid.waitFor();
  await assertTargets(page, { least: 44, of: ".day, .time, .nav, button, select" });
});

test("what is only there to be heard is nowhere to be seen", async ({ world, open }) => {
  const calendar = await world.unassigned();
  const { page } = await open();
  await page.goto(calendar.at());
  await new Widget(page).grid.waitFor();
  const shown = await page.locator(".vh").evaluateAll((elements) =>
    elements.map((element) => [element.textContent, element.getBoundingClientRect()]).filter(([, { width, height }]) => width > 1 || height > 1).map(([text]) => text));
  assert.deepEqual(shown, []);
  assert.equal(await page.locator("h1.vh").count(), 1, "the page has its heading");
});

test("a time is read in one line, seats and all", async ({ world, open }) => {
  const calendar = await world.calendar({ kind: "class", slots: { capacity: 12 } });
  const { day } = await calendar.slot();
  const { page } = await open({ screen: PHONE });
  const widget = new Widget(page);
  for (const clock of ["12", "24"]) {
    await page.goto(calendar.at({ day, clock }));
    await widget.grid.waitFor();
    const broken = await widget.times.getByRole("link").evaluateAll((links) =>
      links.filter((link) => {
        const range = document.createRange();
        range.selectNodeContents([...link.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
      }).map((link) => link.innerText.replace(/\s+/g, " ")));
    assertNone(broken, "broken over two lines");
  }
});

test("a month without free times, and free times that do not come", async ({ world, open }) => {
  const calendar = await world.unassigned({ slots: { minimum_notice_minutes: 50 * 24 * 60 } });
  const reader = await open();
  reader.expectNoise(/ERR_FAILED/);
  const { page } = reader;
  await page.goto(calendar.at());
  const widget = new Widget(page);
  await widget.grid.waitFor();
  await page.getByText(/^No free times in/).waitFor();
  await assertForEverybody(page, "an empty month");
  await page.route(/\/slots\?/, (route) => route.abort());
  await widget.nextMonth.click();
  await page.getByText("We could not load the free times.").waitFor();
  await assertForEverybody(page, "free times that do not come");
  await page.unroute(/\/slots\?/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("We could not load the free times.").waitFor({ state: "detached" });
});

test("the appointment's page: ready, cancel, cancelled; another time", async ({ world, open }) => {
  const calendar = await world.calendar();
  const appointment = await calendar.linked(await calendar.book(await calendar.slot()));
  const { page } = await open();
  await page.goto(`${appointment.manage.url}&booked=1`);
  await page.getByRole("button", { name: "Copy link" }).waitFor();
  await assertForEverybody(page, "confirmation");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("heading", { name: "Cancel this appointment?" }).waitFor();
  await assertForEverybody(page, "cancel");

  await page.goto(appointment.manage.reschedule_url);
  await page.getByText("Pick a new time for your appointment").waitFor();
  await new Widget(page).grid.waitFor();
  await assertForEverybody(page, "another time");
  const other = await calendar.slot({ ahead: 4 });
  await page.goto(`${appointment.manage.reschedule_url}&start=${other.start}`);
  await page.getByRole("heading", { name: "Move your appointment" }).waitFor();
  await assertForEverybody(page, "move to another time");

  await page.goto(appointment.manage.cancel_url);
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await page.getByRole("heading", { name: "This appointment is cancelled" }).waitFor();
  await assertForEverybody(page, "cancelled");
});

test("the appointment's page: pending", async ({ world, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  await world.zoom.fault("create", "503", 50);
  try {
    const appointment = await calendar.book(slot);
    const { page } = await open();
    await page.goto(appointment.manage.url);
    await page.getByText("Your meeting link is on its way.").waitFor();
    await assertForEverybody(page, "pending");
  } finally {
    await world.zoom.clearFaults();
  }
});

test("the profile: entrance, not connected, connected, in need of attention; messages", async ({ world, open }) => {
  const business = await world.business();
  const user = await business.user();
  const reader = await open();
  reader.expectNoise(/status of (404|410)/);
  const { page } = reader;
  const enter = async () => {
    await page.goto(await business.profileLink(user));
    await page.getByRole("button", { name: "Continue" }).waitFor();
  };
  await enter();
  await assertForEverybody(page, "entrance");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Not connected", { exact: true }).waitFor();
  await assertForEverybody(page, "not connected");
  await world.zoom.control("POST", "users", { email: user.email, type: 1 });
  await page.getByRole("button", { name: "Connect to Zoom" }).click();
  await page.getByLabel("Sign in as").fill(user.email);
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByRole("button", { name: "Disconnect" }).waitFor();
  await assertForEverybody(page, "connected");

  // Zoom ends the connection; the next booking finds out.
  const { zoom } = await business.record(user);
  await world.zoom.control("POST", "expire", { host: zoom.zoom_user, access: true, refresh: true });
  const calendar = await business.calendar([user]);
  await calendar.book(await calendar.slot());
  await page.goto(`${world.origin}/profile`);
  await page.getByRole("button", { name: "Reconnect to Zoom" }).waitFor();
  await assertForEverybody(page, "in need of attention");

  await page.goto(`${world.origin}/widget/bookings/no-such-calendar`);
  await page.getByRole("heading", { name: "This page is not here" }).waitFor();
  await assertForEverybody(page, "a page that is not there");
  await page.goto(`${world.origin}/profile/enter?token=nonsense`);
  await page.getByText("This link has ended").waitFor();
  await assertForEverybody(page, "a link that has ended");
});

test("a user's meeting locations: by default, on a calendar, refused, asked about", async ({ world, open }) => {
  const business = await world.business();
  const user = await business.user();
  await world.zoom.control("POST", "users", { email: user.email, type: 1 });
  const calendar = await business.calendar([user], { name: "Long consultation", slots: { duration_minutes: 60 } });
  const reader = await open();
  reader.expectNoise(/status of 422/);
  const { page } = reader;
  await page.goto(await business.profileLink(user, calendar.id));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Where you meet clients" }).waitFor();
  await page.getByLabel("In person").check();
  await assertForEverybody(page, "a calendar's location");
  await page.getByLabel("Zoom: a new meeting for every booking").check();
  await assertForEverybody(page, "a calendar's location, Zoom not connected");
  await page.getByRole("button", { name: "Connect to Zoom" }).click();
  await page.getByLabel("Sign in as").fill(user.email);
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByText("Zoom is connected.").waitFor();
  await assertForEverybody(page, "a calendar's location, back from Zoom, on a small plan");

  await page.goto(`${world.origin}/profile`);
  await page.getByLabel("A link of my own").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("begins with https://").waitFor();
  await assertForEverybody(page, "a default that was refused");
  await page.getByLabel("Link", { exact: true }).fill("https://meet.example.test/ada");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Change your other calendars too?" }).waitFor();
  await assertForEverybody(page, "asked whether other calendars change");
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByText("1 calendar was changed").waitFor();
  await assertForEverybody(page, "other calendars changed");
  await page.goto(`${world.origin}/oauth/zoom/callback?code=from-the-marketplace`);
  await page.getByRole("alert").waitFor();
});

test("what is sent: the outbox, a mail, and unsubscribing", async ({ world, open }) => {
  const calendar = await world.calendar();
  const text = "Hello {{contact.name}},\n\nyour appointment is on {{appointment.start_date}} at {{appointment.start_time}}.\n\nJoin here: {{appointment.meeting_location}}\n\nAnother time: {{appointment.reschedule_link}}";
  await calendar.business.workflow([
    { kind: "email", value: { subject: "Your appointment: {{appointment.title}}", text } },
    { kind: "sms", value: { text: "See you {{appointment.start_date}}: {{appointment.meeting_location}}" } },
  ]);
  const contact = { name: "Ada Lovelace", email: "ada@example.test", phone: "+15005550006" };
  const { manage } = await calendar.book(await calendar.slot(), contact);
  const desk = await open();
  // The frame with the mail lets nothing run, and nothing of the browser's driver either.
  desk.expectNoise(/Blocked script execution in 'about:srcdoc'/);
  const { page } = desk;
  await eventually("a mail and an SMS", async () => {
    await page.goto(world.outbox);
    return (await page.getByRole("article").count()) === 2;
  });
  await assertForEverybody(page, "outbox");
  const mail = await page.locator("iframe").getAttribute("srcdoc");

  const { page: reader } = await open();
  await reader.setContent(mail);
  await reader.getByText("Hello Ada Lovelace").waitFor();
  for (const colorScheme of ["light", "dark"]) {
    await reader.emulateMedia({ colorScheme });
    await assertAccessible(reader, `a mail, ${colorScheme}`, WCAG);
  }
  await reader.setViewportSize(NARROW);
  await assertReflows(reader);

  const { origin, pathname, search } = new URL(manage.url);
  await page.goto(`${origin}${pathname}/unsubscribe${search}`);
  await page.getByRole("button", { name: "Unsubscribe" }).waitFor();
  await assertForEverybody(page, "asked whether to unsubscribe");
  await page.getByRole("button", { name: "Unsubscribe" }).click();
  await page.getByRole("heading", { name: "You are unsubscribed" }).waitFor();
  await assertForEverybody(page, "unsubscribed");
});

test("an embed on another site's page", async ({ world, site, open }) => {
  const calendar = await world.calendar();
  const slot = await calendar.slot();
  const { page } = await open();
  await page.goto(site.page(`<h2>Book</h2>${embed(calendar)}`, { product: world.origin }));
  const widget = new Widget(page.locator("slotkey-booking"));
  await widget.grid.waitFor();
  await assertForEverybody(page, "embed, month");
  await widget.pick(slot);
  await assertForEverybody(page, "embed, form");
  await widget.fill();
  await widget.submit.click();
  await widget.link();
  await assertForEverybody(page, "embed, confirmation");
});

test("an embed in an iframe", async ({ world, site, open }) => {
  const calendar = await world.unassigned();
  const reader = await open();
  reader.expectNoise(/WebAssembly/, /script-src by wasm-eval/);
  const { page } = reader;
  await page.goto(site.page(embed(calendar), { product: world.origin, csp: policy.noWebAssembly(world.origin) }));
  const frame = await (await page.locator("slotkey-booking iframe").elementHandle()).contentFrame();
  await new Widget(frame).grid.waitFor();
  await assertAccessible(page, "the page around the iframe");
  await assertForEverybody(page, "iframe", frame);
});

test("themes: the attribute decides, and the site's own colours are used", async ({ world, site, open }) => {
  const calendar = await world.unassigned();
  const { page } = await open();
  const css = "slotkey-booking { --slotkey-accent: #7a1f8a; --slotkey-on-accent: #fff; --slotkey-radius: 0; }";
  await page.goto(site.page(embed(calendar, 'theme="dark"') + embed(calendar, 'theme="light" loading="eager"'), { product: world.origin, css }));
  const [dark, light] = [new Widget(page.locator("slotkey-booking").nth(0)), new Widget(page.locator("slotkey-booking").nth(1))];
  await dark.grid.waitFor();
  await light.grid.waitFor();
  const looks = (widget) =>
    widget.root.locator(".day.chosen").evaluate((day) => {
      const { backgroundColor, borderRadius } = getComputedStyle(day);
      return { backgroundColor, borderRadius, scheme: getComputedStyle(day).colorScheme };
    });
  assert.deepEqual(await looks(dark), { backgroundColor: "rgb(122, 31, 138)", borderRadius: "0px", scheme: "dark" });
  assert.deepEqual(await looks(light), { backgroundColor: "rgb(122, 31, 138)", borderRadius: "0px", scheme: "light" });
});
