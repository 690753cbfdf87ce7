//! `SubAccount`: one per sub-account, the only writer of its calendars, appointments, contacts, slot meetings and
//! outbox.
//!
//! `booking` takes a slot, `holds` keeps one for a while, `appointments` reads, `changes` is what becomes of them,
//! `events` remembers it, `forgetting` does not, `calendars` and `schedules` know what may be offered, `offering` what is,
//! `groups` what is listed
//! together, `members` where each user meets clients, `departures` takes one out of everything, `mirror` keeps what
//! stands in the way elsewhere, `slot_meetings` counts who uses a meeting, `registrants` who has a link of their own,
//! `news` is what Zoom tells of meetings, `attendance` what follows for who came, `outbox` does to the outside what a
//! transaction has promised, `webhooks` tells other systems what becomes of appointments, `workflows` clients and
//! staff.

mod appointments;
mod attendance;
mod booking;
mod calendars;
mod changes;
mod departures;
mod events;
mod forgetting;
mod groups;
mod holds;
mod members;
pub mod messages;
mod mirror;
mod news;
mod offering;
mod outbox;
mod registrants;
mod schedules;
mod schema;
mod series;
mod slot_meetings;
mod webhooks;
mod workflows;

pub(crate) use calendars::require_version;
pub(crate) use workflows::{ask_courier, check_texts, read_workflow, unavailable};

use crate::object::reply;
use crate::refusal::{Outcome, broken};
use crate::serve;
use crate::sql::Sql;
use crate::under_way::UnderWay;
use messages::{
    ApplyLocation, BarUser, Book, BookSeries, CallMeeting, Cancel, CancelSeries, ChangeMessageSettings,
    ChangeStatus, ChangeWebhookSecret, CheckGroup, DeleteAppointment, DeleteGroup, DeleteSchedule,
    DeleteWebhookEndpoint, DeleteWorkflow, EditAppointment, ExplainStart, Found, GiveAway, HearReply,
    HearReport, HoldSlot, IsGroupDeleted, ListAppointments, ListCalendars, ListEnrolments, ListEvents,
    ListGroups, ListMemberships, ListMessages, ListSchedules, ListWebhookDeliveries, ListWebhookEndpoints,
    ListWorkflows, MeetingNews, MirrorBusy, MirrorClaims, PersonChanged, ReadAppointment, ReadCalendar,
    ReadEnrolment, ReadGroup, ReadListing, ReadMessageSettings, ReadOffer, ReadSchedule, ReadSeries,
    ReadSlots, ReadStatus, ReadWebhookEndpoint, ReadWorkflow, Reassign, ReleaseHold, Reschedule,
    ResendWebhook, SaveCalendar, SaveGroup, SaveSchedule, SaveWebhookEndpoint, SaveWorkflow,
    SetMemberLocation, SettleClaim, TakeOut,
};
use offering::OffersRead;
use shared::contact::Name;
use shared::id::SubAccountId;
use std::cell::RefCell;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

/// The Durable Object of one sub-account.
#[durable_object(alarm)]
pub struct SubAccount {
    state: State,
    env: Env,
    sql: Sql,
    /// Bookings and jobs that this instance works on right now.
    under_way: UnderWay,
    offers_read: RefCell<OffersRead>,
}

impl DurableObject for SubAccount {
    fn new(state: State, env: Env) -> Self {
        let sql = Sql::open(&state, schema::MIGRATIONS);
        Self { state, env, sql, under_way: UnderWay::default(), offers_read: RefCell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        serve!(self, request, {
            Found => found,
            ListMemberships => list_memberships,
            SetMemberLocation => set_member_location,
            ApplyLocation => apply_location,
            BarUser => bar_user,
            GiveAway => give_away,
            TakeOut => take_out,
            SaveCalendar => save_calendar,
            ReadCalendar => read_calendar,
            ListCalendars => list_calendars,
            SaveSchedule => save_schedule,
            ReadSchedule => read_schedule,
            ListSchedules => list_schedules,
            DeleteSchedule => delete_schedule,
            CheckGroup => check_group,
            SaveGroup => save_group,
            ReadGroup => read_group,
            ListGroups => list_groups,
            DeleteGroup => delete_group,
            IsGroupDeleted => is_group_deleted,
            ReadListing => read_listing,
            SaveWebhookEndpoint => save_webhook_endpoint,
            ReadWebhookEndpoint => read_webhook_endpoint,
            ListWebhookEndpoints => list_webhook_endpoints,
            DeleteWebhookEndpoint => delete_webhook_endpoint,
            ChangeWebhookSecret => change_webhook_secret,
            ListWebhookDeliveries => list_webhook_deliveries,
            ResendWebhook => resend_webhook,
            SaveWorkflow => save_workflow,
            ReadWorkflow => read_workflow,
            ListWorkflows => list_workflows,
            DeleteWorkflow => delete_workflow,
            ListEnrolments => list_enrolments,
            ReadEnrolment => read_enrolment,
            ListMessages => list_messages,
            HearReply => hear_reply,
            HearReport => hear_report,
            ReadMessageSettings => read_message_settings,
            ChangeMessageSettings => change_message_settings,
            ExplainStart => explain_start,
            BookSeries => book_series,
            ReadSeries => read_series,
            CancelSeries => cancel_series,
            HoldSlot => hold_slot,
            ReleaseHold => release_hold,
            ChangeStatus => change_status,
            Reassign => reassign,
            EditAppointment => edit_appointment,
            DeleteAppointment => delete_appointment,
            ListEvents => list_events,
            MirrorBusy => mirror_busy,
            PersonChanged => person_changed,
            ReadOffer => read_offer,
            ReadSlots => read_slots,
            Book => book,
            ReadAppointment => read_appointment,
            Cancel => cancel,
            Reschedule => reschedule,
            MirrorClaims => mirror_claims,
            SettleClaim => settle_claim,
            ListAppointments => list_appointments,
            ReadStatus => read_status,
            CallMeeting => call_meeting,
            MeetingNews => hear_news,
        })
    }

    async fn alarm(&self) -> Result<Response> {
        reply(self.run_due_jobs().await)
    }
}

impl SubAccount {
    async fn found(&self, message: Found) -> Outcome<()> {
        self.sql.transaction(|| {
            self.sql.set_fact("id", &message.id)?;
            self.sql.set_fact("agency", &message.agency)?;
            self.sql.set_fact("name", &message.name)
        })
    }

    fn id(&self) -> Outcome<SubAccountId> {
        self.sql.fact("id")?.ok_or_else(|| broken("this sub-account was never founded"))
    }

    fn name(&self) -> Outcome<Name> {
        self.sql.fact("name")?.ok_or_else(|| broken("this sub-account was never founded"))
    }
}
