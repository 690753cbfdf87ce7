//! Workflows, what has happened in them, and how a sub-account sends messages.

use super::calendars::{merged, told_as_incomplete};
use super::webhook_endpoints::{answer, page, version};
use super::{new_entropy, page_limit};
use crate::clock::now;
use crate::http::{if_match, json, json_body, no_content, query};
use crate::json::{from_value, read};
use crate::object::send;
use crate::refusal::Outcome;
use crate::sub_account::messages::{
    ChangeMessageSettings, DeleteWorkflow, HearReply, ListEnrolments, ListMessages, ListWorkflows,
    ReadEnrolment, ReadMessageSettings, ReadWorkflow, SaveWorkflow,
};
use crate::sub_account::{check_texts, read_workflow, require_version};
use serde_json::{Value, json};
use shared::contact::{Email, Phone};
use shared::id::{AppointmentId, EnrolmentId, MessageId, SubAccountId, WorkflowId};
use shared::invalid::Invalid;
use shared::management::{ReplyHeard, ReplyTaken};
use shared::messaging::{MessageSettings, MessageState};
use shared::workflow::Recipe;
use worker::{Env, Request, Response};

/// What is shown of a workflow, or of the settings, and is not written down.
const SHOWN_ALONE: [&str; 3] = ["id", "version", "enrolled"];

/// What is written down of something that is shown.
fn written_down(mut view: Value) -> Value {
    if let Value::Object(fields) = &mut view {
        fields.retain(|name, _| !SHOWN_ALONE.contains(&name.as_str()));
    }
    view
}

/// `POST /api/v1/agencies/{agency}/sub-accounts/{sub_account}/workflows`
pub async fn create(request: &mut Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let entropy = new_entropy(request, "workflow", sub_account.as_str())?;
    let draft = read_workflow(env, &json_body(request).await?).await?;
    let message = SaveWorkflow { id: WorkflowId::from_entropy(entropy), draft, version: None };
    answer(201, &send(env, sub_account.as_str(), &message).await?)
}

/// `PATCH …/workflows/{workflow}`: a JSON merge patch (RFC 7396), what is not sent stays.
pub async fn patch(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    id: WorkflowId,
) -> Outcome<Response> {
    let expected = if_match(request)?;
    let patch: Value = json_body(request).await?;
    let known = send(env, sub_account.as_str(), &ReadWorkflow { workflow: id.clone() }).await?;
    let version = version(&known);
    require_version(expected, version)?;
    let draft = read_workflow(env, &merged(&written_down(known), &patch)?).await;
    let draft = draft.map_err(|fault| told_as_incomplete(fault, &patch))?;
    let message = SaveWorkflow { id, draft, version: Some(version) };
    answer(200, &send(env, sub_account.as_str(), &message).await?)
}

/// `GET …/workflows/{workflow}`
pub async fn show(env: &Env, sub_account: &SubAccountId, workflow: WorkflowId) -> Outcome<Response> {
    answer(200, &send(env, sub_account.as_str(), &ReadWorkflow { workflow }).await?)
}

/// `DELETE …/workflows/{workflow}`
pub async fn delete(
    request: &Request,
    env: &Env,
    sub_account: &SubAccountId,
    workflow: WorkflowId,
) -> Outcome<Response> {
    let version = if_match(request)?;
    send(env, sub_account.as_str(), &DeleteWorkflow { workflow, version }).await?;
    Ok(no_content()?)
}

/// `GET /api/v1/agencies/{agency}/sub-accounts/{sub_account}/workflows`
pub async fn list(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| WorkflowId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    page("workflows", &send(env, sub_account.as_str(), &ListWorkflows { after, limit }).await?, limit)
}

/// `GET /api/v1/workflow-recipes`
pub fn recipes() -> Outcome<Response> {
    let view = |recipe: Recipe| {
        let workflow: Value = read(recipe.text())?;
        Ok(json!({ "recipe": recipe, "workflow": workflow }))
    };
    let recipes = Recipe::ALL.into_iter().map(view).collect::<Outcome<Vec<Value>>>()?;
    Ok(json(200, &json!({ "recipes": recipes }))?)
}

/// `GET /api/v1/sub-accounts/{sub_account}/enrolments`
pub async fn list_enrolments(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| EnrolmentId::parse(text)).transpose()?;
    let appointment = query.get("appointment_id").map(|text| AppointmentId::parse(text)).transpose()?;
    let workflow = query.get("workflow_id").map(|text| WorkflowId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let message = ListEnrolments { after, appointment, workflow, limit };
    page("enrolments", &send(env, sub_account.as_str(), &message).await?, limit)
}

/// `GET /api/v1/sub-accounts/{sub_account}/enrolments/{enrolment}`
pub async fn show_enrolment(
    env: &Env,
    sub_account: &SubAccountId,
    enrolment: EnrolmentId,
) -> Outcome<Response> {
    Ok(json(200, &send(env, sub_account.as_str(), &ReadEnrolment { enrolment }).await?)?)
}

/// `GET /api/v1/sub-accounts/{sub_account}/messages`
pub async fn list_messages(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| MessageId::parse(text)).transpose()?;
    let appointment = query.get("appointment_id").map(|text| AppointmentId::parse(text)).transpose()?;
    let state = query.get("state").map(|text| from_value::<MessageState>(text.as_str().into()));
    let state = state.transpose().map_err(|_| {
        Invalid::new("invalid_state", "state", "A message is waiting, sent, failed or dropped.")
    })?;
    let limit = page_limit(&query)?;
    let message = ListMessages { after, appointment, state, limit };
    page("messages", &send(env, sub_account.as_str(), &message).await?, limit)
}

/// `POST /api/v1/sub-accounts/{sub_account}/replies`
pub async fn hear_reply(request: &mut Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let ReplyHeard { from, at } = json_body(request).await?;
    if Email::parse(&from).is_err() && Phone::parse(&from).is_err() {
        let message = "An answer is from an email address or a phone number with its country code.";
        return Err(Invalid::new("invalid_sender", "from", message).into());
    }
    let at = at.unwrap_or_else(now);
    let contacts = send(env, sub_account.as_str(), &HearReply { from, at }).await?;
    Ok(json(200, &ReplyTaken { contacts })?)
}

/// `GET …/message-settings`
pub async fn show_settings(env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    answer(200, &send(env, sub_account.as_str(), &ReadMessageSettings {}).await?)
}

/// `PATCH …/message-settings`: a JSON merge patch (RFC 7396), what is not sent stays.
pub async fn patch_settings(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
) -> Outcome<Response> {
    let expected = if_match(request)?;
    let patch: Value = json_body(request).await?;
    let known = send(env, sub_account.as_str(), &ReadMessageSettings {}).await?;
    let version = version(&known);
    require_version(expected, version)?;
    let before: MessageSettings = from_value(written_down(known))?;
    let settings = merged(&before, &patch)?.checked()?;
    check_texts(env, &settings.texts()).await?;
    let message = ChangeMessageSettings { settings, version };
    answer(200, &send(env, sub_account.as_str(), &message).await?)
}
