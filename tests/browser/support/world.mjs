// Businesses, people and calendars to test with, made through the management API as an operator would make them; and
// what the stand-in for Zoom knows and does.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** A name that nothing else in this run has. */
export const fresh = (what) => `${what}-${randomUUID().slice(0, 8)}`;

/** Looks until there is something, or until an assertion holds; for what no page can be asked to wait for. */
export async function eventually(what, look, patience = 15_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    let failure = new Error(`waited ${patience} ms in vain for ${what}`);
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      if (!(error instanceof assert.AssertionError)) throw error;
      failure = error;
    }
    if (Date.now() > deadline) throw failure;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export class World {
  constructor({ origin, zoom, outbox, management_key }) {
    this.origin = origin;
    /** The page that shows what was sent. */
    this.outbox = outbox;
    this.zoom = new Zoom(zoom);
    this.key = management_key;
  }

  /** A call to the API that must be answered with `status`. */
  async call(status, method, path, body, headers = {}) {
    const answer = await this.try(method, path, body, headers);
    assert.equal(answer.status, status, `${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async try(method, path, body, headers = {}) {
    const response = await fetch(path.startsWith("http") ? path : this.origin + path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  manage(status, method, path, body) {
    return this.call(status, method, `/api/v1${path}`, body, { authorization: `Bearer ${this.key}` });
  }

  /** An agency with one sub-account. */
  async business(name = "Harbour Street Dental") {
    const agency = await this.manage(201, "POST", "/agencies", { name: "Test agency" });
    const account = await this.manage(201, "POST", `/agencies/${agency.id}/sub-accounts`, { name });
    return new Business(this, agency.id, account.id);
  }

  /** A business of its own with one connected user and one calendar that this user serves. */
  async calendar(options = {}) {
    const business = await this.business();
    const user = options.user ?? (await business.connectedUser());
    return business.calendar([user], options);
  }

  /** A calendar without anybody, where everybody gets the same link: Zoom is never asked. */
  async unassigned(options = {}) {
    const business = await this.business();
    return business.calendar([], options);
  }
}

export class Business {
  constructor(world, agency, subAccount) {
    Object.assign(this, { world, agency, subAccount });
  }

  /** A user who has not connected Zoom. */
  async user(name = "Mara Lindqvist") {
    const email = `${fresh("mara")}@example.test`;
    const { id } = await this.world.manage(201, "POST", `/agencies/${this.agency}/users`, { name, email });
    return { id, name, email, agency: this.agency };
  }

  /** A user with a Zoom account of their own. */
  async connectedUser(name) {
    const user = await this.user(name);
    await this.connect(user);
    const record = await this.record(user);
    return { ...user, zoomUser: record.zoom.zoom_user };
  }

  record(user) {
    return this.world.manage(200, "GET", `/agencies/${this.agency}/users/${user.id}`);
  }

  /** A link that opens this user's profile once, at its beginning or at another place. */
  async profileLink(user, place) {
    const path = `/agencies/${this.agency}/users/${user.id}/profile-links`;
    return (await this.world.manage(201, "POST", path, place && { place })).url;
  }

  /** Takes a user through their profile and the stand-in's consent page, without a browser. */
  async connect(user) {
    const { origin, zoom } = this.world;
    const token = new URL(await this.profileLink(user)).searchParams.get("token");
    const entered = await form(`${origin}/profile/enter`, { token });
    const cookie = entered.headers.get("set-cookie").split(";")[0];
    const profile = await (await fetch(`${origin}/profile`, { headers: { cookie } })).text();
    const csrf = profile.match(/name="csrf" value="([^"]+)"/)[1];
    const sent = await form(`${origin}/profile/zoom/connect`, { csrf }, { cookie });
    const asked = new URL(sent.headers.get("location"));
    const answers = { ...Object.fromEntries(asked.searchParams), email: user.email, decision: "allow" };
    const allowed = await form(`${zoom.origin}/oauth/authorize`, answers);
    const back = await fetch(allowed.headers.get("location"), { headers: { cookie }, redirect: "manual" });
    assert.equal(back.headers.get("location"), "/profile?notice=connected");
  }

  /** Half-hour appointments from 9 to 17 in New York, every day, unless told otherwise; `more` is any other field. */
  async calendar(users, options = {}) {
    const { kind = users.length ? "round_robin" : "unassigned", zone = "America/New_York", windows = [["09:00", "17:00"]] } = options;
    const schedule = { tz: zone, weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, windows])) };
    const draft = {
      slug: fresh("calendar"),
      name: options.name ?? "First consultation",
      description: options.description ?? "Half an hour to see what you need.",
      kind,
      slots: {
        duration_minutes: 30,
        interval_minutes: 30,
        buffer_before_minutes: 0,
        buffer_after_minutes: 0,
        minimum_notice_minutes: 0,
        horizon_days: 120,
        capacity: 1,
        ...options.slots,
      },
      meeting_location: users.length
        ? { kind: "zoom" }
        : { kind: "static", value: "https://meet.example.test/office-hour" },
      members: users.map(({ id }) => ({ user_id: id, schedule })),
      schedule: users.length ? null : schedule,
      ...options.more,
    };
    const path = `/agencies/${this.agency}/sub-accounts/${this.subAccount}/calendars`;
    const { id } = await this.world.manage(201, "POST", path, draft);
    return new Calendar(this, { ...draft, id }, users, zone);
  }

  /** Something to send, one after the other, as soon as an appointment is booked. */
  workflow(messages) {
    const steps = messages.map((value, at) => ({ id: `step-${at}`, action: { kind: "send", value } }));
    const draft = { name: "Confirmation", active: true, trigger: { on: ["booked"] }, steps };
    return this.world.manage(201, "POST", `/agencies/${this.agency}/sub-accounts/${this.subAccount}/workflows`, draft);
  }

  /** All appointments of the sub-account, as an operator sees them. */
  async appointments() {
    return (await this.world.manage(200, "GET", `/sub-accounts/${this.subAccount}/appointments`)).appointments;
  }
}

export class Calendar {
  constructor(business, { id, slug, name }, users, zone) {
    Object.assign(this, { business, world: business.world, id, slug, name, users, zone });
  }

  get page() {
    return `${this.world.origin}/widget/bookings/${this.slug}`;
  }

  /** The calendar's page in the calendar's own zone, with what else its address should say. */
  at(query = {}) {
    return `${this.page}?${new URLSearchParams({ tz: this.zone, ...query })}`;
  }

  /** Free slots by day, as `zone` counts days. */
  async days(from, to, zone = this.zone, more = {}) {
    const query = new URLSearchParams({ from, to, tz: zone, ...more });
    return (await this.world.call(200, "GET", `/api/v1/calendars/${this.slug}/slots?${query}`)).days;
  }

  /** A free slot, some days ahead, so that midnight may pass while a test runs. */
  async slot({ ahead = 3, at = 2, zone = this.zone, more } = {}) {
    const day = plusDays(today(zone), ahead);
    const found = await this.days(day, day, zone, more);
    const slot = found[0]?.slots[at];
    assert.ok(slot, `no slot ${at} on ${day}`);
    return { ...slot, day, zone };
  }

  /** Another client books by the API. */
  book(slot, contact = { name: "Someone Else", email: "else@example.test" }) {
    const path = `/api/v1/calendars/${this.slug}/appointments`;
    return this.world.call(201, "POST", path, { start: slot.start, tz: this.zone, contact }, { "idempotency-key": randomUUID() });
  }

  /** Another client fills the form in. */
  hold(slot) {
    return this.world.call(201, "POST", `/api/v1/calendars/${this.slug}/holds`, { start: slot.start, tz: this.zone });
  }

  /** The business approves an appointment. */
  approve({ id }) {
    return this.world.manage(200, "POST", `/sub-accounts/${this.business.subAccount}/appointments/${id}/status`, { status: "confirmed" });
  }

  /** Waits for the link of an appointment. */
  linked(appointment) {
    const path = `/api/v1/appointments/${appointment.id}?token=${appointment.token}`;
    return eventually("the link", async () => {
      const now = await this.world.call(200, "GET", path);
      return now.meeting_location.state === "ready" && now;
    });
  }
}

/** The stand-in for Zoom. */
export class Zoom {
  constructor(origin) {
    this.origin = origin;
  }

  async control(method, path, body) {
    const response = await fetch(`${this.origin}/_control/${path}`, { method, body: body && JSON.stringify(body) });
    const answer = await response.json();
    assert.equal(response.status, 200, JSON.stringify(answer));
    return answer;
  }

  /** The meetings of a Zoom user, deleted ones too. */
  async meetingsOf(user) {
    const meetings = await this.control("GET", "meetings");
    return meetings.filter((meeting) => meeting.host_id === user.zoomUser);
  }

  fault(operation, fault, times) {
    return this.control("POST", "faults", { operation, fault, times });
  }

  clearFaults() {
    return this.control("DELETE", "faults");
  }
}

function form(url, fields, headers = {}) {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
}

/** The day in a zone, now or at another time, `YYYY-MM-DD`. */
export const today = (zone, at = new Date()) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(at);

/** A day some days later. */
export function plusDays(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day of a month, `months` after that of `day`. */
export function inMonth(day, months, date) {
  const [year, month] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
}
