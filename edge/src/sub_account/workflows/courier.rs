//! Asking the courier.

use crate::json;
use crate::log;
use crate::object::within_ms;
use crate::refusal::{Fault, Outcome, Refusal};
use serde_json::Value;
use shared::courier::{CHECK, Misspelt, READ_WORKFLOW, Verdict, WrittenText};
use shared::invalid::Invalid;
use shared::limits;
use wasm_bindgen::JsValue;
use worker::{Env, Headers, Method, Request, RequestInit};

/// The binding of the courier in `wrangler.toml`.
const COURIER: &str = "COURIER";

/// Asks the courier; nothing where it does not answer.
pub(crate) async fn ask_courier(env: &Env, path: &str, body: &str) -> Outcome<Option<String>> {
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_headers(headers).with_body(Some(JsValue::from_str(body)));
    let request = Request::new_with_init(&format!("https://courier{path}"), &init)?;
    let courier = env.service(COURIER)?;
    let answer = within_ms(limits::COURIER_TIMEOUT_MS, async {
        let mut response = courier.fetch_request(request).await?;
        let text = response.text().await?;
        Ok::<_, worker::Error>((response.status_code(), text))
    });
    Ok(match answer.await {
        Some(Ok((200, text))) => Some(text),
        Some(Ok((status, _))) => {
            log::fault("courier", &format!("it answers {status} to {path}"));
            None
        }
        Some(Err(error)) => {
            log::fault("courier", &error.to_string());
            None
        }
        None => None,
    })
}

/// Where the courier is needed for an answer and gives none.
pub(crate) fn unavailable() -> Fault {
    let detail = "The part that knows messages does not answer at the moment. Please try again.";
    Refusal::new(503, "unavailable", detail).into()
}

/// A workflow as it is to be written down, or why it is refused.
pub(crate) async fn read_workflow(env: &Env, draft: &Value) -> Outcome<Value> {
    let answer = ask_courier(env, READ_WORKFLOW, &draft.to_string()).await?.ok_or_else(unavailable)?;
    match json::read::<Verdict>(&answer)? {
        Verdict::Right(written) => Ok(written),
        Verdict::Wrong { code, field, message } => Err(Refusal::invalid_field(code, field, message).into()),
    }
}

/// Refuses texts that are none in the language of merge texts, by the first of them.
pub(crate) async fn check_texts(env: &Env, texts: &[WrittenText]) -> Outcome<()> {
    if texts.is_empty() {
        return Ok(());
    }
    let answer = ask_courier(env, CHECK, &serde_json::to_string(texts)?).await?.ok_or_else(unavailable)?;
    match json::read::<Vec<Misspelt>>(&answer)?.into_iter().next() {
        Some(misspelt) => Err(Invalid::from(misspelt).into()),
        None => Ok(()),
    }
}
