//! Every call of the API and what answers it. The table of calls is `shared::route`, from which the description of the
//! API is made, too.

use crate::http;
use crate::management::{
    self, appointments, busy_sources, calendars, groups, users, webhook_endpoints, workflows,
};
use crate::public_api;
use crate::refusal::{Outcome, Refusal};
use shared::invalid::Invalid;
use shared::route::{Call, Caller, Method, NoCall};
use worker::{Env, Request, Response};

/// Answers a request below `/api/v1`.
pub async fn answer(request: &mut Request, env: &Env, path: &[&str]) -> Outcome<Response> {
    // As it was sent: `worker` takes a method that it does not know for `GET`.
    let method = request.inner().method();
    if method == "OPTIONS" {
        return Ok(http::preflight()?);
    }
    match Call::find(&method, path) {
        Ok(call) => {
            if call.caller() == Caller::Staff {
                management::require_key(request, env)?;
            }
            make(call, request, env).await
        }
        Err(NoCall::Path) => Err(Refusal::not_found("address").into()),
        Err(NoCall::Method(others)) => method_not_allowed(&others),
    }
}

/// Says which methods the address takes (RFC 9110, 15.5.6).
fn method_not_allowed(others: &[Method]) -> Outcome<Response> {
    let refusal = Refusal::new(405, "method_not_allowed", "This address does not take this method.");
    let response = http::problem(&refusal)?;
    let methods: Vec<&str> = others.iter().map(|method| method.as_str()).collect();
    response.headers().set("allow", &methods.join(", "))?;
    Ok(response)
}

/// Reads an id that stands in a path.
fn id<Id: TryFrom<String, Error = Invalid>>(text: &str) -> Result<Id, Invalid> {
    Id::try_from(text.to_owned())
}

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "a row a call, like the table that it follows")]
async fn make(call: Call<'_>, request: &mut Request, env: &Env) -> Outcome<Response> {
    match call {
        Call::ReadCalendar { slug } => public_api::read_calendar(env, slug).await,
        Call::ReadSlots { slug } => public_api::read_slots(request, env, slug).await,
        Call::Book { slug } => public_api::book(request, env, slug).await,
        Call::BookSeries { slug } => public_api::book_series(request, env, slug).await,
        Call::Hold { slug } => public_api::hold(request, env, slug).await,
        Call::ReleaseHold { slug, hold } => public_api::release_hold(env, slug, hold).await,
        Call::ReadGroup { slug } => public_api::read_group(env, slug).await,
        Call::ReadAppointment { appointment } => public_api::read_appointment(request, env, appointment).await,
        Call::ReadIcs { appointment } => public_api::read_ics(request, env, appointment).await,
        Call::Cancel { appointment } => public_api::cancel(request, env, appointment).await,
        Call::Reschedule { appointment } => public_api::reschedule(request, env, appointment).await,
        Call::ReadSeriesAsClient { series } => public_api::read_series(request, env, series).await,

        Call::CreateAgency {} => management::create_agency(request, env).await,
        Call::CreateUser { agency } => users::create(request, env, &id(agency)?).await,
        Call::ReadUser { agency, user } => users::show(env, &id(agency)?, &id(user)?).await,
        Call::ListUsers { agency } => users::list(request, env, &id(agency)?).await,
        Call::ChangeUser { agency, user } => users::edit(request, env, &id(agency)?, id(user)?).await,
        Call::DeleteUser { agency, user } => users::delete(request, env, &id(agency)?, id(user)?).await,
        Call::SetMeetingLocation { agency, user } =>
            users::set_meeting_location(request, env, &id(agency)?, id(user)?).await,
        Call::CreateProfileLink { agency, user } =>
            users::create_profile_link(request, env, &id(agency)?, &id(user)?).await,
        Call::CreateBusySource { agency, user } =>
            busy_sources::create(request, env, &id(agency)?, id(user)?).await,
        Call::ListBusySources { agency, user } => busy_sources::list(env, &id(agency)?, &id(user)?).await,
        Call::DeleteBusySource { agency, user, busy_source } =>
            busy_sources::delete(env, &id(agency)?, &id(user)?, id(busy_source)?).await,
        Call::CreateSubAccount { agency } => management::create_sub_account(request, env, id(agency)?).await,
        Call::ReadStatus { sub_account } => management::show_status(env, &id(sub_account)?).await,
        Call::ReadZoomStatus { zoom_user } => management::show_zoom_status(env, zoom_user).await,

        Call::CreateCalendar { agency, sub_account } =>
            calendars::create(request, env, &id(agency)?, &id(sub_account)?).await,
        Call::ListCalendars { agency, sub_account } => {
            of_agency(agency)?;
            calendars::list(request, env, &id(sub_account)?).await
        }
        Call::ReadCalendarSettings { agency, sub_account, calendar } => {
            of_agency(agency)?;
            calendars::show(env, &id(sub_account)?, &id(calendar)?).await
        }
        Call::ChangeCalendar { agency, sub_account, calendar } =>
            calendars::patch(request, env, &id(agency)?, &id(sub_account)?, id(calendar)?).await,
        Call::Explain { agency, sub_account, calendar } => {
            of_agency(agency)?;
            calendars::explain(request, env, &id(sub_account)?, id(calendar)?).await
        }
        Call::CreateSchedule { agency, sub_account } => {
            of_agency(agency)?;
            calendars::create_schedule(request, env, &id(sub_account)?).await
        }
        Call::ListSchedules { agency, sub_account } => {
            of_agency(agency)?;
            calendars::list_schedules(request, env, &id(sub_account)?).await
        }
        Call::ReadSchedule { agency, sub_account, schedule } => {
            of_agency(agency)?;
            calendars::show_schedule(env, &id(sub_account)?, id(schedule)?).await
        }
        Call::ChangeSchedule { agency, sub_account, schedule } => {
            of_agency(agency)?;
            calendars::patch_schedule(request, env, &id(sub_account)?, id(schedule)?).await
        }
        Call::DeleteSchedule { agency, sub_account, schedule } => {
            of_agency(agency)?;
            calendars::delete_schedule(env, &id(sub_account)?, id(schedule)?).await
        }

        Call::CreateGroup { agency, sub_account } => {
            of_agency(agency)?;
            groups::create(request, env, &id(sub_account)?).await
        }
        Call::ListGroups { agency, sub_account } => {
            of_agency(agency)?;
            groups::list(request, env, &id(sub_account)?).await
        }
        Call::ReadGroupSettings { agency, sub_account, group } => {
            of_agency(agency)?;
            groups::show(env, &id(sub_account)?, id(group)?).await
        }
        Call::ChangeGroup { agency, sub_account, group } => {
            of_agency(agency)?;
            groups::patch(request, env, &id(sub_account)?, id(group)?).await
        }
        Call::DeleteGroup { agency, sub_account, group } => {
            of_agency(agency)?;
            groups::delete(request, env, &id(sub_account)?, id(group)?).await
        }

        Call::CreateWebhookEndpoint { agency, sub_account } => {
            of_agency(agency)?;
            webhook_endpoints::create(request, env, &id(sub_account)?).await
        }
        Call::ListWebhookEndpoints { agency, sub_account } => {
            of_agency(agency)?;
            webhook_endpoints::list(request, env, &id(sub_account)?).await
        }
        Call::ReadWebhookEndpoint { agency, sub_account, endpoint } => {
            of_agency(agency)?;
            webhook_endpoints::show(env, &id(sub_account)?, id(endpoint)?).await
        }
        Call::ChangeWebhookEndpoint { agency, sub_account, endpoint } => {
            of_agency(agency)?;
            webhook_endpoints::patch(request, env, &id(sub_account)?, id(endpoint)?).await
        }
        Call::DeleteWebhookEndpoint { agency, sub_account, endpoint } => {
            of_agency(agency)?;
            webhook_endpoints::delete(request, env, &id(sub_account)?, id(endpoint)?).await
        }
        Call::ChangeWebhookSecret { agency, sub_account, endpoint } => {
            of_agency(agency)?;
            webhook_endpoints::change_secret(env, &id(sub_account)?, id(endpoint)?).await
        }
        Call::ListWebhookDeliveries { agency, sub_account, endpoint } => {
            of_agency(agency)?;
            webhook_endpoints::list_deliveries(request, env, &id(sub_account)?, id(endpoint)?).await
        }
        Call::ResendWebhook { agency, sub_account, endpoint, message } => {
            of_agency(agency)?;
            webhook_endpoints::resend(env, &id(sub_account)?, id(endpoint)?, id(message)?).await
        }

        Call::CreateWorkflow { agency, sub_account } => {
            of_agency(agency)?;
            workflows::create(request, env, &id(sub_account)?).await
        }
        Call::ListWorkflows { agency, sub_account } => {
            of_agency(agency)?;
            workflows::list(request, env, &id(sub_account)?).await
        }
        Call::ReadWorkflow { agency, sub_account, workflow } => {
            of_agency(agency)?;
            workflows::show(env, &id(sub_account)?, id(workflow)?).await
        }
        Call::ChangeWorkflow { agency, sub_account, workflow } => {
            of_agency(agency)?;
            workflows::patch(request, env, &id(sub_account)?, id(workflow)?).await
        }
        Call::DeleteWorkflow { agency, sub_account, workflow } => {
            of_agency(agency)?;
            workflows::delete(request, env, &id(sub_account)?, id(workflow)?).await
        }
        Call::ReadMessageSettings { agency, sub_account } => {
            of_agency(agency)?;
            workflows::show_settings(env, &id(sub_account)?).await
        }
        Call::ChangeMessageSettings { agency, sub_account } => {
            of_agency(agency)?;
            workflows::patch_settings(request, env, &id(sub_account)?).await
        }
        Call::ListRecipes {} => workflows::recipes(),
        Call::ListEnrolments { sub_account } => workflows::list_enrolments(request, env, &id(sub_account)?).await,
        Call::ReadEnrolment { sub_account, enrolment } =>
            workflows::show_enrolment(env, &id(sub_account)?, id(enrolment)?).await,
        Call::ListMessages { sub_account } => workflows::list_messages(request, env, &id(sub_account)?).await,
        Call::HearReply { sub_account } => workflows::hear_reply(request, env, &id(sub_account)?).await,

        Call::ListAppointments { sub_account } => appointments::list(request, env, &id(sub_account)?).await,
        Call::BookAsStaff { sub_account } => appointments::book(request, env, &id(sub_account)?).await,
        Call::ReadAppointmentAsStaff { sub_account, appointment } =>
            appointments::read(env, &id(sub_account)?, id(appointment)?).await,
        Call::EditAppointment { sub_account, appointment } =>
            appointments::edit(request, env, &id(sub_account)?, id(appointment)?).await,
        Call::DeleteAppointment { sub_account, appointment } =>
            appointments::delete(request, env, &id(sub_account)?, id(appointment)?).await,
        Call::ChangeStatus { sub_account, appointment } =>
            appointments::change_status(request, env, &id(sub_account)?, id(appointment)?).await,
        Call::CancelAsStaff { sub_account, appointment } =>
            appointments::cancel(request, env, &id(sub_account)?, id(appointment)?).await,
        Call::RescheduleAsStaff { sub_account, appointment } =>
            appointments::reschedule(request, env, &id(sub_account)?, id(appointment)?).await,
        Call::Reassign { sub_account, appointment } =>
            appointments::reassign(request, env, &id(sub_account)?, id(appointment)?).await,
        Call::ListAppointmentEvents { sub_account, appointment } =>
            appointments::list_events(request, env, &id(sub_account)?, Some(id(appointment)?)).await,
        Call::ListEvents { sub_account } =>
            appointments::list_events(request, env, &id(sub_account)?, None).await,
        Call::BookSeriesAsStaff { sub_account } =>
            appointments::book_series(request, env, &id(sub_account)?).await,
        Call::ReadSeries { sub_account, series } =>
            appointments::read_series(env, &id(sub_account)?, id(series)?).await,
        Call::CancelSeries { sub_account, series } =>
            appointments::cancel_series(request, env, &id(sub_account)?, id(series)?).await,
    }
}

/// Where a sub-account's id alone decides, the agency before it in the path still has to look like one.
fn of_agency(agency: &str) -> Result<(), Invalid> {
    shared::id::AgencyId::parse(agency).map(|_| ())
}
