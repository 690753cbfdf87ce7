//! Every limit of the product, by name, with its unit in the name (invariant I8). A number that bounds something
//! stands here and nowhere else.

/// Length of a person's, calendar's, user's or sub-account's name, in characters.
pub const NAME_CHARS_MAX: usize = 100;
/// Length of an email address, in bytes (RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets).
pub const EMAIL_BYTES_MAX: usize = 254;
/// Digits of a phone number (ITU-T E.164).
pub const PHONE_DIGITS_MAX: usize = 15;
/// Fewest digits that anyone's number has with its country code.
pub const PHONE_DIGITS_MIN: usize = 6;
/// Length of the notes that a client adds, in characters.
pub const NOTES_CHARS_MAX: usize = 2_000;
/// Length of a reason for cancelling, in characters.
pub const REASON_CHARS_MAX: usize = 500;
/// Length of a calendar's description, in characters.
pub const DESCRIPTION_CHARS_MAX: usize = 2_000;
/// Length of a calendar's slug, or a group's, in characters.
pub const SLUG_CHARS_MAX: usize = 64;
/// Most calendars that one group lists.
pub const GROUP_CALENDARS_MAX: usize = 100;
/// Length of a static meeting location, in characters.
pub const LOCATION_CHARS_MAX: usize = 500;
/// Length of an idempotency key, in bytes.
pub const IDEMPOTENCY_KEY_BYTES_MAX: usize = 128;
/// Shortest idempotency key that is worth its name, in bytes.
pub const IDEMPOTENCY_KEY_BYTES_MIN: usize = 8;

/// Shortest appointment, in minutes.
pub const DURATION_MINUTES_MIN: u32 = 5;
/// Longest appointment, in minutes: a day, which is also the longest meeting that Zoom schedules.
pub const DURATION_MINUTES_MAX: u32 = 1_440;
/// Smallest distance between two slots, in minutes.
pub const INTERVAL_MINUTES_MIN: u32 = 5;
/// Longest buffer before or after an appointment, in minutes.
pub const BUFFER_MINUTES_MAX: u32 = 720;
/// Longest minimum notice, in minutes: a quarter of a year.
pub const NOTICE_MINUTES_MAX: u32 = 129_600;
/// Farthest booking horizon, in days.
pub const HORIZON_DAYS_MAX: u32 = 730;
/// Most seats in one slot.
pub const CAPACITY_MAX: u32 = 1_000;
/// Most members of one calendar.
pub const MEMBERS_MAX: usize = 200;
/// Most opening windows in one day of a schedule.
pub const WINDOWS_PER_DAY_MAX: usize = 24;
/// Most date overrides in one schedule.
pub const OVERRIDES_MAX: usize = 1_000;
/// Most days that one slot query may span.
pub const SLOT_QUERY_DAYS_MAX: i32 = 62;
/// How many free slots are named when the wanted one was taken.
pub const ALTERNATIVES_MAX: usize = 6;
/// How far around the wanted start the alternatives are looked for, in days.
pub const ALTERNATIVES_SPAN_DAYS: i64 = 14;

/// Largest request body, in bytes.
pub const BODY_BYTES_MAX: usize = 64 * 1_024;
/// How much of a larger body is read and thrown away before it is refused, in bytes.
pub const BODY_DRAIN_BYTES_MAX: usize = 16 * 1_024 * 1_024;
/// How long a booking waits for its link before it is answered as pending, in milliseconds.
pub const LINK_WAIT_MS: u64 = 5_000;
/// How long one request to Zoom may take, in milliseconds: less than [`LINK_WAIT_MS`], so that the answer is known.
pub const ZOOM_REQUEST_TIMEOUT_MS: u32 = 4_500;
/// Create, update and delete requests that Zoom allows one of its users in a UTC day (Zoom's rate limits; the seed).
pub const ZOOM_REQUESTS_PER_DAY: u32 = 100;
/// Longest topic that Zoom accepts, in characters (Zoom's Meetings specification).
pub const ZOOM_TOPIC_CHARS_MAX: usize = 200;
/// Longest agenda that Zoom accepts, in characters (Zoom's Meetings specification).
pub const ZOOM_AGENDA_CHARS_MAX: usize = 2_000;
/// How much of an agenda Zoom's lists of meetings show, in characters.
pub const ZOOM_LISTED_AGENDA_CHARS: usize = 250;
/// Longest meeting that Zoom schedules, in minutes.
pub const ZOOM_MEETING_MINUTES_MAX: u32 = 1_440;
/// Length of the template of a meeting's agenda, in characters.
pub const AGENDA_TEMPLATE_CHARS_MAX: usize = 2_000;
/// Most alternative hosts of a calendar's meetings.
pub const ALTERNATIVE_HOSTS_MAX: usize = 10;
/// Most domains whose people a meeting can be kept to.
pub const AUTHENTICATION_DOMAINS_MAX: usize = 20;
/// Length of the id of one of Zoom's ways to sign in, in characters.
pub const AUTHENTICATION_OPTION_CHARS_MAX: usize = 100;
/// How often one meeting is asked for with less each time, where Zoom refuses a part of what was asked.
pub const ZOOM_CREATE_TRIES_MAX: u32 = 4;
/// How long it is remembered what Zoom refused for a host, and what their plan and passcode rules are, in seconds.
pub const ZOOM_HOST_FACTS_SECONDS: i64 = 24 * 3_600;
/// Longest address of a registrant that Zoom accepts, in characters (Zoom's Meetings specification).
pub const ZOOM_REGISTRANT_EMAIL_CHARS_MAX: usize = 128;
/// Longest first or last name of a registrant that Zoom accepts, in characters (Zoom's Meetings specification).
pub const ZOOM_REGISTRANT_NAME_CHARS_MAX: usize = 64;
/// Registrations that Zoom takes a day for one participant of one meeting.
pub const ZOOM_REGISTRATIONS_PER_DAY: u32 = 3;
/// Changes of status that Zoom takes a day for one participant of one meeting.
pub const ZOOM_REGISTRANT_STATUS_PER_DAY: u32 = 10;
/// Longest passcode that Zoom accepts, in characters (Zoom's Meetings specification).
pub const ZOOM_PASSCODE_CHARS_MAX: usize = 10;
/// After how long Zoom ends the meetings of a user on its Basic plan, in minutes.
pub const ZOOM_BASIC_MEETING_MINUTES: u32 = 40;
/// A Zoom account that was bound, and whose binding nobody has confirmed after this, is asked about, in seconds.
pub const OWNER_UNCONFIRMED_SECONDS: i64 = 20;
/// How long the tokens of a user who was deleted are kept at most for deleting their meetings, in seconds.
pub const FAREWELL_SECONDS_MAX: i64 = 48 * 3_600;
/// A deletion of a user that nobody works on after this was interrupted, in seconds.
pub const DEPARTURE_STALE_SECONDS: i64 = 60;
/// An access token is refreshed when it has less than this left, in seconds.
pub const TOKEN_REFRESH_AHEAD_SECONDS: i64 = 120;
/// How long Workers KV may answer with an old value after a write, in seconds, with room to spare.
pub const KV_SETTLE_SECONDS: i64 = 120;
/// Longest stretch of time that one claim holds, in minutes: the longest appointment with the longest buffers.
pub const CLAIM_MINUTES_MAX: u32 = DURATION_MINUTES_MAX + 2 * BUFFER_MINUTES_MAX;
/// How long a claim is kept after it has ended, in days. Nothing that can still be booked is in its way: what looks back
/// farthest is a limit per day, which counts from the beginning of the day, [`FREE_SINCE_HOURS`] aside.
pub const PAST_CLAIMS_KEPT_DAYS: i64 = 35;
/// How long an idempotency key is remembered, in days. Sent again later, the same request books anew.
pub const IDEMPOTENCY_KEYS_KEPT_DAYS: i64 = 30;
/// A claim that has become no appointment after this never becomes one, in seconds.
pub const CLAIM_WRITTEN_WITHIN_SECONDS: i64 = 3_600;
/// How long it is remembered that a claim was given up, in seconds: longer than [`CLAIM_WRITTEN_WITHIN_SECONDS`].
pub const ABANDONED_KEPT_SECONDS: i64 = 24 * 3_600;
/// Most rows of one table that one request forgets: more than it adds, so that all of them are forgotten in the end.
pub const FORGOTTEN_AT_ONCE: u32 = 50;
/// A claim that its sub-account has not confirmed after this is asked about, in seconds.
pub const CLAIM_UNCONFIRMED_SECONDS: i64 = 20;
/// How long a link that opens a user's profile can be used, in seconds.
pub const PROFILE_LINK_SECONDS: i64 = 3_600;
/// How long a session lasts, in seconds.
pub const SESSION_SECONDS: i64 = 12 * 3_600;
/// How long a person may take at Zoom's consent page, in seconds.
pub const OAUTH_STATE_SECONDS: i64 = 900;

/// Waits between tries of an outbox job, in seconds; the last one repeats.
pub const RETRY_WAITS_SECONDS: [i64; 9] = [2, 4, 8, 15, 30, 60, 120, 300, 900];
/// So often Zoom is asked for a meeting that it refuses; then there will be none, and it is said why.
pub const ZOOM_REFUSALS_MAX: i64 = 3;
/// The same where it cannot be read what Zoom has against it: that may pass.
pub const ZOOM_UNREADABLE_MAX: i64 = 9;
/// How long after that Zoom is asked once more to delete a meeting, in seconds: each try is one of the day's requests.
pub const ZOOM_REFUSED_DELETE_SECONDS: i64 = 86_400;
/// Wait before a try that cannot succeed until a host has connected Zoom, in seconds.
pub const HOPELESS_RETRY_SECONDS: i64 = 900;
/// Most lengths that a client can choose from on one calendar.
pub const DURATIONS_MAX: usize = 10;
/// Highest limit on appointments a day, of a calendar or of a member.
pub const DAY_LIMIT_MAX: u32 = 1_000;
/// Most of its slots that a calendar can keep back to look busy, in percent.
pub const LOOK_BUSY_PERCENT_MAX: u32 = 90;
/// Most stretches of days off in one schedule.
pub const TIME_OFF_MAX: usize = 200;
/// Most regions whose public holidays one schedule keeps.
pub const HOLIDAY_REGIONS_MAX: usize = 5;
/// Most questions of one form.
pub const QUESTIONS_MAX: usize = 40;
/// Length of a question's or a consent's id, in characters.
pub const QUESTION_ID_CHARS_MAX: usize = 40;
/// Length of a question's label, in characters.
pub const QUESTION_LABEL_CHARS_MAX: usize = 200;
/// Length of what helps to answer a question, in characters.
pub const QUESTION_HELP_CHARS_MAX: usize = 500;
/// Most options of one question.
pub const QUESTION_OPTIONS_MAX: usize = 100;
/// Length of an option, in characters.
pub const OPTION_CHARS_MAX: usize = 200;
/// Most consents that one form asks for.
pub const CONSENTS_MAX: usize = 5;
/// Length of what is consented to, in characters.
pub const CONSENT_CHARS_MAX: usize = 2_000;
/// Length of an answer of one line, in characters.
pub const ANSWER_LINE_CHARS_MAX: usize = 500;
/// Length of an answer of several lines, in characters.
pub const ANSWER_TEXT_CHARS_MAX: usize = 5_000;
/// Largest number in a form, without its sign: the largest power of ten up to which a float holds every whole number.
pub const FORM_NUMBER_ABS_MAX: f64 = 1e15;
/// Most decimals of a number in a form.
pub const FORM_NUMBER_DECIMALS_MAX: usize = 10;
/// Most guests that a calendar can let a client bring.
pub const GUESTS_MAX: u32 = 20;
/// Longest time before its start at which a client's change of an appointment can be refused, in minutes.
pub const CHANGE_NOTICE_MINUTES_MAX: u32 = 129_600;
/// Smallest weight of a member in a round robin.
pub const WEIGHT_MIN: u32 = 1;
/// Largest weight of a member in a round robin.
pub const WEIGHT_MAX: u32 = 100;
/// Longest that a booking counts in a round robin, in days.
pub const ROUND_ROBIN_WINDOW_DAYS_MAX: u32 = 366;
/// How far back a round robin looks for the end of a member's last busy time, in hours.
pub const FREE_SINCE_HOURS: i64 = 24;
/// Length of a title's template, in characters.
pub const TITLE_TEMPLATE_CHARS_MAX: usize = 500;
/// Length of an appointment's title, in characters: what Zoom takes as a topic.
pub const TITLE_CHARS_MAX: usize = ZOOM_TOPIC_CHARS_MAX;
/// Fewest appointments that make a series.
pub const SERIES_COUNT_MIN: u32 = 2;
/// Most appointments of one series.
pub const SERIES_COUNT_MAX: u32 = 60;
/// How long after its first appointment a series can have another one, in days.
pub const SERIES_DAYS_MAX: u32 = HORIZON_DAYS_MAX;
/// Longest distance in a series that is counted in days.
pub const REPEAT_DAYS_MAX: u32 = 365;
/// Longest distance in a series that is counted in weeks.
pub const REPEAT_WEEKS_MAX: u32 = 52;
/// Longest distance in a series that is counted in months.
pub const REPEAT_MONTHS_MAX: u32 = 12;
/// How long after it a clash in a series can be moved at most, in days.
pub const SERIES_MOVE_DAYS_MAX: u32 = 366;
/// How long a time is kept for a client who fills the form in, in seconds.
pub const HOLD_SECONDS: i64 = 300;
/// Most times that are kept for one client at once.
pub const HOLDS_PER_CLIENT_MAX: i64 = 5;
/// Most entries in one page of a list.
pub const PAGE_LIMIT_MAX: u32 = 100;
/// How often an appointment of a series is moved on when others are quicker.
pub const SERIES_MOVES_MAX: u32 = 3;
/// Largest slot query, in bytes.
pub const SLOT_QUERY_BYTES_MAX: usize = 16 * 1_024 * 1_024;
/// Most appointments of one slot query.
pub const SLOT_QUERY_APPOINTMENTS_MAX: usize = 100_000;
/// Most busy times from outside in one slot query, those of all users together.
pub const SLOT_QUERY_BUSY_MAX: usize = 100_000;
/// Most shared schedules of one slot query.
pub const SLOT_QUERY_SCHEDULES_MAX: usize = 1_000;
/// Distance between the starts that are explained where whole days are, in minutes.
pub const EXPLAIN_STEP_MINUTES: i64 = 15;
/// Largest calendar document that busy times are read from, in bytes.
pub const BUSY_DOCUMENT_BYTES_MAX: usize = 5 * 1_024 * 1_024;
/// Most events, alarms, zones and other components in one calendar document.
pub const BUSY_COMPONENTS_MAX: usize = 50_000;
/// Most periods and times that one recurrence rule is followed through; an event every 10 minutes for two years.
pub const BUSY_RULE_STEPS_MAX: u32 = 110_000;
/// Most periods and times that all recurrence rules of one calendar document are followed through.
pub const BUSY_STEPS_MAX: u32 = 500_000;
/// Most days that busy times are read for at once: more than [`HORIZON_DAYS_MAX`].
pub const BUSY_RANGE_DAYS_MAX: i64 = 1_100;
/// How long an event is taken to be whose end cannot be read, in seconds.
pub const BUSY_GUESSED_SECONDS: i64 = 3_600;
/// Longest name of a time zone in a calendar document, in bytes.
pub const BUSY_ZONE_NAME_BYTES_MAX: usize = 255;
/// Most clock changes of a time zone that a calendar document defines itself.
pub const BUSY_ZONE_CHANGES_MAX: usize = 2_000;
/// Most calendars outside that one user subscribes to.
pub const BUSY_SOURCES_MAX: usize = 5;
/// How often a calendar outside is looked at, in seconds; after failures less often.
pub const BUSY_POLL_SECONDS: i64 = 600;
/// How long a calendar outside may take to answer, in milliseconds.
pub const BUSY_FETCH_TIMEOUT_MS: u64 = 10_000;
/// Length of the address of a calendar outside, in characters.
pub const BUSY_ADDRESS_CHARS_MAX: usize = 2_000;
/// Requests of a day that deletes leave for creates.
pub const ZOOM_CREATE_RESERVE: u32 = 25;
/// The same for deletes of meetings that take place within [`ZOOM_DELETE_SOON_SECONDS`]: somebody may still go there.
pub const ZOOM_CREATE_RESERVE_SOON: u32 = 10;
/// The same at the end of the day, when what is left over would be lost.
pub const ZOOM_CREATE_RESERVE_LATE: u32 = 3;
/// How long before its start the delete of a meeting is pressing, in seconds.
pub const ZOOM_DELETE_SOON_SECONDS: i64 = 24 * 3_600;
/// How long the end of a UTC day is, in which deletes use what is left over, in seconds.
pub const ZOOM_DAY_LATE_SECONDS: i64 = 1_800;
/// How long after 00:00 UTC a new day is sure to have begun at Zoom too, in seconds.
pub const ZOOM_DAY_MARGIN_SECONDS: i64 = 5;
/// Over how much time after that the accounts are spread, so that not all of them begin at once, in seconds.
pub const ZOOM_DAY_SPREAD_SECONDS: i64 = 60;
/// Distance between two requests of one account that waited for a new day, in seconds.
pub const ZOOM_TURN_SECONDS: i64 = 2;
/// A request that was called and did not come is called again after this, in seconds.
pub const ZOOM_TURN_MISSED_SECONDS: i64 = 60;
/// So often a request is called that does not come; then its place is given up.
pub const ZOOM_TURN_CALLS_MAX: i64 = 3;
/// Whoever waits for a turn asks again by themselves this long after it was due, in seconds: a call can be lost.
pub const ZOOM_TURN_LOST_SECONDS: i64 = 900;
/// How far apart calls for a user of a Basic account begin, in milliseconds: three a second of Zoom's four, which all
/// apps of the account share.
pub const ZOOM_CALLS_APART_MS_BASIC: u64 = 350;
/// The same for a licensed user: twenty a second of Zoom's thirty, which all users and apps of the account share.
pub const ZOOM_CALLS_APART_MS_LICENSED: u64 = 50;
/// How long a call waits for its moment before its caller is told to come back, in milliseconds.
pub const ZOOM_PACE_PATIENCE_MS: u64 = 2_500;
/// How long an account rests after Zoom has asked for less a second and not said for how long, in milliseconds.
pub const ZOOM_REST_MS: u64 = 1_500;
/// A refresh token that nobody has used for this long is used, in seconds: it would end after 90 days.
pub const TOKEN_UNUSED_SECONDS: i64 = 60 * 86_400;
/// How often an account looks after its tokens, in seconds: after a change of the sealing key all are under the new one
/// by then.
pub const TOKEN_CHECK_SECONDS: i64 = 86_400;
/// A refresh whose answer was not written down after this is made again, in seconds.
pub const REFRESH_SETTLED_SECONDS: i64 = 12;
/// How long Workers KV may take for one answer, in milliseconds; then the account goes on without it.
pub const KV_TIMEOUT_MS: u64 = 1_500;
/// How far the instant that Zoom signs a message with may be from ours, in seconds: an older one may be a copy.
pub const ZOOM_MESSAGE_AGE_SECONDS: i64 = 300;
/// How long a message of Zoom's is remembered, in days, so that it counts once: Zoom repeats one for an hour and a half.
pub const ZOOM_MESSAGES_KEPT_DAYS: i64 = 3;
/// Most messages of Zoom's that are passed on to sub-accounts together.
pub const ZOOM_MESSAGES_AT_ONCE: u32 = 20;
/// Longest stay, or absence, that a calendar's rule of attendance can ask for, in minutes.
pub const ATTENDANCE_MINUTES_MAX: u32 = 1_440;
/// Who comes to a meeting earlier than this before its start does not come to the appointment, in minutes.
pub const ATTENDANCE_EARLY_MINUTES: i64 = 120;
/// The same for whoever comes later than this after its end, in minutes.
pub const ATTENDANCE_LATE_MINUTES: i64 = 720;
/// How long news of a meeting is gathered before attendance is computed, in seconds.
pub const ATTENDANCE_GATHERED_SECONDS: i64 = 2;
/// How long it is remembered who came to a meeting when, in days. What came of it stays with the appointments.
pub const ATTENDANCE_KEPT_DAYS: i64 = 30;
/// How often an account that has upcoming meetings compares them with Zoom's, in seconds.
pub const ZOOM_COMPARED_SECONDS: i64 = 86_400;
/// Most differences between Zoom and us that are looked into at one comparison.
pub const ZOOM_DIFFERENCES_MAX: usize = 20;
/// A meeting that was made so lately may be missing in Zoom's list, in seconds.
pub const ZOOM_LIST_LAGS_SECONDS: i64 = 600;
/// How many calendars a sub-account keeps in memory as long as nothing changes.
pub const CALENDARS_KEPT: usize = 16;
/// How many claims and other busy times it keeps in memory for offers, all together. A month of 100 members has about
/// 4,000, of 100 bytes each; an object has 128 MB.
pub const TAKEN_KEPT: usize = 100_000;

/// Most steps of one workflow.
pub const WORKFLOW_STEPS_MAX: usize = 100;
/// Length of a step's id, in characters.
pub const WORKFLOW_STEP_ID_CHARS_MAX: usize = 40;
/// Most calendars, or users, of one filter or condition.
pub const WORKFLOW_FILTER_MAX: usize = 200;
/// Most conditions of one choice.
pub const WORKFLOW_CONDITIONS_MAX: usize = 20;
/// The farthest moment around an appointment, in months, and beside them in days, hours and minutes (the seed's workflow
/// builder).
pub const WORKFLOW_MONTHS_MAX: u32 = 9_999;
/// Days beside the months of a moment.
pub const WORKFLOW_DAYS_MAX: u32 = 30;
/// Hours beside the days of a moment.
pub const WORKFLOW_HOURS_MAX: u32 = 23;
/// Minutes beside the hours of a moment.
pub const WORKFLOW_MINUTES_MAX: u32 = 59;
/// The longest delay and the longest timeout of a step, in minutes: a year.
pub const WORKFLOW_DELAY_MINUTES_MAX: u32 = 525_600;
/// How long a message waits for its link if its author says nothing else, in minutes.
pub const WORKFLOW_LINK_WAIT_MINUTES: u32 = 60;
/// Length of the words that stand in for a link, in characters.
pub const WORKFLOW_NO_LINK_CHARS_MAX: usize = 300;
/// Length of a mail's subject as it is written, in characters.
pub const WORKFLOW_SUBJECT_CHARS_MAX: usize = 300;
/// Length of a mail's text, of its HTML, and of a notice as they are written, in characters.
pub const WORKFLOW_TEXT_CHARS_MAX: usize = 20_000;
/// Length of an SMS as it is written, in characters: ten parts (3GPP TS 23.040).
pub const WORKFLOW_SMS_CHARS_MAX: usize = 1_530;
/// Length of an address that a step calls, in characters.
pub const WORKFLOW_URL_CHARS_MAX: usize = 2_000;
/// Workflows of a sub-account.
pub const WORKFLOWS_MAX: i64 = 200;
/// Steps that one enrolment does in one go, before others have theirs.
pub const WORKFLOW_STEPS_AT_ONCE: usize = 2 * WORKFLOW_STEPS_MAX;
/// Enrolments that an alarm takes on together.
pub const ENROLMENTS_AT_ONCE: u32 = 50;
/// How long one alarm goes on with enrolments and messages, in milliseconds: it may take 15 minutes.
pub const WORKFLOW_ALARM_MS: u64 = 60_000;
/// How long what became of enrolments and messages is kept.
pub const WORKFLOW_HISTORY_KEPT_DAYS: i64 = 90;
/// Messages that a sub-account hands to the courier at the same time.
pub const MESSAGES_AT_ONCE: usize = 4;
/// How long the courier may take over a message, in milliseconds.
pub const COURIER_TIMEOUT_MS: u64 = 25_000;
/// Waits before a message is tried again. The last one is repeated.
pub const MESSAGE_RETRY_WAITS_SECONDS: [i64; 6] = [5, 30, 2 * 60, 10 * 60, 30 * 60, 3_600];
/// So long after it was written a message that nobody has taken is given up.
pub const MESSAGE_GIVEN_UP_AFTER_SECONDS: i64 = 3 * 86_400;
/// Mails that a sub-account may send in a UTC day, unless it sets another number.
pub const MAILS_PER_DAY: u32 = 2_000;
/// SMS that a sub-account may send in a UTC day, unless it sets another number.
pub const SMS_PER_DAY: u32 = 500;
/// The most messages of a kind that a sub-account may allow itself in a UTC day.
pub const MESSAGES_PER_DAY_MAX: u32 = 100_000;
/// Letters of a language's tag.
pub const LANGUAGE_CHARS_MAX: usize = 35;
/// Characters of the name that SMS come from (3GPP TS 23.040, 9.1.2.5: eleven of seven bits).
pub const SMS_SENDER_CHARS_MAX: usize = 11;
/// A provider's call that was signed longer ago than this, or for a time to come, may be a copy (Standard Webhooks: five minutes).
pub const PROVIDER_CALL_AGE_SECONDS: i64 = 300;
/// Characters of the words under each mail of a sub-account.
pub const SIGNATURE_CHARS_MAX: usize = 2_000;
/// Most endpoints that one sub-account tells of its appointments.
pub const WEBHOOK_ENDPOINTS_MAX: i64 = 50;
/// Length of an endpoint's address, in characters.
pub const WEBHOOK_URL_CHARS_MAX: usize = 2_000;
/// Length of what an endpoint is for, in characters.
pub const WEBHOOK_DESCRIPTION_CHARS_MAX: usize = 200;
/// Length of the secret that messages are signed with, in bytes (Standard Webhooks: 24 to 64).
pub const WEBHOOK_SECRET_BYTES: usize = 32;
/// How long a secret signs beside the one that has taken its place, in seconds.
pub const WEBHOOK_FORMER_SECRET_SECONDS: i64 = 24 * 3_600;
/// Most secrets that sign one message: more only if one is changed again and again within a day.
pub const WEBHOOK_SIGNATURES_MAX: usize = 4;
/// Largest message, in bytes. A larger one is sent without what the client answered and noted.
pub const WEBHOOK_PAYLOAD_BYTES_MAX: usize = 64 * 1_024;
/// How long an endpoint may take to answer, in milliseconds.
pub const WEBHOOK_TIMEOUT_MS: u64 = 15_000;
/// Waits between the tries of a message, in seconds; after the last one it is given up, and can be sent by hand.
pub const WEBHOOK_RETRY_WAITS_SECONDS: [i64; 9] =
    [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600, 14 * 3_600, 20 * 3_600, 24 * 3_600];
/// Shortest rest of an endpoint after a failure, in seconds, before it is sent anything else.
pub const WEBHOOK_REST_SECONDS_MIN: i64 = 5;
/// Longest such rest, in seconds.
pub const WEBHOOK_REST_SECONDS_MAX: i64 = 5 * 60;
/// An endpoint at which everything has failed for so long is switched off, in seconds.
pub const WEBHOOK_DISABLED_AFTER_SECONDS: i64 = 5 * 86_400;
/// How long messages, and what became of them, are kept after they were written, in days: longer than all tries take.
pub const WEBHOOK_MESSAGES_KEPT_DAYS: i64 = 30;
/// How much of an endpoint's answer is kept, in bytes.
pub const WEBHOOK_ANSWER_BYTES_KEPT: usize = 500;
/// So many tries of a message are shown, the latest ones.
pub const WEBHOOK_ATTEMPTS_SHOWN: u32 = 20;
/// How many endpoints are sent something at once: of the six connections that a Worker has, two are left for Zoom.
pub const WEBHOOK_ENDPOINTS_AT_ONCE: usize = 4;
/// Most messages that one alarm sends: of the 50 requests that Cloudflare's free plan has for it, the rest is for jobs.
pub const WEBHOOKS_PER_ALARM: u32 = 30;
/// How long one endpoint is sent what is due before others have their turn, in milliseconds.
pub const WEBHOOK_TURN_MS: u64 = 10_000;

/// Largest request that the courier reads, in bytes: a mail as it is written, with its HTML, and what is filled in.
pub const COURIER_PARCEL_BYTES_MAX: usize = 1_024 * 1_024;
/// How long a provider, or an address of a business, may take to answer the courier, in milliseconds.
pub const COURIER_HTTP_TIMEOUT_MS: u64 = 10_000;
/// How long the body of such an answer is waited for after its status, in milliseconds.
pub const COURIER_ANSWER_BODY_MS: u64 = 2_000;
/// How much of such an answer is read, in bytes.
pub const COURIER_ANSWER_BYTES_MAX: usize = 16 * 1_024;
/// How long handing one mail to an SMTP server may take, in milliseconds, from connecting to its last word.
pub const COURIER_SMTP_TIMEOUT_MS: u64 = 25_000;
/// Longest line of an SMTP server's reply, in bytes: twice what RFC 5321, 4.5.3.1.5, allows.
pub const COURIER_SMTP_LINE_BYTES_MAX: usize = 1_024;
/// Most lines of one reply of an SMTP server.
pub const COURIER_SMTP_LINES_MAX: usize = 100;
/// How much of a provider's words is told, in characters.
pub const COURIER_REASON_CHARS_MAX: usize = 300;
/// The longest wait that a provider can ask for, in seconds.
pub const COURIER_RETRY_AFTER_SECONDS_MAX: u32 = 24 * 3_600;
/// Longest SMS with everything filled in, in characters (Twilio's Messages resource: `Body`).
pub const COURIER_SMS_CHARS_MAX: usize = 1_600;
