//! The outbox: everything that has arrived, as it would arrive, newest first. It is a page without script; the HTML of a mail
//! is shown in a frame that may run none and open nothing but links.

use crate::message::{Channel, Content, Message};
use crate::office::Office;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use axum::response::{Html, IntoResponse, Response};
use std::fmt::Write as _;

const STYLE: &str = include_str!("outbox.css");
/// A mail's pictures may come from anywhere; a script may not come at all.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; frame-src 'self'";

/// `GET /`
pub async fn show(State(office): State<Office>) -> Response {
    let page = page(&office.desk().messages);
    let headers =
        [(CONTENT_SECURITY_POLICY, POLICY), (REFERRER_POLICY, "no-referrer"), (CACHE_CONTROL, "no-store")];
    (headers, Html(page)).into_response()
}

fn page(messages: &[Message]) -> String {
    let count = match messages.len() {
        0 => "No messages".to_owned(),
        1 => "1 message".to_owned(),
        count => format!("{count} messages"),
    };
    let order = if messages.len() > 1 { ", newest first" } else { "" };
    let list: String = messages.iter().rev().map(item).collect();
    let list = if list.is_empty() {
        "<p>Nothing has arrived yet. Whatever Slotkey sends shows up here; nothing leaves this machine.</p>"
            .to_owned()
    } else {
        format!("<ol>\n{list}</ol>")
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>Outbox – {count}</title>\n\
<style>{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#messages\">Skip to the messages</a>\n\
<header><div><h1>Outbox</h1><p role=\"status\">{count}{order}</p></div>\n\
<nav class=\"actions\" aria-label=\"Outbox\"><a href=\"/\">Look again</a><a href=\"/control/messages\">As JSON</a></nav>\
</header>\n<main id=\"messages\" tabindex=\"-1\">\n{list}\n</main>\n</body>\n</html>\n"
    )
}

fn item(message: &Message) -> String {
    let Message { number, at, channel, id, key, content } = message;
    let mut html = String::new();
    let title = title(*channel, content);
    let time = at.strftime("%Y-%m-%d %H:%M:%S UTC");
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<li><article aria-labelledby=\"m{number}\">\n<p class=\"kind\">{}</p>\n<h2 id=\"m{number}\" dir=\"auto\">{}</h2>\n<dl>",
        kind(*channel),
        escaped(&title)
    );
    let time = format!("<time datetime=\"{at}\">{time}</time>");
    for (name, value) in [
        ("From", escaped(&content.from)),
        ("To", escaped(&content.to.join(", "))),
        ("Answers to", escaped(&content.reply_to.join(", "))),
        ("Came", time),
        ("Called here", escaped(id)),
        ("Called there", escaped(key.as_deref().unwrap_or_default())),
    ] {
        if !value.is_empty() {
            let _ = write!(html, "<dt>{name}</dt><dd dir=\"auto\">{value}</dd>");
        }
    }
    html.push_str("</dl>\n");
    html.push_str(&body(*channel, content, &title));
    html.push_str("</article></li>\n");
    html
}

fn kind(channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => "Mail, by API",
        Channel::Smtp => "Mail, by SMTP",
        Channel::Sms => "SMS",
        Channel::Slack => "Slack",
        Channel::Webhook => "Webhook",
    }
}

fn title(channel: Channel, content: &Content) -> String {
    let to = content.to.join(", ");
    match (channel, &content.subject) {
        (_, Some(subject)) if !subject.trim().is_empty() => subject.clone(),
        (Channel::Mail | Channel::Smtp, _) => "(no subject)".to_owned(),
        (Channel::Sms, _) => format!("SMS to {to}"),
        (Channel::Slack, _) => format!("Slack message to {to}"),
        (Channel::Webhook, _) => format!("POST {to}"),
    }
}

fn body(channel: Channel, content: &Content, title: &str) -> String {
    let mut html = String::new();
    if let Some(document) = &content.html {
        let _ = writeln!(
            html,
            "<iframe title=\"{}\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" referrerpolicy=\"no-referrer\" \
             loading=\"lazy\" srcdoc=\"{}\"></iframe>",
            escaped(&format!("The mail “{title}” as HTML")),
            escaped(&with_base(document))
        );
    }
    match (channel, &content.text) {
        (Channel::Sms | Channel::Slack, Some(text)) => {
            let _ = writeln!(html, "<p class=\"sms\" dir=\"auto\">{}</p>", escaped(text));
        }
        (_, Some(text)) => html.push_str(&section("As plain text", text, content.html.is_none())),
        (_, None) => {}
    }
    if let (Channel::Webhook, Some(json)) = (channel, &content.body) {
        html.push_str(&section("What was posted", &format!("{json:#}"), true));
    }
    if let Some(calendar) = &content.calendar {
        html.push_str(&section("For the calendar", calendar, false));
    }
    if !content.attachments.is_empty() {
        let files: Vec<String> = content
            .attachments
            .iter()
            .map(|file| format!("{} ({})", file.filename, file.content_type))
            .collect();
        let _ = writeln!(html, "<h3>Attached</h3><p>{}</p>", escaped(&files.join(", ")));
    }
    if !content.headers.is_empty() {
        let headers: Vec<String> =
            content.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        html.push_str(&section("Headers", &headers.join("\n"), false));
    }
    if let Some(raw) = &content.raw {
        html.push_str(&section("As it came over the line", raw, false));
    }
    html
}

/// Links of a mail open beside the outbox, not within its frame.
fn with_base(document: &str) -> String {
    const BASE: &str = "<base target=\"_blank\">";
    match document.find("<head>") {
        Some(at) => {
            let end = at + "<head>".len();
            format!("{}{BASE}{}", &document[..end], &document[end..])
        }
        None => format!("{BASE}{document}"),
    }
}

fn section(name: &str, text: &str, is_open: bool) -> String {
    let open = if is_open { " open" } else { "" };
    format!(
        "<details{open}><summary>{name}</summary><pre dir=\"auto\" tabindex=\"0\">{}</pre></details>\n",
        escaped(text)
    )
}

/// Text in HTML, as content or inside a quoted attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_has_arrived_is_markup_of_the_page() {
        let evil = "</pre></iframe><script>alert(1)</script>\" onload='x'";
        let content = Content {
            from: evil.into(),
            to: vec![evil.into()],
            subject: Some(evil.into()),
            text: Some(evil.into()),
            html: Some(evil.into()),
            headers: vec![(evil.into(), evil.into())],
            calendar: Some(evil.into()),
            raw: Some(evil.into()),
            ..Content::default()
        };
        let message = |number, channel| Message {
            number,
            at: jiff::Timestamp::UNIX_EPOCH,
            channel,
            id: evil.into(),
            key: Some(evil.into()),
            content: content.clone(),
        };
        let page = page(&[message(1, Channel::Mail), message(2, Channel::Sms), message(3, Channel::Webhook)]);
        assert!(!page.contains("<script") && !page.contains("\" onload"), "{page}");
        let place = |number: u8| page.find(&format!("id=\"m{number}\"")).expect("it is shown");
        assert!(place(3) < place(2) && place(2) < place(1), "newest first");
        assert!(page.contains("3 messages"));
    }

    #[test]
    fn an_empty_outbox_says_so() {
        assert!(page(&[]).contains("Nothing has arrived yet."));
    }
}
