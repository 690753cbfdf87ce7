//! The tables of a sub-account.

use crate::sql::FACTS_TABLE;

/// The schema, one migration an entry; entries are never changed, only added.
pub const MIGRATIONS: &[&str] = &[
    FACTS_TABLE,
    // Calendars are written whole and read whole: the document is the `Calendar` of the domain.
    "CREATE TABLE calendars (id TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE people (user_id TEXT PRIMARY KEY, name TEXT NOT NULL, zoom_account TEXT) WITHOUT ROWID;
    CREATE TABLE contacts (
        id TEXT PRIMARY KEY,
        email_key TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL
    ) WITHOUT ROWID;",
    // A booking that is under way or done, by the client's idempotency key.
    "CREATE TABLE bookings (
        calendar_id TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        appointment_id TEXT NOT NULL,
        begun_at INTEGER NOT NULL,
        PRIMARY KEY (calendar_id, key)
    ) WITHOUT ROWID;
    CREATE TABLE appointments (
        id TEXT PRIMARY KEY,
        calendar_id TEXT NOT NULL,
        contact_id TEXT NOT NULL,
        contact TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        tz TEXT NOT NULL,
        title TEXT NOT NULL,
        notes TEXT,
        status TEXT NOT NULL,
        reason TEXT,
        claim_id TEXT NOT NULL,
        slot_meeting_id TEXT,
        revision INTEGER NOT NULL DEFAULT 0,
        booked_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX appointments_by_meeting ON appointments (slot_meeting_id) WHERE status <> 'cancelled';
    CREATE INDEX appointments_by_claim ON appointments (claim_id);
    CREATE TABLE hosts (
        appointment_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        PRIMARY KEY (appointment_id, position)
    ) WITHOUT ROWID;
    CREATE TABLE last_booked (
        calendar_id TEXT NOT NULL,
        user_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (calendar_id, user_id)
    ) WITHOUT ROWID;",
    // What stands in the way of a resource: a user, or an unassigned calendar. Own claims are written with the
    // appointment; claims elsewhere are a mirror that the user's Host pushes. Claims that a Host was asked about and
    // that never became an appointment are abandoned: no appointment may be written on them any more.
    "CREATE TABLE busy (
        resource TEXT NOT NULL,
        claim_id TEXT NOT NULL,
        appointment_id TEXT NOT NULL,
        calendar_id TEXT NOT NULL,
        slot_start INTEGER NOT NULL,
        busy_start INTEGER NOT NULL,
        busy_end INTEGER NOT NULL,
        own INTEGER NOT NULL,
        PRIMARY KEY (resource, claim_id)
    ) WITHOUT ROWID;
    CREATE INDEX busy_by_end ON busy (resource, busy_end);
    CREATE INDEX busy_by_claim ON busy (claim_id);
    CREATE TABLE mirrored (user_id TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE abandoned (claim_id TEXT PRIMARY KEY) WITHOUT ROWID;",
    // One row per slot meeting. `state` is what is known of it at Zoom; a dropped one is never used again (rule 3),
    // so at most one row of a slot is not dropped.
    "CREATE TABLE slot_meetings (
        id TEXT PRIMARY KEY,
        host TEXT NOT NULL,
        calendar_id TEXT NOT NULL,
        start INTEGER NOT NULL,
        duration_minutes INTEGER NOT NULL,
        topic TEXT NOT NULL,
        zone TEXT NOT NULL,
        zoom_account TEXT,
        state TEXT NOT NULL DEFAULT 'absent',
        dropped INTEGER NOT NULL DEFAULT 0,
        join_url TEXT,
        passcode TEXT,
        reason TEXT
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX slot_meetings_live ON slot_meetings (host, calendar_id, start) WHERE dropped = 0;
    CREATE TABLE jobs (
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        target TEXT NOT NULL,
        due INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        version INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (kind, subject, target)
    ) WITHOUT ROWID;
    CREATE INDEX jobs_by_due ON jobs (due);",
    // Calendars are stored as they are written down; shared schedules beside them. Both have a version that grows with
    // every change, against lost updates.
    "UPDATE calendars SET document = json_remove(document, '$.id');
    ALTER TABLE calendars ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
    CREATE TABLE schedules (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        document TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1
    ) WITHOUT ROWID;
    ALTER TABLE appointments ADD COLUMN filled TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE appointments ADD COLUMN staff_notes TEXT;
    ALTER TABLE appointments ADD COLUMN series_id TEXT;
    ALTER TABLE appointments ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX appointments_by_contact ON appointments (contact_id, booked_at);
    CREATE INDEX appointments_by_start ON appointments (start);",
    // What was booked on a calendar lately, for the strategies that count.
    "CREATE INDEX appointments_by_booking ON appointments (calendar_id, booked_at);",
    // The audit trail: who changed what, when, from what to what. Only ever added to.
    "CREATE TABLE events (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        appointment_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL
    );
    CREATE INDEX events_by_appointment ON events (appointment_id, seq);",
    // Times that are kept for clients who fill the form in. The id is that of the appointment to be.
    "CREATE TABLE holds (
        id TEXT PRIMARY KEY,
        calendar_id TEXT NOT NULL,
        start INTEGER NOT NULL,
        duration_minutes INTEGER NOT NULL,
        claim_id TEXT NOT NULL,
        hosts TEXT NOT NULL,
        client TEXT NOT NULL,
        expires INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX holds_by_claim ON holds (claim_id);
    CREATE INDEX holds_by_client ON holds (client, expires);",
    // When people are busy outside of all our calendars, as their `Host` tells it: replaced as a whole.
    "CREATE TABLE busy_outside (
        user_id TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (user_id, end, start)
    ) WITHOUT ROWID;
    ALTER TABLE mirrored ADD COLUMN outside_seq INTEGER NOT NULL DEFAULT 0;",
    // Series that are under way or done, by the client's idempotency key, with what was planned for each of their times.
    "CREATE TABLE series (
        id TEXT PRIMARY KEY,
        calendar_id TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        plan TEXT NOT NULL,
        refused INTEGER NOT NULL DEFAULT 0,
        begun_at INTEGER NOT NULL,
        UNIQUE (calendar_id, key)
    ) WITHOUT ROWID;
    CREATE INDEX appointments_by_series ON appointments (series_id) WHERE series_id IS NOT NULL;",
    // Where an appointment takes place that was booked on a calendar without Zoom, for when that changes. Users who are
    // about to be deleted, or were: no appointment is written that they would host.
    "ALTER TABLE appointments ADD COLUMN location TEXT;
    CREATE TABLE barred (user_id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE INDEX hosts_by_user ON hosts (user_id);",
    // What slot meetings are made with, and what became of it; clients with a link of their own, one row per client and
    // meeting, as `slot_meetings` has one per meeting. `registrant` is by what an appointment's client is known there.
    "ALTER TABLE slot_meetings ADD COLUMN agenda TEXT NOT NULL DEFAULT '';
    ALTER TABLE slot_meetings ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE slot_meetings ADD COLUMN registration INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE slot_meetings ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE appointments ADD COLUMN registrant TEXT;
    CREATE TABLE registrants (
        slot_meeting_id TEXT NOT NULL,
        email TEXT NOT NULL,
        client TEXT NOT NULL,
        state TEXT NOT NULL,
        join_url TEXT,
        reason TEXT,
        PRIMARY KEY (slot_meeting_id, email)
    ) WITHOUT ROWID;",
    // The Zoom account in whose line of the day's budget a slot meeting has a place.
    "ALTER TABLE slot_meetings ADD COLUMN in_line_at TEXT;",
    // With a million appointments nothing is looked for by reading them all, and what is forgotten by its age is found
    // by it. The key of a series that is forgotten gives way to its id, which no client sends as a key of a series.
    "CREATE INDEX appointments_by_calendar ON appointments (calendar_id, id);
    CREATE INDEX appointments_by_status ON appointments (status, id);
    CREATE INDEX slot_meetings_by_host ON slot_meetings (host, state, dropped);
    CREATE INDEX bookings_by_age ON bookings (begun_at);
    ALTER TABLE series ADD COLUMN key_forgotten INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX series_by_age ON series (begun_at) WHERE key_forgotten = 0;
    ALTER TABLE abandoned ADD COLUMN given_up_at INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX abandoned_by_age ON abandoned (given_up_at);",
    // Groups of calendars. A deleted one is remembered, so that its slug is known to be free.
    "CREATE TABLE groups (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        version INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;",
    // What Zoom tells of slot meetings. Where a meeting is at another time there than here, with the instant at which that
    // was so; whether it has to be made again because it was deleted there. Who came when, as a set of facts; what came of
    // it stands with the appointments, and who said whether the client came.
    "ALTER TABLE slot_meetings ADD COLUMN start_at_zoom INTEGER;
    ALTER TABLE slot_meetings ADD COLUMN start_told_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE slot_meetings ADD COLUMN minutes_at_zoom INTEGER;
    ALTER TABLE slot_meetings ADD COLUMN minutes_told_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE slot_meetings ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE appointments ADD COLUMN attendance TEXT;
    ALTER TABLE appointments ADD COLUMN status_by TEXT;
    CREATE TABLE presence (
        slot_meeting_id TEXT NOT NULL,
        run TEXT NOT NULL,
        kind TEXT NOT NULL,
        who TEXT NOT NULL,
        at INTEGER NOT NULL,
        email TEXT NOT NULL,
        people INTEGER NOT NULL,
        PRIMARY KEY (slot_meeting_id, run, kind, who, at)
    ) WITHOUT ROWID;
    CREATE INDEX presence_by_age ON presence (at);",
    // An offer reads thousands of claims; with everything in the index, none of them is looked up in the table.
    "CREATE INDEX busy_in_time ON busy
        (resource, busy_end, busy_start, calendar_id, slot_start, appointment_id);
    DROP INDEX busy_by_end;",
    // Webhooks. An endpoint that is deleted, or switched off, `sends` nothing; `secrets` are those that sign, sealed, the
    // newest first. A delivery is a message that an endpoint is owed: it is sent when it is due and the endpoint does not
    // rest, and was tried `tries` times since it was last asked for. Ids of messages begin with the time, so they are in the order of what happened.
    "CREATE TABLE webhook_endpoints (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        secrets TEXT NOT NULL,
        version INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0,
        sends INTEGER NOT NULL,
        failing_since INTEGER,
        rests_until INTEGER NOT NULL DEFAULT 0,
        disabled_at INTEGER,
        disabled_reason TEXT
    ) WITHOUT ROWID;
    CREATE TABLE webhook_messages (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        appointment_id TEXT NOT NULL,
        payload TEXT NOT NULL,
        at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX webhook_messages_by_age ON webhook_messages (at);
    CREATE TABLE webhook_deliveries (
        message_id TEXT NOT NULL,
        endpoint_id TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'waiting',
        due INTEGER,
        tries INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (message_id, endpoint_id)
    ) WITHOUT ROWID;
    CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, message_id);
    CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (endpoint_id, due) WHERE state = 'waiting';
    CREATE TABLE webhook_attempts (
        message_id TEXT NOT NULL,
        endpoint_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        status INTEGER,
        error TEXT,
        took_ms INTEGER NOT NULL,
        answer TEXT NOT NULL,
        PRIMARY KEY (message_id, endpoint_id, number)
    ) WITHOUT ROWID;",
    // Workflows. `entry` is the trigger of the latest version; former versions are kept while an enrolment goes by one. An
    // enrolment is due when it is to be looked at again, and over when it has `ended`; its `moves` count what became of it, so
    // that what was decided of it in the meantime is known to be old. A message is written with the step
    // that sends it; its `parcel` is what the courier is given, made at the first try from what was true by then, its
    // `basis`. What is given back to a channel at a time, and how much of it in a day, stands with the channel. Whoever is
    // in `unreachable` is sent nothing by that channel. What `language` a client reads, and when they have answered last.
    "CREATE TABLE workflows (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        entry TEXT NOT NULL,
        version INTEGER NOT NULL,
        active INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX workflows_active ON workflows (id) WHERE active = 1;
    CREATE TABLE workflow_versions (
        workflow_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY (workflow_id, version)
    ) WITHOUT ROWID;
    CREATE TABLE enrolments (
        id TEXT PRIMARY KEY,
        workflow_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        appointment_id TEXT NOT NULL,
        occasion TEXT NOT NULL,
        walk TEXT,
        moves INTEGER NOT NULL DEFAULT 0,
        entered_at INTEGER NOT NULL,
        due INTEGER,
        ended TEXT,
        ended_at INTEGER
    ) WITHOUT ROWID;
    CREATE INDEX enrolments_due ON enrolments (due) WHERE ended IS NULL;
    CREATE INDEX enrolments_inside ON enrolments (appointment_id, workflow_id) WHERE ended IS NULL;
    CREATE INDEX enrolments_by_workflow ON enrolments (workflow_id, version) WHERE ended IS NULL;
    CREATE INDEX enrolments_by_appointment ON enrolments (appointment_id, id);
    CREATE INDEX enrolments_by_age ON enrolments (ended_at) WHERE ended_at IS NOT NULL;
    CREATE TABLE enrolment_entries (
        enrolment_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        step TEXT,
        what TEXT NOT NULL,
        message_ids TEXT NOT NULL,
        PRIMARY KEY (enrolment_id, number)
    ) WITHOUT ROWID;
    CREATE TABLE messages (
        id TEXT PRIMARY KEY,
        enrolment_id TEXT NOT NULL,
        appointment_id TEXT NOT NULL,
        step TEXT NOT NULL,
        channel TEXT NOT NULL,
        recipient TEXT NOT NULL,
        draft TEXT NOT NULL,
        parcel TEXT,
        basis TEXT,
        state TEXT NOT NULL DEFAULT 'waiting',
        due INTEGER,
        tries INTEGER NOT NULL DEFAULT 0,
        written_at INTEGER NOT NULL,
        settled_at INTEGER,
        provider TEXT,
        provider_id TEXT,
        reason TEXT,
        words TEXT
    ) WITHOUT ROWID;
    CREATE INDEX messages_due ON messages (due) WHERE state = 'waiting';
    CREATE INDEX messages_by_enrolment ON messages (enrolment_id);
    CREATE INDEX messages_by_appointment ON messages (appointment_id, id);
    CREATE INDEX messages_failed ON messages (settled_at) WHERE state = 'failed';
    CREATE TABLE channels (
        name TEXT PRIMARY KEY,
        rests_until INTEGER NOT NULL DEFAULT 0,
        failing_since INTEGER,
        day TEXT NOT NULL DEFAULT '',
        used INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE unreachable (
        channel TEXT NOT NULL,
        address TEXT NOT NULL,
        reason TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (channel, address)
    ) WITHOUT ROWID;
    ALTER TABLE contacts ADD COLUMN replied_at INTEGER;
    CREATE INDEX contacts_by_phone ON contacts (json_extract(document, '$.phone'));
    ALTER TABLE people ADD COLUMN email TEXT;
    ALTER TABLE appointments ADD COLUMN language TEXT;
    ALTER TABLE appointments ADD COLUMN invited_revision INTEGER;",
];
