//! What is to be known of every operation beside its types: what it is for, its parameters, examples, codes.

use crate::call::{Described, Parameter};
use crate::schemas::Schemas;
use serde_json::{Map, Value, json};
use shared::group::GroupDraft;
use shared::id::{AgencyId, SubAccountId};
use shared::limits;
use shared::management as m;
use shared::messaging::MessageSettings;
use shared::route::{Caller, Operation};
use shared::slot::Explanation;
use shared::webhook::EndpointDraft;
use shared::wire;
use shared::workflow::WorkflowDraft;
use std::collections::BTreeSet;

const BOOKING: &str = "Booking";
const APPOINTMENT: &str = "A client's appointment";
const ORGANISATION: &str = "Agencies, users, sub-accounts";
const BUSY_SOURCES: &str = "Calendars outside";
const CALENDARS: &str = "Calendars";
const SCHEDULES: &str = "Schedules";
const GROUPS: &str = "Groups of calendars";
const WEBHOOKS: &str = "Webhooks";
const WORKFLOWS: &str = "Workflows and messages";
const APPOINTMENTS: &str = "Appointments";
const SERIES: &str = "Series";
const OPERATIONS: &str = "How things stand";

/// The groups of operations, in order.
pub const TAGS: [(&str, &str); 12] = [
    (BOOKING, "What a client can book, and booking it. No key."),
    (APPOINTMENT, "An appointment by its signed link: whoever has the token may read and change it. No key."),
    (ORGANISATION, "An agency owns users and sub-accounts, the businesses it works for."),
    (BUSY_SOURCES, "Calendars elsewhere whose events make a user busy."),
    (CALENDARS, "What clients book, as it is written down."),
    (SCHEDULES, "Opening hours that several calendars share."),
    (GROUPS, "Calendars that one page lists, at an address of its own: `/widget/groups/{slug}`."),
    (WEBHOOKS, WEBHOOKS_IN_WORDS),
    (WORKFLOWS, WORKFLOWS_IN_WORDS),
    (APPOINTMENTS, "What was booked, as the business sees and changes it, and what became of it."),
    (SERIES, "Appointments that were booked together, one after the other."),
    (OPERATIONS, "For operations and tests."),
];

const WEBHOOKS_IN_WORDS: &str = "Other systems are told what becomes of appointments, by the rules of Standard Webhooks: each message is a `POST` with `webhook-id`, `webhook-timestamp` and `webhook-signature`, and any of that project's libraries checks it with the endpoint's secret. The body is `{type, timestamp, data}`; `data` has `sub_account_id`, `contact_id`, `hosts`, the `appointment` as the business reads it (with its meeting location, and the addresses at which its client cancels and moves it), `by` (who did it) and `changed` (what, `before` and `after`). Whatever is not answered with 2xx within 15 seconds is sent again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h: the same body under the same `webhook-id`. A message may arrive more than once, and later than a newer one: the appointment's `version` tells which is newer. Redirects are not followed. An endpoint that answers 410, or at which nothing has arrived for five days, is switched off; what waits for it is sent when it is switched on again. Messages are kept for 30 days.";

const WORKFLOWS_IN_WORDS: &str = "What is told to whom, and when, around an appointment. A workflow has a trigger with filters and a list of steps; an appointment on its way through it is an enrolment. The texts of messages are Handlebars with fields such as `{{contact.first_name}}` and `{{appointment.meeting_location}}`, `{{#if}}`, `{{#unless}}` and comments; what is filled in is escaped for where it stands. A message that tells the meeting location waits for it, and is never sent without. Times are in the reader's zone and language. An enrolment goes by the latest version of its workflow, does nothing twice, and leaves when its appointment is cancelled, unless the workflow says where it goes then.";

const WORKFLOW_REFUSED: &[&str] = &[
    "invalid_steps",
    "invalid_step_id",
    "invalid_target",
    "invalid_trigger",
    "invalid_filter",
    "invalid_moment",
    "invalid_wait",
    "invalid_condition",
    "invalid_merge_text",
    "invalid_text",
    "invalid_url",
    "invalid_phone",
    "invalid_quiet_hours",
];
const SETTINGS_REFUSED: &[&str] =
    &["invalid_merge_text", "invalid_limit", "invalid_language", "invalid_email", "invalid_name"];
const VERSION_CHANGED: &[&str] = &["version_changed"];
/// Of a merge patch: it leaves half of one thing and half of another.
const INCOMPLETE_PATCH: &[&str] = &["incomplete_patch"];
const SLOT_REFUSED: &[&str] = &["invalid_start", "invalid_time_zone", "invalid_duration"];
const BOOKING_REFUSED: &[&str] = &[
    "invalid_start",
    "invalid_time_zone",
    "invalid_duration",
    "invalid_idempotency_key",
    "idempotency_key_reused",
    "invalid_name",
    "invalid_email",
    "invalid_phone",
    "invalid_text",
    "invalid_answer",
    "invalid_guests",
    "invalid_id",
];
const CALENDAR_REFUSED: &[&str] = &[
    "invalid_schedule",
    "invalid_members",
    "invalid_meeting_location",
    "invalid_duration",
    "invalid_interval",
    "invalid_buffer",
    "invalid_notice",
    "invalid_horizon",
    "invalid_capacity",
    "invalid_day_limit",
    "invalid_look_busy",
    "invalid_title",
    "invalid_zoom_settings",
    "invalid_round_robin_window",
    "invalid_text",
    "invalid_form",
];
const SCHEDULE_REFUSED: &[&str] =
    &["invalid_window", "invalid_override", "invalid_time_off", "invalid_dates", "invalid_holidays"];
const GROUP_REFUSED: &[&str] = &["invalid_calendars", "invalid_text"];
const ENDPOINT_REFUSED: &[&str] = &["invalid_url", "invalid_events", "invalid_text"];
const MOVE_CONFLICTS: &[&str] =
    &["slot_taken", "request_under_way", "appointment_cancelled", "appointment_over", "appointment_changed"];

fn reference(component: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{component}") })
}

/// What stands in a path under a name.
pub fn path_parameter(name: &'static str) -> Value {
    let (description, schema) = match name {
        "slug" => ("The part of the address that is the calendar's, or the group's.", reference("Slug")),
        "agency" => ("The agency.", reference("AgencyId")),
        "user" => ("The user.", reference("UserId")),
        "sub_account" => ("The sub-account.", reference("SubAccountId")),
        "calendar" => ("The calendar.", reference("CalendarId")),
        "group" => ("The group.", reference("GroupId")),
        "schedule" => ("The shared schedule.", reference("ScheduleId")),
        "appointment" => ("The appointment.", reference("AppointmentId")),
        "hold" => ("The hold.", reference("AppointmentId")),
        "series" => ("The series.", reference("SeriesId")),
        "endpoint" => ("The webhook endpoint.", reference("WebhookEndpointId")),
        "workflow" => ("The workflow.", reference("WorkflowId")),
        "enrolment" => ("The enrolment.", reference("EnrolmentId")),
        "message" => ("The message: `webhook-id`.", reference("WebhookMessageId")),
        "busy_source" => ("The subscription.", reference("BusySourceId")),
        _ => ("Zoom's id of its user.", json!({ "type": "string", "minLength": 1 })),
    };
    Parameter { place: "path", name, required: true, description, schema }.object()
}

fn query(name: &'static str, required: bool, description: &'static str, schema: Value) -> Parameter {
    Parameter { place: "query", name, required, description, schema }
}

fn token() -> Parameter {
    let schema = json!({ "type": "string", "minLength": 1 });
    query("token", true, "The appointment's `token`: its signed link.", schema)
}

fn duration() -> Parameter {
    let schema = json!({
        "type": "integer",
        "minimum": limits::DURATION_MINUTES_MIN,
        "maximum": limits::DURATION_MINUTES_MAX
    });
    query("duration_minutes", false, "One of the calendar's lengths; without it, the usual one.", schema)
}

fn instant(name: &'static str, description: &'static str) -> Parameter {
    query(name, true, description, json!({ "type": "string", "format": "date-time" }))
}

fn booking_key() -> Parameter {
    Parameter {
        place: "header",
        name: "Idempotency-Key",
        required: true,
        description: "A new random text for each booking, the same one when it is tried again: booked is once.",
        schema: json!({
            "type": "string",
            "minLength": limits::IDEMPOTENCY_KEY_BYTES_MIN,
            "maxLength": limits::IDEMPOTENCY_KEY_BYTES_MAX,
            "pattern": "^[!-~]+$"
        }),
    }
}

fn creating_key() -> Parameter {
    Parameter {
        place: "header",
        name: "Idempotency-Key",
        required: false,
        description: "With the same key the same thing is created, or written again; without one, a new thing each time.",
        schema: json!({ "type": "string" }),
    }
}

fn if_match() -> Parameter {
    Parameter {
        place: "header",
        name: "If-Match",
        required: false,
        description: "The `ETag` that the change is made on: it is refused if somebody has changed the thing since.",
        schema: json!({ "type": "string", "pattern": "^(?:\\*|(?:W/)?\"[!#-~]*\")?$" }),
    }
}

/// A page of a list.
fn paged(described: Described, after: Value) -> Described {
    let limit = json!({
        "type": "integer",
        "minimum": 1,
        "maximum": limits::PAGE_LIMIT_MAX,
        "default": limits::PAGE_LIMIT_MAX
    });
    described
        .with(query("after", false, "What `next` of the page before says.", after))
        .with(query("limit", false, "How many entries a page has.", limit))
        .refuses(422, &["invalid_limit"])
}

/// What every call of the business has in common.
fn for_staff(operation: Operation, described: Described) -> Described {
    let route = operation.route();
    if route.caller == Caller::Client {
        return described;
    }
    let has_id = route.parameters().any(|name| name != "zoom_user");
    let described = described.refuses(401, &["unauthorized"]);
    let described =
        if described.takes("If-Match") { described.refuses(422, &["invalid_if_match"]) } else { described };
    if has_id { described.refuses(422, &["invalid_id"]) } else { described }
}

/// What is to be known of an operation.
pub fn described(operation: Operation) -> Described {
    for_staff(operation, by_itself(operation))
}

fn by_itself(operation: Operation) -> Described {
    match operation {
        Operation::ReadCalendar
        | Operation::ReadGroup
        | Operation::ReadSlots
        | Operation::Book
        | Operation::BookSeries
        | Operation::Hold
        | Operation::ReleaseHold => booking(operation),
        Operation::ReadAppointment | Operation::ReadIcs | Operation::Cancel | Operation::Reschedule => {
            appointment_of_client(operation)
        }
        Operation::ReadSeriesAsClient => Described::new(
            SERIES,
            "By its signed link, without a key: what was booked, and which times were not free.",
        )
        .with(query(
            "token",
            true,
            "The series' `token`: its signed link.",
            json!({ "type": "string", "minLength": 1 }),
        ))
        .answers::<wire::SeriesView>(200, "The series as it is now.", series_example())
        .refuses(404, &["not_found"]),
        Operation::CreateCalendar
        | Operation::ListCalendars
        | Operation::ReadCalendarSettings
        | Operation::ChangeCalendar
        | Operation::Explain => calendars(operation),
        Operation::CreateSchedule
        | Operation::ListSchedules
        | Operation::ReadSchedule
        | Operation::ChangeSchedule
        | Operation::DeleteSchedule => schedules(operation),
        Operation::CreateGroup
        | Operation::ListGroups
        | Operation::ReadGroupSettings
        | Operation::ChangeGroup
        | Operation::DeleteGroup => groups(operation),
        Operation::CreateWebhookEndpoint
        | Operation::ListWebhookEndpoints
        | Operation::ReadWebhookEndpoint
        | Operation::ChangeWebhookEndpoint
        | Operation::DeleteWebhookEndpoint => webhook_endpoints(operation),
        Operation::ChangeWebhookSecret | Operation::ListWebhookDeliveries | Operation::ResendWebhook => {
            webhook_deliveries(operation)
        }
        Operation::CreateWorkflow
        | Operation::ListWorkflows
        | Operation::ReadWorkflow
        | Operation::ChangeWorkflow
        | Operation::DeleteWorkflow
        | Operation::ListRecipes => workflows(operation),
        Operation::ListEnrolments
        | Operation::ReadEnrolment
        | Operation::ListMessages
        | Operation::HearReply
        | Operation::ReadMessageSettings
        | Operation::ChangeMessageSettings => messages(operation),
        Operation::ListAppointments
        | Operation::BookAsStaff
        | Operation::ReadAppointmentAsStaff
        | Operation::EditAppointment
        | Operation::DeleteAppointment
        | Operation::ListAppointmentEvents
        | Operation::ListEvents => appointments(operation),
        Operation::ChangeStatus
        | Operation::CancelAsStaff
        | Operation::RescheduleAsStaff
        | Operation::Reassign => changes(operation),
        Operation::BookSeriesAsStaff | Operation::ReadSeries | Operation::CancelSeries => series(operation),
        Operation::CreateBusySource | Operation::ListBusySources | Operation::DeleteBusySource => {
            busy_sources(operation)
        }
        Operation::CreateAgency
        | Operation::CreateUser
        | Operation::ListUsers
        | Operation::ReadUser
        | Operation::ChangeUser
        | Operation::DeleteUser
        | Operation::SetMeetingLocation
        | Operation::CreateProfileLink
        | Operation::CreateSubAccount
        | Operation::ReadStatus
        | Operation::ReadZoomStatus => organisation(operation),
    }
}

fn booking(operation: Operation) -> Described {
    let call = |words| Described::new(BOOKING, words).refuses(404, &["not_found"]);
    match operation {
        Operation::ReadSlots => call("Free slots by the day on which they begin in `tz`. At most 62 days at once.")
            .with(query("from", true, "The first day, in `tz`.", reference("Day")))
            .with(query("to", true, "The last day, included.", reference("Day")))
            .with(query("tz", true, "The zone in which days begin and end.", reference("TimeZone")))
            .with(duration())
            .answers::<wire::SlotsView>(200, "What is free.", slots_example())
            .refuses(422, &["invalid_time_zone", "invalid_day", "invalid_range", "invalid_duration"]),
        Operation::Book => call(
            "Books a slot. Where the answer's `meeting_location.state` is `pending`, the link comes a little later: read the appointment again. `answers` has the answers to the calendar's questions by their ids.",
        )
        .with(booking_key())
        .body::<wire::BookingRequest>(booking_example())
        .answers::<wire::AppointmentView>(201, "Booked, or was before under the same key.", appointment_example())
        .refuses(400, &["idempotency_key_missing"])
        .refuses(409, &["slot_taken", "request_under_way"])
        .refuses(422, BOOKING_REFUSED)
        .refuses(503, &["booking_interrupted"]),
        Operation::BookSeries => series_booking(call(
            "Books a slot and those that follow it by the rule in `repeat`, where the calendar lets clients do so.",
        ))
        .body_like(series_request, series_request_example(), series_request_fault)
        .answers::<wire::SeriesView>(201, "Booked, or was before under the same key.", series_example())
        .refuses(403, &["series_not_allowed"]),
        Operation::Hold => call("Keeps a slot for five minutes, so that nobody takes it while the client fills in the form.")
            .with(Parameter { required: false, ..booking_key() })
            .body::<wire::HoldRequest>(json!({ "start": "2026-12-03T15:00:00Z", "tz": "Europe/London" }))
            .answers::<wire::HoldView>(201, "Kept. Booked with its `id` as `hold`.", json!({
                "id": "apt_7h2k4m6n8p0q1r3s5t7v9w1x3y",
                "start": "2026-12-03T15:00:00Z",
                "expires": "2026-11-24T14:05:00Z"
            }))
            .refuses(409, &["slot_taken", "request_under_way"])
            .refuses(422, SLOT_REFUSED)
            .refuses(422, &["invalid_idempotency_key", "idempotency_key_reused"])
            .refuses(429, &["too_many_holds"])
            .refuses(503, &["booking_interrupted"]),
        Operation::ReleaseHold => call("Done again, it changes nothing.")
            .answers_nothing("Given back, or never kept.")
            .refuses(422, &["invalid_id"]),
        Operation::ReadGroup => call("What a client chooses a calendar by. Calendars that take no bookings are left out.")
            .answers::<wire::GroupView>(200, "The group.", json!({
                "id": "grp_0a1b2c3d4e5f6g7h8j9k0m1n2p",
                "slug": "advice",
                "name": "Advice",
                "description": "Not sure? Begin with a first consultation.",
                "sub_account": "Bletchley Consulting",
                "calendars": [{
                    "id": "cal_0a1b2c3d4e5f6g7h8j9k0m1n2p",
                    "slug": "first-consultation",
                    "name": "First consultation",
                    "description": "Half an hour to get to know each other.",
                    "kind": "round_robin",
                    "duration_minutes": 30,
                    "other_durations_minutes": [45, 60],
                    "hosts": ["Grace Hopper", "Joan Clarke"],
                    "meeting_location_kind": "zoom",
                    "auto_confirm": true,
                    "booking_url": "https://slotkey.example/widget/bookings/first-consultation"
                }]
            })),
        _ => call("What a client needs to know before booking.").answers::<wire::CalendarView>(
            200,
            "The calendar.",
            calendar_view_example(),
        ),
    }
}

fn series_booking(described: Described) -> Described {
    described
        .with(booking_key())
        .refuses(400, &["idempotency_key_missing"])
        .refuses(409, &["series_clash", "slot_taken", "request_under_way"])
        .refuses(422, BOOKING_REFUSED)
        .refuses(422, &["invalid_repeat"])
        .refuses(503, &["booking_interrupted"])
}

fn appointment_of_client(operation: Operation) -> Described {
    let call = |words| Described::new(APPOINTMENT, words).with(token()).refuses(404, &["not_found"]);
    let answered = |described: Described, words| {
        described.answers::<wire::AppointmentView>(200, words, appointment_example())
    };
    match operation {
        Operation::ReadIcs => call(
            "The file moves or cancels its own entry in a calendar that has it already.",
        )
        .answers_text("text/calendar", "An iCalendar file (RFC 5545).", "BEGIN:VCALENDAR…"),
        Operation::Cancel => answered(
            call("Up to the calendar's notice. Done again, it changes nothing.")
                .body::<wire::CancelRequest>(json!({ "reason": "I am ill." }))
                .optional_body(),
            "Cancelled.",
        )
        .refuses(403, &["change_not_allowed"])
        .refuses(409, &["status_not_allowed"])
        .refuses(422, &["invalid_text"]),
        Operation::Reschedule => answered(
            call("Up to the calendar's notice. To the time that it has, it changes nothing.")
                .body::<wire::RescheduleRequest>(
                json!({ "start": "2026-12-04T15:00:00Z", "tz": "Europe/London" }),
            ),
            "Moved.",
        )
        .refuses(403, &["change_not_allowed"])
        .refuses(409, MOVE_CONFLICTS)
        .refuses(422, &["invalid_start", "invalid_time_zone"])
        .refuses(503, &["booking_interrupted"]),
        _ => answered(call("With its meeting location as it is by now."), "The appointment."),
    }
}

fn organisation(operation: Operation) -> Described {
    let call = |words| Described::new(ORGANISATION, words);
    let status = |words| Described::new(OPERATIONS, words);
    match operation {
        Operation::CreateAgency => call("The first call of an installation.")
            .with(creating_key())
            .body::<m::Named>(json!({ "name": "Harbour Agency" }))
            .answers::<m::Created<AgencyId>>(
                201,
                "Created.",
                json!({ "id": "agc_0a1b2c3d4e5f6g7h8j9k0m1n2p" }),
            ),
        Operation::CreateSubAccount => call("One client business of the agency.")
            .with(creating_key())
            .body::<m::Named>(json!({ "name": "Lighthouse Dental" }))
            .answers::<m::Created<SubAccountId>>(
                201,
                "Added.",
                json!({ "id": "sub_0a1b2c3d4e5f6g7h8j9k0m1n2p" }),
            )
            .refuses(404, &["not_found"]),
        Operation::ReadStatus => status("Counts of what is live and of what still has to be done.")
            .answers::<m::SubAccountStatus>(
            200,
            "The counts.",
            json!({
                "live_appointments": 12,
                "jobs_waiting": 1,
                "next_due": "2026-11-24T14:05:00Z",
                "meetings_ready": 11,
                "meetings_pending": 1,
                "meetings_given_up": 0,
                "webhooks_waiting": 0,
                "webhook_endpoints_disabled": 0,
                "enrolments_under_way": 3,
                "messages_waiting": 0,
                "messages_failed": 0
            }),
        ),
        Operation::ReadZoomStatus => {
            status("The connection, its tokens' state, the day's requests and who waits for one.")
                .answers::<m::ZoomAccountStatus>(
                200,
                "The state.",
                json!({
                    "owner": "usr_0a1b2c3d4e5f6g7h8j9k0m1n2p",
                    "reconnect_needed": null,
                    "revoke_owed": false,
                    "token_generation": 7,
                    "token_key": "k1",
                    "token_settled": true,
                    "requests_used": 100,
                    "requests_left": 0,
                    "creates_waiting": 50,
                    "deletes_waiting": 4,
                    "resets_at": "2026-11-25T00:00:00Z",
                    "closed_until": null,
                    "scopes": ["meeting:delete:meeting", "meeting:write:meeting"],
                    "tokens_renewed_at": "2026-11-24T13:40:00Z",
                    "compared_at": "2026-11-24T13:40:00Z",
                    "missing_found": 0,
                    "orphans_found": 0
                }),
            )
        }
        _ => users(operation),
    }
}

fn user_example() -> Value {
    json!({
        "id": "usr_0a1b2c3d4e5f6g7h8j9k0m1n2p",
        "name": "Grace Hopper",
        "email": "grace@example.com",
        "zoom": {
            "zoom_user": "KdYKjnimT4KPd8FFgQt9FQ",
            "email": "grace@example.com",
            "account_id": "q6gBJVO5TzexKYTb_I2rpg",
            "plan": 2,
            "scopes": ["user:read:user", "meeting:write:meeting"],
            "since": "2026-11-01T09:00:00Z",
            "reconnect_needed": null
        },
        "meeting_location": { "kind": "zoom" }
    })
}

/// The people of an agency.
fn users(operation: Operation) -> Described {
    let call = |words| Described::new(ORGANISATION, words).refuses(404, &["not_found"]);
    match operation {
        Operation::CreateUser => {
            call("A person who can be booked on calendars of the agency's sub-accounts.")
                .with(creating_key())
                .body::<m::NewUser>(json!({ "name": "Grace Hopper", "email": "grace@example.com" }))
                .answers::<m::User>(201, "Added.", user_example())
                .refuses(409, &["user_deleted"])
        }
        Operation::ListUsers => paged(call("In order of id."), reference("UserId"))
            .answers::<m::UserPage>(200, "A page.", json!({ "users": [user_example()], "next": null })),
        Operation::ChangeUser => call("What is not sent stays. Whoever books sees the new name from now on.")
            .body::<m::UserEdit>(json!({ "name": "Grace Murray Hopper" }))
            .answers::<m::User>(200, "Changed.", user_example()),
        Operation::DeleteUser => call(
            "They can no longer be booked or sign in, their calendars go on without them, and their Zoom account is free: whoever signs in to it at Zoom can connect it, also this person as a new user. Sent again, it changes nothing.",
        )
        .with(query(
            "upcoming",
            false,
            "What becomes of the appointments that they have yet to host.",
            json!({ "type": "string", "enum": ["refuse", "reassign", "cancel"], "default": "refuse" }),
        ))
        .answers::<m::UserDeleted>(
            200,
            "Deleted, and what that changed.",
            json!({
                "calendars_left": ["cal_0a1b2c3d4e5f6g7h8j9k0m1n2p"],
                "calendars_switched_off": [],
                "appointments_reassigned": 2,
                "appointments_cancelled": 0
            }),
        )
        .refuses(409, &["user_hosts_appointments", "no_other_host", "request_under_way"])
        .refuses(422, &["invalid_upcoming"]),
        Operation::SetMeetingLocation => call(
            "A default: it holds on calendars that the user joins from now on, unless the calendar says something of them. With `apply_to_calendars` all their calendars take it over. Appointments that were booked stay where they are. Zoom has to be connected first, by the user.",
        )
        .body::<m::DefaultLocation>(
            json!({ "meeting_location": { "kind": "zoom" }, "apply_to_calendars": true }),
        )
        .answers::<m::DefaultLocationSet>(
            200,
            "Set.",
            json!({ "user": user_example(), "calendars_changed": 3 }),
        )
        .refuses(409, &["zoom_not_connected"])
        .refuses(422, &["invalid_meeting_location"]),
        Operation::CreateProfileLink => call(
            "Where the user connects Zoom and chooses where they meet clients. The link ends after an hour.",
        )
            .body::<m::NewProfileLink>(json!({ "place": "location" }))
            .optional_body()
            .answers::<m::ProfileLink>(
                201,
                "The link.",
                json!({
                    "url": "https://book.example.com/profile/enter?token=…",
                    "expires_at": "2026-11-24T15:00:00Z"
                }),
            ),
        _ => call("With the state of their Zoom connection.")
            .answers::<m::User>(200, "The user.", user_example()),
    }
}

fn busy_sources(operation: Operation) -> Described {
    let call = |words| Described::new(BUSY_SOURCES, words).refuses(404, &["not_found"]);
    let example = || {
        json!({
            "id": "bsy_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "shown": "calendar.example.com",
            "tz": "Europe/London",
            "health": "read",
            "trouble": null,
            "read_at": "2026-11-24T14:00:00Z",
            "skipped": 0
        })
    };
    match operation {
        Operation::CreateBusySource => call(
            "Its events keep the user from being booked, on every calendar. It is read again every few minutes.",
        )
        .with(creating_key())
        .body::<m::NewBusySource>(json!({
            "url": "https://calendar.example.com/private/4f1c.ics",
            "tz": "Europe/London"
        }))
        .answers::<m::BusySource>(201, "Subscribed.", example())
        .refuses(422, &["invalid_url", "too_many_sources"]),
        Operation::DeleteBusySource => call("Its events make nobody busy any more. Done again, it changes nothing.")
            .answers_nothing("Ended, or never there."),
        _ => call("With what is known of the last time that each was read.").answers::<m::BusySources>(
            200,
            "All of them.",
            json!({ "busy_sources": [example()] }),
        ),
    }
}

fn calendars(operation: Operation) -> Described {
    let call = |words| Described::new(CALENDARS, words);
    let saved = |described: Described| {
        described
            .refuses(404, &["not_found"])
            .refuses(409, &["slug_taken"])
            .refuses(422, CALENDAR_REFUSED)
            .refuses(422, SCHEDULE_REFUSED)
    };
    match operation {
        Operation::CreateCalendar => saved(call(
            "An `unassigned` calendar has a schedule (`schedule` or `schedule_id`) and no members. Every other kind has members, each with a schedule; a `class` has one member, a `collective` one who is `primary`.",
        ))
        .with(creating_key())
        .body::<shared::calendar::CalendarDraft>(calendar_example())
        .answers::<m::CalendarSaved>(201, "Created.", calendar_saved_example())
        .versioned(),
        Operation::ListCalendars => paged(call("In order of id."), reference("CalendarId"))
            .answers::<m::CalendarPage>(
                200,
                "A page.",
                json!({ "calendars": [calendar_settings_example()], "next": null }),
            ),
        Operation::ChangeCalendar => saved(call(
            "A JSON merge patch (RFC 7396): what is not sent stays, `null` takes the usual, inner objects are merged, lists are replaced.",
        ))
        .with(if_match())
        .body_like(
            patch_of::<shared::calendar::CalendarDraft>,
            json!({ "name": "First consultation", "slots": { "per_day": 8 } }),
            |_| None,
        )
        .answers::<m::CalendarSaved>(200, "Changed.", calendar_saved_example())
        .versioned()
        .refuses(422, INCOMPLETE_PATCH)
.refuses(412, VERSION_CHANGED),
        Operation::Explain => call("The rules that keep a start from being offered to clients, for the calendar and for each member.")
            .with(instant("start", "The start that is asked about."))
            .with(duration())
            .answers::<Explanation>(200, "The rules; none where it is offered.", json!({
                "start": "2026-12-25T10:00:00Z",
                "offered": false,
                "calendar": [],
                "members": [{ "member": 0, "rules": [{ "rule": "holiday", "date": "2026-12-25" }] }]
            }))
            .refuses(404, &["not_found"])
            .refuses(422, &["invalid_start", "invalid_duration"]),
        _ => call("All that is written down of it.")
            .answers::<m::CalendarSettings>(200, "The calendar.", calendar_settings_example())
            .versioned()
            .refuses(404, &["not_found"]),
    }
}

fn schedules(operation: Operation) -> Described {
    let call = |words| Described::new(SCHEDULES, words);
    let schedule = || {
        json!({
            "tz": "Europe/London",
            "weekly": { "monday": [["09:00", "12:30"], ["13:30", "17:00"]] },
            "overrides": [{ "date": "2026-12-24", "windows": [["09:00", "12:00"]] }],
            "time_off": [{ "from": "2026-12-27", "to": "2026-12-31" }]
        })
    };
    let answer = || {
        json!({
            "id": "sch_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "version": 3,
            "name": "Office hours",
            "schedule": schedule()
        })
    };
    match operation {
        Operation::CreateSchedule => {
            call("Calendars use it by its id; a change of it is a change of all of them.")
                .with(creating_key())
                .body::<m::NamedSchedule>(json!({ "name": "Office hours", "schedule": schedule() }))
                .answers::<m::SharedSchedule>(201, "Created.", answer())
                .versioned()
                .refuses(422, SCHEDULE_REFUSED)
        }
        Operation::ListSchedules => paged(call("In order of id."), reference("ScheduleId"))
            .answers::<m::SchedulePage>(200, "A page.", json!({ "schedules": [answer()], "next": null })),
        Operation::ChangeSchedule => call("A JSON merge patch (RFC 7396): what is not sent stays.")
            .with(if_match())
            .body_like(
                patch_of::<m::NamedSchedule>,
                json!({ "schedule": { "weekly": { "friday": [["09:00", "15:00"]] } } }),
                |_| None,
            )
            .answers::<m::SharedSchedule>(200, "Changed.", answer())
            .versioned()
            .refuses(404, &["not_found"])
            .refuses(422, INCOMPLETE_PATCH)
            .refuses(412, VERSION_CHANGED)
            .refuses(422, SCHEDULE_REFUSED),
        Operation::DeleteSchedule => {
            call("Refused while a calendar uses it. Done again, it changes nothing.")
                .answers_nothing("Deleted, or never there.")
                .refuses(409, &["schedule_in_use"])
        }
        _ => call("With its id and version.")
            .answers::<m::SharedSchedule>(200, "The schedule.", answer())
            .versioned()
            .refuses(404, &["not_found"]),
    }
}

fn groups(operation: Operation) -> Described {
    let call = |words| Described::new(GROUPS, words);
    let draft = || {
        json!({
            "slug": "advice",
            "name": "Advice",
            "description": "Not sure? Begin with a first consultation.",
            "calendars": ["cal_0a1b2c3d4e5f6g7h8j9k0m1n2p"],
            "active": true
        })
    };
    let answer = || with(with(draft(), "id", json!("grp_0a1b2c3d4e5f6g7h8j9k0m1n2p")), "version", json!(2));
    match operation {
        Operation::CreateGroup => call("Its page is `/widget/groups/{slug}`, and lists the calendars in this order.")
            .with(creating_key())
            .body::<GroupDraft>(draft())
            .answers::<m::GroupSettings>(201, "Created, or was before under the same key.", answer())
            .versioned()
            .refuses(404, &["not_found"])
            .refuses(409, &["slug_taken"])
            .refuses(422, GROUP_REFUSED),
        Operation::ListGroups => paged(call("In order of id."), reference("GroupId"))
            .answers::<m::GroupPage>(200, "A page.", json!({ "groups": [answer()], "next": null })),
        Operation::ChangeGroup => call(
            "A JSON merge patch (RFC 7396): what is not sent stays. `calendars` is sent whole, in its new order. A page that moves to another slug is found at the earlier one, too.",
        )
        .with(if_match())
        .body_like(
            patch_of::<GroupDraft>,
            json!({ "calendars": ["cal_0a1b2c3d4e5f6g7h8j9k0m1n2p"], "active": false }),
            |_| None,
        )
        .answers::<m::GroupSettings>(200, "Changed.", answer())
        .versioned()
        .refuses(404, &["not_found"])
        .refuses(409, &["slug_taken"])
        .refuses(422, INCOMPLETE_PATCH)
.refuses(412, VERSION_CHANGED)
        .refuses(422, GROUP_REFUSED),
        Operation::DeleteGroup => call("Its calendars stay, and its slug is free again. Done again, it changes nothing.")
            .with(if_match())
            .answers_nothing("Deleted, or never there.")
            .refuses(412, VERSION_CHANGED),
        _ => call("All that is written down of it.")
            .answers::<m::GroupSettings>(200, "The group.", answer())
            .versioned()
            .refuses(404, &["not_found"]),
    }
}

fn endpoint_example() -> Value {
    json!({
        "id": "whe_0a1b2c3d4e5f6g7h8j9k0m1n2p",
        "version": 2,
        "url": "https://hooks.example.com/slotkey",
        "description": "The till",
        "events": ["appointment.booked", "appointment.cancelled"],
        "active": true,
        "failing_since": null,
        "disabled_at": null,
        "disabled_reason": null
    })
}

fn endpoint_with_secret() -> Value {
    with(endpoint_example(), "secret", json!("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="))
}

fn webhook_endpoints(operation: Operation) -> Described {
    let call = |words| Described::new(WEBHOOKS, words);
    let draft = || {
        json!({
            "url": "https://hooks.example.com/slotkey",
            "description": "The till",
            "events": ["appointment.booked", "appointment.cancelled"],
            "active": true
        })
    };
    match operation {
        Operation::CreateWebhookEndpoint => call(
            "It is told what happens from now on. Its secret is in this answer; under the same key it is answered again.",
        )
        .with(creating_key())
        .body::<EndpointDraft>(draft())
        .answers::<m::WebhookEndpoint>(201, "Created, or was before under the same key.", endpoint_with_secret())
        .versioned()
        .refuses(404, &["not_found"])
        .refuses(422, ENDPOINT_REFUSED)
        .refuses(422, &["too_many_webhook_endpoints"]),
        Operation::ListWebhookEndpoints => paged(call("In order of id."), reference("WebhookEndpointId"))
            .answers::<m::WebhookEndpointPage>(
                200,
                "A page.",
                json!({ "webhook_endpoints": [endpoint_example()], "next": null }),
            ),
        Operation::ChangeWebhookEndpoint => call(
            "A JSON merge patch (RFC 7396): what is not sent stays. Switched on again (`active`), it is sent at once what has waited for it; what happened while it was off it is not told.",
        )
        .with(if_match())
        .body_like(patch_of::<EndpointDraft>, json!({ "active": true }), |_| None)
        .answers::<m::WebhookEndpoint>(200, "Changed.", endpoint_example())
        .versioned()
        .refuses(404, &["not_found"])
        .refuses(422, INCOMPLETE_PATCH)
        .refuses(412, VERSION_CHANGED)
        .refuses(422, ENDPOINT_REFUSED),
        Operation::DeleteWebhookEndpoint => call("It is sent nothing more. Done again, it changes nothing.")
            .with(if_match())
            .answers_nothing("Deleted, or never there.")
            .refuses(412, VERSION_CHANGED),
        _ => call("What is written down of it, since when it fails, and why it was switched off, if it was.")
            .answers::<m::WebhookEndpoint>(200, "The endpoint.", endpoint_example())
            .versioned()
            .refuses(404, &["not_found"]),
    }
}

fn webhook_deliveries(operation: Operation) -> Described {
    let call = |words| Described::new(WEBHOOKS, words).refuses(404, &["not_found"]);
    let delivery = || {
        json!({
            "id": "msg_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "type": "appointment.booked",
            "appointment_id": "apt_7h2k4m6n8p0q1r3s5t7v9w1x3y",
            "at": "2026-11-24T14:00:00Z",
            "state": "waiting",
            "due": "2026-11-24T14:05:06Z",
            "attempts": [{
                "at": "2026-11-24T14:00:06Z",
                "status": 503,
                "error": "The endpoint answered 503.",
                "took_ms": 41,
                "answer": "Back soon."
            }]
        })
    };
    match operation {
        Operation::ChangeWebhookSecret => call(
            "The new secret is in this answer, and not shown again. For a day the earlier one signs as well: `webhook-signature` has a signature with each.",
        )
        .answers::<m::WebhookEndpoint>(200, "Changed.", endpoint_with_secret())
        .versioned(),
        Operation::ListWebhookDeliveries => {
            paged(call("The latest first, with the tries of each."), reference("WebhookMessageId"))
                .answers::<m::WebhookDeliveryPage>(
                    200,
                    "A page.",
                    json!({ "deliveries": [delivery()], "next": null }),
                )
        }
        _ => call("Whether it has arrived or not: with the same id and body as before, and all the tries that a new message has.")
            .answers::<m::WebhookDelivery>(202, "It is sent now.", delivery())
            .refuses(409, &["webhook_endpoint_inactive"]),
    }
}

fn workflow_draft() -> Value {
    let text = "Hello {{contact.first_name}}, join here: {{appointment.meeting_location}}";
    json!({
        "name": "Reminder",
        "active": true,
        "trigger": { "on": ["confirmed"], "filters": {} },
        "steps": [
            { "id": "day-before", "action": { "kind": "wait", "value": { "kind": "moment", "value": {
                "moment": { "direction": "before", "anchor": "start", "days": 1 },
                "if_passed": "skip_until_next_wait"
            } } } },
            { "id": "remind", "action": { "kind": "send", "value": { "kind": "email", "value": {
                "subject": "{{appointment.title}}, {{appointment.start_date}}", "text": text
            } } } }
        ]
    })
}

fn workflow_example() -> Value {
    let view = with(workflow_draft(), "id", json!("wfl_0a1b2c3d4e5f6g7h8j9k0m1n2p"));
    let view = with(with(view, "version", json!(2)), "enrolled", json!(3));
    let filters = json!({ "on": ["confirmed"], "filters": { "booked_as": "either" } });
    let mut view = with(view, "trigger", filters);
    let moment = &mut view["steps"][0]["action"]["value"]["value"]["moment"];
    for part in ["months", "hours", "minutes"] {
        moment[part] = json!(0);
    }
    view["steps"][1]["action"]["value"]["value"]["without_link"] =
        json!({ "wait_minutes": 60, "then": "skip" });
    view
}

fn workflows(operation: Operation) -> Described {
    let call = |words| Described::new(WORKFLOWS, words);
    match operation {
        Operation::CreateWorkflow => call(
            "Appointments enter it as soon as it is `active`. Under the same key it is created once.",
        )
        .with(creating_key())
        .body::<WorkflowDraft>(workflow_draft())
        .answers::<m::WorkflowView>(201, "Created, or was before under the same key.", workflow_example())
        .versioned()
        .refuses(404, &["not_found"])
        .refuses(422, WORKFLOW_REFUSED)
        .refuses(422, &["too_many_workflows"])
        .refuses(503, &["unavailable"]),
        Operation::ListWorkflows => paged(call("In order of id."), reference("WorkflowId"))
            .answers::<m::WorkflowPage>(
                200,
                "A page.",
                json!({ "workflows": [workflow_example()], "next": null }),
            ),
        Operation::ChangeWorkflow => call(
            "A JSON merge patch (RFC 7396): what is not sent stays. Those inside go on by the new steps: at the step where they stand, or at the first one after it that is still there. No step is done again.",
        )
        .with(if_match())
        .body_like(patch_of::<WorkflowDraft>, json!({ "active": false }), |_| None)
        .answers::<m::WorkflowView>(200, "Changed.", workflow_example())
        .versioned()
        .refuses(404, &["not_found"])
        .refuses(422, INCOMPLETE_PATCH)
        .refuses(412, VERSION_CHANGED)
        .refuses(422, WORKFLOW_REFUSED)
        .refuses(503, &["unavailable"]),
        Operation::DeleteWorkflow => call("Those inside are out. Done again, it changes nothing.")
            .with(if_match())
            .answers_nothing("Deleted, or never there.")
            .refuses(412, VERSION_CHANGED),
        Operation::ListRecipes => call("To be created as they are, or changed before; all are switched off.")
            .answers::<m::RecipeList>(
                200,
                "The recipes.",
                json!({ "recipes": [{ "recipe": "confirmation_and_reminders", "workflow": recipe_example() }] }),
            ),
        _ => call("What is written down of it, and how many are inside.")
            .answers::<m::WorkflowView>(200, "The workflow.", workflow_example())
            .versioned()
            .refuses(404, &["not_found"]),
    }
}

fn recipe_example() -> Value {
    let mut example = workflow_example();
    if let Value::Object(fields) = &mut example {
        fields.retain(|name, _| !["id", "version", "enrolled"].contains(&name.as_str()));
    }
    with(example, "active", json!(false))
}

fn messages(operation: Operation) -> Described {
    let call = |words| Described::new(WORKFLOWS, words);
    let enrolment = || {
        json!({
            "id": "enr_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "workflow_id": "wfl_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "workflow_version": 2,
            "appointment_id": "apt_7h2k4m6n8p0q1r3s5t7v9w1x3y",
            "occasion": "confirmed",
            "entered_at": "2026-11-24T14:00:00Z",
            "at": null,
            "due": null,
            "ended": "done",
            "ended_at": "2026-12-02T15:00:01Z",
            "history": [
                { "at": "2026-12-02T15:00:00Z", "step": "day-before", "what": "waited", "message_ids": [] },
                {
                    "at": "2026-12-02T15:00:00Z",
                    "step": "remind",
                    "what": "sent",
                    "message_ids": ["mes_0a1b2c3d4e5f6g7h8j9k0m1n2p"]
                }
            ]
        })
    };
    let message = || {
        json!({
            "id": "mes_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "channel": "email",
            "recipient": "ada@example.com",
            "appointment_id": "apt_7h2k4m6n8p0q1r3s5t7v9w1x3y",
            "enrolment_id": "enr_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "step": "remind",
            "state": "sent",
            "written_at": "2026-12-02T15:00:00Z",
            "due": null,
            "tries": 1,
            "settled_at": "2026-12-02T15:00:01Z",
            "provider": "resend",
            "provider_id": "49a3999c-0ce1-4ea6-ab68-afcd6dc2e794",
            "reason": null,
            "words": null
        })
    };
    let settings = || {
        json!({
            "version": 2,
            "sender_name": "Northside Dental",
            "sender_email": null,
            "reply_to": "desk@example.com",
            "sms_sender": "Northside",
            "signature": "{{sub_account.name}}, 12 High Street",
            "language": "en",
            "mails_per_day": limits::MAILS_PER_DAY,
            "sms_per_day": limits::SMS_PER_DAY
        })
    };
    let of_appointment =
        || query("appointment_id", false, "Only those of this appointment.", reference("AppointmentId"));
    match operation {
        Operation::ListEnrolments => paged(call("The latest first."), reference("EnrolmentId"))
            .with(of_appointment())
            .with(query("workflow_id", false, "Only those of this workflow.", reference("WorkflowId")))
            .answers::<m::EnrolmentPage>(200, "A page.", json!({ "enrolments": [enrolment()], "next": null })),
        Operation::ReadEnrolment => call("What was done at which step, when, and what was not, and why.")
            .answers::<m::Enrolment>(200, "The enrolment.", enrolment())
            .refuses(404, &["not_found"]),
        Operation::ListMessages => paged(
            call("The latest first. Where there are notices for users of the business, their words stand here."),
            reference("MessageId"),
        )
        .with(of_appointment())
        .with(query("state", false, "Only those of which this became.", reference("MessageState")))
        .answers::<m::MessagePage>(200, "A page.", json!({ "messages": [message()], "next": null }))
        .refuses(422, &["invalid_state"]),
        Operation::HearReply => call(
            "For whoever receives a client's mail or SMS. Steps that wait for an answer of that client go on; workflows that begin with one begin with their next appointment.",
        )
        .body::<m::ReplyHeard>(json!({ "from": "ada@example.com" }))
        .answers::<m::ReplyTaken>(200, "Heard.", json!({ "contacts": 1 }))
        .refuses(422, &["invalid_sender"]),
        Operation::ChangeMessageSettings => call("A JSON merge patch (RFC 7396): what is not sent stays.")
            .with(if_match())
            .body_like(patch_of::<MessageSettings>, json!({ "reply_to": "desk@example.com" }), |_| None)
            .answers::<m::MessageSettingsView>(200, "Changed.", settings())
            .versioned()
            .refuses(404, &["not_found"])
            .refuses(422, INCOMPLETE_PATCH)
            .refuses(412, VERSION_CHANGED)
            .refuses(422, SETTINGS_REFUSED)
            .refuses(503, &["unavailable"]),
        _ => call("Who mails and SMS come from, what stands below mails, and how many go in a day.")
            .answers::<m::MessageSettingsView>(200, "The settings.", settings())
            .versioned()
            .refuses(404, &["not_found"]),
    }
}

fn appointments(operation: Operation) -> Described {
    let call = |words| Described::new(APPOINTMENTS, words);
    let event = || {
        json!({
            "seq": 41,
            "at": "2026-11-24T14:00:00Z",
            "actor": { "kind": "client" },
            "appointment": "apt_7h2k4m6n8p0q1r3s5t7v9w1x3y",
            "kind": "rescheduled",
            "before": { "start": "2026-12-03T15:00:00Z" },
            "after": { "start": "2026-12-04T15:00:00Z" }
        })
    };
    let trail = |words| {
        paged(call(words), json!({ "type": "string", "pattern": "^[0-9]{1,18}$" }))
            .answers::<m::EventPage>(200, "A page.", json!({ "events": [event()], "next": null }))
            .refuses(422, &["invalid_after"])
    };
    match operation {
        Operation::ListAppointments => paged(call("In order of id."), reference("AppointmentId"))
            .with(query("calendar_id", false, "Only those of this calendar.", reference("CalendarId")))
            .with(query("status", false, "Only those of this status.", reference("Status")))
            .answers::<m::AppointmentPage>(
                200,
                "A page.",
                json!({ "appointments": [staff_example()], "next": null }),
            )
            .refuses(422, &["invalid_status"]),
        Operation::BookAsStaff => call(
            "Like a client's booking, but it is confirmed at once, and notice, horizon, dates and limits per day do not hold.",
        )
        .with(booking_key())
        .body_like(staff_booking, with(booking_example(), "calendar", json!("first-consultation")), |example| {
            booking_fault(example, &["calendar"])
        })
        .answers::<m::StaffAppointment>(201, "Booked, or was before under the same key.", staff_example())
        .versioned()
        .refuses(400, &["idempotency_key_missing"])
        .refuses(404, &["not_found"])
        .refuses(409, &["slot_taken", "request_under_way"])
        .refuses(422, BOOKING_REFUSED)
        .refuses(503, &["booking_interrupted"]),
        Operation::EditAppointment => call("What is not sent stays. Neither time nor host are changed by this.")
            .with(if_match())
            .body::<m::AppointmentEdit>(json!({ "staff_notes": "Prefers the blue room." }))
            .answers::<m::StaffAppointment>(200, "Changed.", staff_example())
            .versioned()
            .refuses(404, &["not_found"])
            .refuses(412, VERSION_CHANGED)
            .refuses(422, &["invalid_text"]),
        Operation::DeleteAppointment => call("One that is still to come is cancelled. Its audit trail stays.")
            .with(if_match())
            .answers_nothing("Deleted.")
            .refuses(404, &["not_found"])
            .refuses(412, VERSION_CHANGED),
        Operation::ListAppointmentEvents => trail("What happened to it, oldest first, also after it was deleted."),
        Operation::ListEvents => trail("What happened to its appointments, oldest first."),
        _ => call("With what only the business may know.")
            .answers::<m::StaffAppointment>(200, "The appointment.", staff_example())
            .versioned()
            .refuses(404, &["not_found"]),
    }
}

fn changes(operation: Operation) -> Described {
    let call = |words| Described::new(APPOINTMENTS, words).refuses(404, &["not_found"]);
    let answered = |described: Described| {
        described
            .answers::<m::StaffAppointment>(200, "The appointment as it is now.", staff_example())
            .versioned()
    };
    match operation {
        Operation::ChangeStatus => answered(
            call("`confirmed` approves what is pending. `showed` and `no_show` are known once it has begun, and can be undone by `confirmed`.")
                .with(if_match())
                .body::<m::StatusChange>(json!({ "status": "confirmed" })),
        )
        .refuses(409, &["status_not_allowed", "request_under_way"])
        .refuses(412, VERSION_CHANGED),
        Operation::CancelAsStaff => answered(
            call("At any time. Done again, it changes nothing.")
                .with(if_match())
                .body::<wire::CancelRequest>(json!({ "reason": "The doctor is ill." }))
                .optional_body(),
        )
        .refuses(409, &["status_not_allowed"])
        .refuses(412, VERSION_CHANGED)
        .refuses(422, &["invalid_text"]),
        Operation::RescheduleAsStaff => answered(
            call("Notice, horizon, dates and limits per day do not hold. To the time that it has, it changes nothing.")
                .with(if_match())
                .body::<m::NewTime>(json!({ "start": "2026-12-04T15:00:00Z", "tz": "Europe/London" })),
        )
        .refuses(409, MOVE_CONFLICTS)
        .refuses(412, VERSION_CHANGED)
        .refuses(422, &["invalid_start"])
        .refuses(503, &["booking_interrupted"]),
        _ => answered(
            call("To a member of its round robin who is free then. The client gets the link of the new host's meeting.")
                .with(if_match())
                .body::<m::NewHost>(json!({ "user_id": "usr_0a1b2c3d4e5f6g7h8j9k0m1n2p" })),
        )
        .refuses(409, MOVE_CONFLICTS)
        .refuses(412, VERSION_CHANGED)
        .refuses(422, &["invalid_host", "invalid_start"])
        .refuses(503, &["booking_interrupted"]),
    }
}

fn series(operation: Operation) -> Described {
    let call = |words| Described::new(SERIES, words).refuses(404, &["not_found"]);
    let example = || {
        json!({
            "id": "ser_3c9d8m2k5q7r1t4v6w8x0y2z4a",
            "appointments": [staff_example()],
            "skipped": ["2026-12-17T15:00:00Z"]
        })
    };
    match operation {
        Operation::BookSeriesAsStaff => {
            series_booking(call("A booking with `calendar` and `repeat` beside its fields."))
                .body_like(
                    |schemas| with_calendar(series_request(schemas)),
                    with(series_request_example(), "calendar", json!("first-consultation")),
                    |example| booking_fault(example, &["calendar", "repeat"]),
                )
                .answers::<m::StaffSeries>(201, "Booked, or was before under the same key.", example())
        }
        Operation::CancelSeries => call("What has begun stays. Done again, it changes nothing.")
            .body::<wire::CancelRequest>(json!({}))
            .optional_body()
            .answers::<m::StaffSeries>(200, "The series as it is now.", example())
            .refuses(422, &["invalid_text"]),
        _ => call("With its appointments.").answers::<m::StaffSeries>(200, "The series.", example()),
    }
}

// Bodies that are put together.

fn add_property(schema: &mut Value, name: &str, property: Value) {
    schema["properties"][name] = property;
    if let Some(required) = schema["required"].as_array_mut() {
        required.push(json!(name));
    }
}

fn with_calendar(mut schema: Value) -> Value {
    add_property(&mut schema, "calendar", reference("Slug"));
    schema
}

fn staff_booking(schemas: &mut Schemas) -> Value {
    with_calendar(schemas.whole_body::<wire::BookingRequest>().to_value())
}

fn series_request(schemas: &mut Schemas) -> Value {
    let mut schema = schemas.whole_body::<wire::BookingRequest>().to_value();
    add_property(&mut schema, "repeat", schemas.of_body::<shared::series::RepeatDraft>());
    schema
}

fn series_request_example() -> Value {
    let repeat = json!({ "every": "week", "interval": 2, "end": { "count": 6 }, "on_clash": "skip" });
    with(booking_example(), "repeat", repeat)
}

fn series_request_fault(example: &Value) -> Option<String> {
    let repeat = serde_json::from_value::<shared::series::RepeatDraft>(example["repeat"].clone());
    let fault = match repeat {
        Ok(draft) => draft.checked().err().map(|invalid| invalid.to_string()),
        Err(error) => Some(error.to_string()),
    };
    fault.or_else(|| booking_fault(example, &["repeat"]))
}

/// What is wrong with a booking once the fields beside it are taken away.
fn booking_fault(example: &Value, beside: &[&str]) -> Option<String> {
    let mut fields: Map<String, Value> = example.as_object().cloned().unwrap_or_default();
    fields.retain(|name, _| !beside.contains(&name.as_str()));
    let booking = serde_json::from_value::<wire::BookingRequest>(Value::Object(fields));
    booking.err().map(|error| error.to_string())
}

/// A merge patch of a body: nothing has to be sent, what need not be there may be `null`, and of inner objects a part
/// will do.
fn patch_of<T: schemars::JsonSchema>(schemas: &mut Schemas) -> Value {
    let whole = schemas.whole_body::<T>().to_value();
    merge_patch(schemas, whole)
}

/// The merge patch of an object (RFC 7396).
fn merge_patch(schemas: &Schemas, mut object: Value) -> Value {
    let required = object["required"].take();
    let is_required = |name: &str| required.as_array().is_some_and(|all| all.iter().any(|one| one == name));
    if let Some(properties) = object["properties"].as_object_mut() {
        for (name, property) in properties {
            let description = property["description"].take();
            let patch = match schemas.object(property) {
                Some(inner) if inner["properties"].is_object() => merge_patch(schemas, inner),
                // One of several forms: which, only the merged whole can tell.
                Some(inner) => any_patch(schemas, inner),
                None => without_nulls(property.take()),
            };
            *property = if is_required(name) { patch } else { or_null(patch) };
            if description.is_string() {
                property["description"] = description;
            }
        }
    }
    without_nulls(object)
}

/// The merge patch of a thing that has one of several forms: of any of them, with what only others have taken away.
fn any_patch(schemas: &Schemas, mut forms: Value) -> Value {
    let forms = forms["oneOf"].as_array_mut().map(std::mem::take).unwrap_or_default();
    let names: BTreeSet<String> = forms
        .iter()
        .filter_map(|form| form["properties"].as_object())
        .flat_map(|all| all.keys().cloned())
        .collect();
    let patch = |form| {
        let mut patch = merge_patch(schemas, form);
        if let Some(properties) = patch["properties"].as_object_mut() {
            for name in &names {
                properties.entry(name).or_insert_with(|| json!({ "type": "null" }));
            }
        }
        patch
    };
    json!({ "anyOf": forms.into_iter().map(patch).collect::<Vec<_>>() })
}

fn or_null(schema: Value) -> Value {
    // Not called `null`: in `json!` that is a word of its own.
    let nothing = json!({ "type": "null" });
    let has_null = schema["anyOf"].as_array().is_some_and(|all| all.contains(&nothing));
    if has_null { schema } else { json!({ "anyOf": [schema, nothing] }) }
}

fn without_nulls(mut schema: Value) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.retain(|name, value| !value.is_null() && name != "default");
    }
    schema
}

// Examples.

fn with(mut example: Value, name: &str, value: Value) -> Value {
    example[name] = value;
    example
}

fn series_example() -> Value {
    json!({
        "id": "ser_3c9d8m2k5q7r1t4v6w8x0y2z4a",
        "appointments": [appointment_example()],
        "skipped": ["2026-12-17T15:00:00Z"],
        "clashes": [{
            "wanted": "2026-12-17T15:00:00Z",
            "local": "2026-12-17T15:00:00+00:00",
            "appointment": null
        }],
        "url": "https://slotkey.example/widget/series/ser_3c9d8m2k5q7r1t4v6w8x0y2z4a?token=abc",
        "token": "abc"
    })
}

fn booking_example() -> Value {
    json!({
        "start": "2026-12-03T15:00:00Z",
        "tz": "Europe/London",
        "contact": { "name": "Ada Lovelace", "email": "ada@example.com", "phone": "+442079460000" },
        "notes": "I come by bicycle.",
        "answers": { "company": "Analytical Engines", "topics": ["Looms", "Cards"], "consent": true },
        "guests": ["charles@example.com"]
    })
}

fn slots_example() -> Value {
    json!({
        "tz": "Europe/London",
        "days": [{
            "date": "2026-12-03",
            "slots": [{
                "start": "2026-12-03T15:00:00Z",
                "end": "2026-12-03T15:30:00Z",
                "seats_left": 1,
                "local": "2026-12-03T15:00:00+00:00"
            }]
        }]
    })
}

fn calendar_view_example() -> Value {
    json!({
        "id": "cal_0a1b2c3d4e5f6g7h8j9k0m1n2p",
        "slug": "first-consultation",
        "name": "First consultation",
        "description": "Half an hour to get to know each other.",
        "kind": "round_robin",
        "duration_minutes": 30,
        "other_durations_minutes": [45, 60],
        "capacity": 1,
        "hosts": ["Grace Hopper"],
        "meeting_location_kind": "zoom",
        "sub_account": "Lighthouse Dental",
        "auto_confirm": true,
        "client_series": false,
        "form": {
            "questions": [{ "id": "company", "label": "Company", "kind": "text", "required": false }],
            "consents": [{ "id": "terms", "text": "I agree to be called back.", "required": true }],
            "guests_max": 3,
            "phone_required": false
        }
    })
}

fn appointment_example() -> Value {
    json!({
        "id": "apt_7h2k4m6n8p0q1r3s5t7v9w1x3y",
        "status": "confirmed",
        "start": "2026-12-03T15:00:00Z",
        "end": "2026-12-03T15:30:00Z",
        "tz": "Europe/London",
        "local": "2026-12-03T15:00:00+00:00",
        "title": "Ada Lovelace: First consultation",
        "calendar": {
            "id": "cal_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "slug": "first-consultation",
            "name": "First consultation"
        },
        "host": { "name": "Grace Hopper" },
        "contact_name": "Ada Lovelace",
        "meeting_location": { "kind": "zoom", "state": "ready", "value": "https://zoom.us/j/123456789" },
        "may_reschedule": true,
        "may_cancel": true,
        "manage": {
            "url": "https://book.example.com/widget/appointments/apt_…?token=…",
            "reschedule_url": "https://book.example.com/widget/bookings/first-consultation?reschedule=…",
            "cancel_url": "https://book.example.com/widget/appointments/apt_…/cancel?token=…",
            "ics_url": "https://book.example.com/api/v1/appointments/apt_…/ics?token=…"
        },
        "token": "…"
    })
}

fn staff_example() -> Value {
    let more = json!({
        "contact": { "name": "Ada Lovelace", "email": "ada@example.com", "phone": "+442079460000" },
        "host_ids": ["usr_0a1b2c3d4e5f6g7h8j9k0m1n2p"],
        "notes": "I come by bicycle.",
        "staff_notes": null,
        "answers": [{ "id": "company", "label": "Your company", "kind": "text", "value": "Analytical Engines" }],
        "guests": ["charles@example.com"],
        "zoom_link": { "kind": "shared", "reason": null, "left_out": [] },
        "attendance": null,
        "cancel_reason": null,
        "series_id": null,
        "booked_at": "2026-11-24T14:00:00Z",
        "version": 1
    });
    let more = more.as_object().cloned().unwrap_or_default();
    more.into_iter().fold(appointment_example(), |whole, (name, value)| with(whole, &name, value))
}

fn calendar_example() -> Value {
    json!({
        "slug": "first-consultation",
        "name": "First consultation",
        "kind": "round_robin",
        "slots": {
            "duration_minutes": 30,
            "interval_minutes": 30,
            "buffer_before_minutes": 0,
            "buffer_after_minutes": 10,
            "minimum_notice_minutes": 120,
            "horizon_days": 60,
            "capacity": 1
        },
        "meeting_location": { "kind": "zoom" },
        "members": [{
            "user_id": "usr_0a1b2c3d4e5f6g7h8j9k0m1n2p",
            "schedule": { "tz": "Europe/London", "weekly": { "monday": [["09:00", "17:00"]] } }
        }]
    })
}

/// What the calendar of the example is, once it is read and written.
fn calendar_saved_example() -> Value {
    let mut saved = calendar_settings_example();
    saved["warnings"] = json!([{
        "code": "zoom_plan_too_small",
        "detail": "Grace Hopper is on Zoom's Basic plan, which ends meetings after 40 minutes; appointments here take up to 60.",
        "user_id": "usr_0a1b2c3d4e5f6g7h8j9k0m1n2p"
    }]);
    saved
}

fn calendar_settings_example() -> Value {
    let draft = serde_json::from_value::<shared::calendar::CalendarDraft>(calendar_example()).ok();
    let written = draft.and_then(|draft| serde_json::to_value(draft).ok()).unwrap_or_default();
    let id = json!("cal_0a1b2c3d4e5f6g7h8j9k0m1n2p");
    with(with(written, "id", id), "version", json!(1))
}
