//! What is told of messages afterwards: by those who deliver them, at `POST /webhooks/mail` and
//! `POST /webhooks/sms/{sub_account}`, and by their readers, who want no more of them.
//!
//! Whether a provider's call is the provider's, and what it says, the courier knows; what is told goes to the sub-account.

use crate::clock::now;
use crate::config;
use crate::http::{body, no_content, page, query};
use crate::json;
use crate::object::send;
use crate::public_api::{linked_appointment, manage_token};
use crate::refusal::{Outcome, Refusal};
use crate::sub_account::messages::HearReport;
use crate::sub_account::{ask_courier, unavailable};
use crate::view::links;
use shared::id::SubAccountId;
use shared::messaging::Channel;
use shared::report::{ProviderCall, READ_REPORTS, Reading, Report, SIGNATURE_HEADERS};
use widget::props::Assets;
use widget::{PageKind, button_page, content_security_policy, message_page};
use worker::{Env, Request, Response};

/// Takes a call of a provider's.
pub async fn take(
    request: &mut Request,
    env: &Env,
    channel: Channel,
    sub_account: Option<&str>,
) -> Outcome<Response> {
    let call = call(request, env, channel, sub_account).await?;
    let answer = ask_courier(env, READ_REPORTS, &serde_json::to_string(&call)?).await?;
    match json::read::<Reading>(&answer.ok_or_else(unavailable)?)? {
        Reading::Report(Some((sub_account, report))) => {
            send(env, sub_account.as_str(), &HearReport { report, at: now() }).await?;
        }
        Reading::Report(None) => {}
        Reading::NotSigned => {
            let detail =
                "The call is not signed as the provider signs, or was signed at another time than now.";
            return Err(Refusal::new(401, "invalid_signature", detail).into());
        }
        Reading::NotSetUp => {
            let detail =
                "This installation has not been told the secret by which it knows the provider's calls.";
            return Err(Refusal::new(503, "webhook_not_set_up", detail).into());
        }
    }
    Ok(no_content()?)
}

async fn call(
    request: &mut Request,
    env: &Env,
    channel: Channel,
    sub_account: Option<&str>,
) -> Outcome<ProviderCall> {
    // As the provider knows it: it may be signed.
    let url = request.url()?;
    let asked = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut headers = Vec::new();
    for name in SIGNATURE_HEADERS {
        if let Some(value) = request.headers().get(name)? {
            headers.push((name.to_owned(), value));
        }
    }
    Ok(ProviderCall {
        channel,
        url: format!("{}{}{asked}", config::public_url(env)?, url.path()),
        sub_account: sub_account.map(SubAccountId::parse).transpose()?,
        headers,
        body: String::from_utf8_lossy(&body(request).await?).into_owned(),
    })
}

/// `GET /widget/appointments/{id}/unsubscribe`: one button, so that a mail scanner that opens links changes nothing.
pub async fn ask_to_unsubscribe(request: &Request, env: &Env, id: &str) -> Outcome<Response> {
    let record = linked_appointment(env, id, &query(request)?).await?;
    let explained = format!(
        "{} will not write to you any more after your appointments. Confirmations and reminders still come.",
        record.sub_account_name.as_str()
    );
    let address = links(env)?.unsubscribe_url(&record);
    shown(button_page("Unsubscribe", &explained, "Unsubscribe", &address, None))
}

/// `POST /widget/appointments/{id}/unsubscribe`: by the button, or by a mail program (RFC 8058).
pub async fn unsubscribe(request: &Request, env: &Env, id: &str) -> Outcome<Response> {
    let (sub_account, appointment) = manage_token(env, id, query(request)?.get("token"))?;
    let report = Report::Unsubscribe { appointment };
    send(env, sub_account.as_str(), &HearReport { report, at: now() }).await?;
    let explained =
        "Nobody will write to you any more after your appointments. Confirmations and reminders still come.";
    shown(message_page("You are unsubscribed", &[explained], &[]))
}

fn shown(html: String) -> Outcome<Response> {
    Ok(page(200, html, &content_security_policy(PageKind::Message, &Assets::default()))?)
}
