// The widget as its reader finds it: by roles and names, on a page, in a shadow root or in an iframe alike.

import { words } from "./dates.mjs";

export class Widget {
  /** @param root a page, a locator or a frame locator that holds one widget */
  constructor(root) {
    this.root = root;
  }

  get month() {
    return this.root.getByRole("table").or(this.root.getByRole("grid"));
  }

  /** There once the page is alive. */
  get grid() {
    return this.root.getByRole("grid");
  }

  get heading() {
    return this.root.getByRole("heading", { level: 3 }).first();
  }

  get nextMonth() {
    return this.root.getByRole("link", { name: /^Next month/ });
  }

  get previousMonth() {
    return this.root.getByRole("link", { name: /^Previous month/ });
  }

  /** A day of the grid, `YYYY-MM-DD`. */
  day(day) {
    return this.month.getByRole("link", { name: new RegExp(`^${words.dayAndYear(day)},`) });
  }

  /** The free times of the day shown. */
  get times() {
    return this.root.getByRole("region", { name: /^\w+day \d+ \w+$/ });
  }

  /** A time of a day. */
  time(slot, clock = 12) {
    const [time, day] = [words.time(slot.local, clock), words.day(slot.local.slice(0, 10))];
    return this.times.getByRole("link", { name: new RegExp(`^${time} ?, ${day}`) });
  }

  field(name) {
    return this.root.getByLabel(name);
  }

  get details() {
    return this.root.getByRole("heading", { name: "Your details" });
  }

  get submit() {
    return this.root.getByRole("button", { name: "Book this time" });
  }

  get join() {
    return this.root.getByRole("link", { name: /^Join on Zoom/ });
  }

  get timeZone() {
    return this.root.getByLabel("Time zone");
  }

  /** Goes to a day: to its month, if the grid does not show it, then to the day itself. */
  async goTo(day) {
    await this.month.waitFor();
    while ((await this.root.locator(`[data-day="${day}"]`).count()) === 0) {
      const before = await this.heading.innerText();
      await this.nextMonth.click();
      await this.heading.filter({ hasNotText: before }).waitFor();
    }
    await this.day(day).click();
    await this.root.getByRole("region", { name: words.day(day) }).waitFor();
  }

  /** Picks a slot, which leads to the form. */
  async pick(slot) {
    await this.goTo(slot.local.slice(0, 10));
    await this.time(slot).click();
    await this.details.waitFor();
  }

  /** Fills the form in. */
  async fill({ name = "Ada Lovelace", email = "ada@example.test", phone, notes } = {}) {
    await this.field("Name").fill(name);
    await this.field("Email").fill(email);
    if (phone !== undefined) await this.field("Phone").fill(phone);
    if (notes !== undefined) await this.field("Anything we should know").fill(notes);
  }

  /** From now on no time is kept for this reader, as if they had asked for too many. The page may say so on the console. */
  static async keepNothing(reader) {
    reader.expectNoise(/status of 429/);
    const cors = { "access-control-allow-origin": "*" };
    await reader.page.route(/\/holds$/, (route) => route.fulfill({ status: 429, contentType: "application/problem+json", headers: cors, body: "{}" }));
  }

  /** The confirmation's heading. */
  booked(name = "Ada") {
    return this.root.getByRole("heading", { name: `You are booked, ${name}` });
  }

  /** The link to the meeting. */
  async link() {
    await this.join.waitFor();
    return this.join.getAttribute("href");
  }
}
