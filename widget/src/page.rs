//! Whole documents, as the edge sends them, and the policy that belongs to each.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use leptos::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::booking::Booking;
use crate::confirmation::{Appointment, awaits_approval, is_pending};
use crate::group::group_view;
use crate::icon;
use crate::props::{
    AppointmentProps, Assets, BookingProps, GroupProps, Mode, SeriesProps, Theme, WrittenProps,
};
use crate::series::series_view;
use crate::shown::{self, Shown};
use crate::text;
use crate::written::Written;

/// The style sheet of everything here, without its comments.
pub static CSS: LazyLock<String> = LazyLock::new(|| without_comments(include_str!("../style/slotkey.css")));

/// Runs in an iframe: tells the page around it how high this one is, and what was booked. Works without WebAssembly.
/// `slotkey` is the version of the message.
const FRAME_SCRIPT: &str = r#"(()=>{const d=document,e=d.documentElement,p=(type,more)=>parent.postMessage({slotkey:1,type,...more},"*"),r=d.querySelector("[data-slotkey]"),h=()=>p("height",{height:Math.ceil(e.getBoundingClientRect().height)});new ResizeObserver(h).observe(e);h();d.addEventListener("slotkey:booked",s=>p("booked",{detail:s.detail}));r.dataset.booked&&p("booked",{detail:{appointment:r.dataset.booked,calendar:r.dataset.calendar}})})()"#;

/// How often a page without script looks for a link that is on its way, in seconds.
const LINK_REFRESH_SECONDS: u32 = 3;
/// How often it looks whether somebody has approved an appointment, in seconds.
const APPROVAL_REFRESH_SECONDS: u32 = 30;

/// Which page a policy is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind<'a> {
    /// [`booking_page`]: may be framed by anyone.
    Booking,
    /// [`appointment_page`]: may be framed by anyone, because a booking in an iframe leads there.
    Appointment,
    /// [`group_page`]: may be framed by anyone; needs no script but the frame's.
    Group,
    /// [`message_page`]: may be framed by anyone.
    Message,
    /// [`crate::profile_page`] and its neighbours: may not be framed. `form_targets` are origins to which its forms may lead
    /// by a redirect, that is the one of Zoom's consent page.
    Profile {
        /// Origins such as `https://zoom.us`.
        form_targets: &'a [&'a str],
    },
}

/// The `Content-Security-Policy` for a page: nothing runs or loads but what this crate wrote.
#[must_use]
pub fn content_security_policy(page: PageKind<'_>, assets: &Assets) -> String {
    let style = hash_source(&CSS);
    let script = match page {
        PageKind::Message | PageKind::Profile { .. } => "'none'".to_owned(),
        PageKind::Booking | PageKind::Appointment if !assets.build.is_empty() => format!(
            "'self' 'wasm-unsafe-eval' {} {}",
            hash_source(FRAME_SCRIPT),
            hash_source(&start_script(assets))
        ),
        PageKind::Booking | PageKind::Appointment | PageKind::Group => hash_source(FRAME_SCRIPT),
    };
    let (targets, ancestors) = match page {
        PageKind::Profile { form_targets } => (form_targets.join(" "), "'none'"),
        _ => (String::new(), "*"),
    };
    let form_action = format!("'self' {targets}");
    format!(
        "default-src 'none'; script-src {script}; style-src {style}; connect-src 'self'; img-src 'self' data:; \
         form-action {}; base-uri 'none'; frame-ancestors {ancestors}",
        form_action.trim_end()
    )
}

/// The calendar's own page, complete. Books without script.
#[must_use]
pub fn booking_page(props: &BookingProps, assets: &Assets) -> String {
    let title = text::booking_title(&props.calendar.name, &props.calendar.sub_account);
    let head = if props.reschedule.is_some() { PRIVATE } else { "" };
    Document { title: &title, head, theme: props.theme, mode: props.mode, assets: Some(assets) }
        .write(&booking_root(props, assets))
}

/// The calendar for the embed loader: the style, then the widget with its props. The loader puts the style where the
/// policy of the page around it allows it.
#[must_use]
pub fn booking_fragment(props: &BookingProps, assets: &Assets) -> String {
    format!("<style>{}</style>{}", *CSS, booking_root(props, assets))
}

/// The page of one appointment: what, when, where, and what can still be done about it.
#[must_use]
pub fn appointment_page(props: &AppointmentProps, assets: &Assets) -> String {
    let appointment = &props.appointment;
    let seconds = if awaits_approval(appointment) { APPROVAL_REFRESH_SECONDS } else { LINK_REFRESH_SECONDS };
    let reload = (is_pending(appointment) && !props.confirming_cancel)
        .then(|| format!("<noscript><meta http-equiv=\"refresh\" content=\"{seconds}\"></noscript>"));
    let head = format!("{PRIVATE}{}", reload.unwrap_or_default());
    let slug = escape(&appointment.calendar.slug);
    let booked = if props.just_booked {
        format!(" data-booked=\"{}\"", escape(&appointment.id))
    } else {
        String::new()
    };
    let attributes = format!(" data-calendar=\"{slug}\"{booked}");
    let shown = Shown::Appointment(Appointment::new(props.clone()));
    let root =
        Root { kind: "appointment", theme: props.theme, mode: props.mode, assets, attributes: &attributes };
    Document {
        title: &appointment.title,
        head: &head,
        theme: props.theme,
        mode: props.mode,
        assets: Some(assets),
    }
    .write(&format!("<h1 class=\"vh\">{}</h1>{}", escape(&appointment.title), root.write(props, shown)))
}

/// The page of a series: all of its appointments.
#[must_use]
pub fn series_page(props: &SeriesProps, assets: &Assets) -> String {
    let reload = props.is_pending().then(|| {
        format!("<noscript><meta http-equiv=\"refresh\" content=\"{LINK_REFRESH_SECONDS}\"></noscript>")
    });
    let head = format!("{PRIVATE}{}", reload.unwrap_or_default());
    let booked = props.series.appointments.first().filter(|_| props.just_booked);
    let attributes = booked.map(|first| {
        let (slug, id) = (escape(&first.calendar.slug), escape(&first.id));
        format!(" data-calendar=\"{slug}\" data-booked=\"{id}\"")
    });
    let attributes = attributes.unwrap_or_default();
    let root = Root { kind: "series", theme: props.theme, mode: props.mode, assets, attributes: &attributes };
    let title = text::SERIES_HEADING;
    let written =
        Written::new(WrittenProps { source: props.source(), mode: props.mode }, series_fragment(props));
    let root = root.write(&written.props.clone(), Shown::Written(written));
    Document { title, head: &head, theme: props.theme, mode: props.mode, assets: Some(assets) }
        .write(&format!("<h1 class=\"vh\">{title}</h1>{root}"))
}

/// A series by itself, for a widget that has booked it or waits for its links.
#[must_use]
pub fn series_fragment(props: &SeriesProps) -> String {
    Owner::new().with(|| series_view(props).to_html())
}

/// The page of a group of calendars: what can be booked, each with the way to its own page. Needs no script.
#[must_use]
pub fn group_page(props: &GroupProps) -> String {
    let html = Owner::new().with(|| group_view(props).to_html());
    let body =
        format!("<div class=\"slotkey\" data-slotkey=\"group\"><div class=\"view\">{html}</div></div>");
    let title = text::group_title(&props.group.name, &props.group.sub_account);
    // Without a build there is nothing to load but what a frame needs.
    let assets = Assets::default();
    Document { title: &title, head: "", theme: props.theme, mode: props.mode, assets: Some(&assets) }
        .write(&body)
}

/// A page that says something and offers ways on, as pairs of label and address: errors, an expired link.
#[must_use]
pub fn message_page(title: &str, paragraphs: &[&str], actions: &[(&str, &str)]) -> String {
    let heading = title.to_owned();
    let paragraphs: Vec<_> =
        paragraphs.iter().map(|paragraph| view! { <p>{(*paragraph).to_owned()}</p> }).collect();
    let actions: Vec<_> = actions
        .iter()
        .map(|(label, address)| view! { <a class="button" href=(*address).to_owned()>{(*label).to_owned()}</a> })
        .collect();
    let actions = (!actions.is_empty()).then(|| view! { <p class="row">{actions}</p> });
    let body = || {
        view! {
            <article class="ticket message">
                <header>{icon::key(&heading)}<h1>{heading.clone()}</h1></header>
                {paragraphs}
                {actions}
            </article>
        }
        .into_any()
    };
    plain_document(title, body)
}

/// One button between a one-time link and the profile page, so that a mail scanner that opens links uses nothing up.
/// Posts the field `token` to `action`.
#[must_use]
pub fn enter_page(action: &str, token: &str) -> String {
    button_page(text::ENTER_HEADING, text::ENTER_EXPLAINED, text::ENTER_BUTTON, action, Some(token))
}

/// One button between a link and what it does. Posts to `action`, with the field `token` if there is one.
#[must_use]
pub fn button_page(
    heading: &str,
    explained: &str,
    button: &str,
    action: &str,
    token: Option<&str>,
) -> String {
    let owned = |text: &str| text.to_owned();
    let (title, heading, explained, button) = (heading, owned(heading), owned(explained), owned(button));
    let token = token.map(|token| view! { <input type="hidden" name="token" value=owned(token) /> });
    let action = owned(action);
    let body = || {
        view! {
            <article class="ticket message">
                <header>{icon::key(&heading)}<h1>{heading.clone()}</h1></header>
                <p>{explained}</p>
                <form method="post" action=action>
                    {token}
                    <button class="button primary">{button}</button>
                </form>
            </article>
        }
        .into_any()
    };
    plain_document(title, body)
}

/// For pages whose address is a secret (I6): neither found by search engines nor told to other sites.
const PRIVATE: &str =
    "<meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"same-origin\">";

/// The mark of Slotkey for the browser's tab, without a request.
const FAVICON: &str = "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath fill='%23a8761b' fill-rule='evenodd' d='M7 2h10a5 5 0 0 1 5 5v10a5 5 0 0 1-5 5H7a5 5 0 0 1-5-5V7a5 5 0 0 1 5-5zm5 4.5a3.6 3.6 0 0 0-1.7 6.8L9.2 18h5.6l-1.1-4.7A3.6 3.6 0 0 0 12 6.5z'/%3E%3C/svg%3E\">";

/// An HTML document around some HTML.
struct Document<'a> {
    title: &'a str,
    head: &'a str,
    theme: Theme,
    mode: Mode,
    /// Only with these the document may carry script.
    assets: Option<&'a Assets>,
}

impl Document<'_> {
    fn write(&self, body: &str) -> String {
        let Self { title, head, theme, mode, assets } = self;
        let title = escape(title);
        let theme = theme.name().map(|theme| format!(" data-theme=\"{theme}\"")).unwrap_or_default();
        let class = if *mode == Mode::Frame { "frame" } else { "page" };
        let frame = if assets.is_some() && *mode == Mode::Frame {
            format!("<script>{FRAME_SCRIPT}</script>")
        } else {
            String::new()
        };
        let (preload, start) =
            assets.filter(|assets| !assets.build.is_empty()).map(start_up).unwrap_or_default();
        format!(
            "<!DOCTYPE html><html lang=\"en\" class=\"{class}\"{theme}><head><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">{FAVICON}{head}<style>{}</style>{preload}</head>\
             <body><main>{body}</main>{frame}{start}</body></html>",
            *CSS
        )
    }
}

/// What makes a page load the widget: early in its head, and at its end.
fn start_up(assets: &Assets) -> (String, String) {
    let build = &assets.build;
    let preload = format!(
        "<link rel=\"modulepreload\" href=\"/assets/widget-{build}.js\">\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"/assets/widget-{build}.wasm\">"
    );
    (preload, format!("<script type=\"module\">{}</script>", start_script(assets)))
}

/// A document without script or state.
pub(crate) fn plain_document(title: &str, body: impl FnOnce() -> AnyView) -> String {
    let html = Owner::new().with(|| body().to_html());
    let body = format!("<div class=\"slotkey\"><div class=\"view\">{html}</div></div>");
    Document { title, head: PRIVATE, theme: Theme::Auto, mode: Mode::Page, assets: None }.write(&body)
}

/// The element that the browser takes over: the drawn view, and what it was drawn from.
struct Root<'a> {
    kind: &'a str,
    theme: Theme,
    mode: Mode,
    assets: &'a Assets,
    attributes: &'a str,
}

impl Root<'_> {
    fn write(&self, props: &impl Serialize, shown: Shown) -> String {
        let Self { kind, theme, mode, assets, attributes } = self;
        let html = Owner::new().with(|| (move || shown::view(&shown)).to_html());
        let theme = theme.name().map(|theme| format!(" data-theme=\"{theme}\"")).unwrap_or_default();
        let mode = match mode {
            Mode::Page => "page",
            Mode::Embed => "embed",
            Mode::Frame => "frame",
        };
        let build = escape(&assets.build);
        format!(
            "<div class=\"slotkey\" data-slotkey=\"{kind}\" data-mode=\"{mode}\" data-build=\"{build}\"{theme}{attributes}>\
             <div class=\"view\">{html}</div><script type=\"application/json\">{}</script></div>",
            json(props)
        )
    }
}

fn booking_root(props: &BookingProps, assets: &Assets) -> String {
    let heading = match props.mode {
        Mode::Embed => String::new(),
        Mode::Page | Mode::Frame => {
            let title = text::booking_title(&props.calendar.name, &props.calendar.sub_account);
            format!("<h1 class=\"vh\">{}</h1>", escape(&title))
        }
    };
    let shown = Shown::Booking(Booking::new(props.clone()));
    let root = Root { kind: "booking", theme: props.theme, mode: props.mode, assets, attributes: "" };
    heading + &root.write(props, shown)
}

/// What a page with script runs: it loads the widget and hands it what the edge drew. Where that fails, the page stays
/// what it is without script, and shows what only that needs.
fn start_script(assets: &Assets) -> String {
    let build = &assets.build;
    format!(
        "const r=document.querySelector(\"[data-slotkey]\");try{{const w=await import(\"/assets/widget-{build}.js\");\
         await w.default({{module_or_path:\"/assets/widget-{build}.wasm\"}});w.hydrate(r)}}\
         catch(e){{r.classList.add(\"plain\");throw e}}"
    )
}

/// JSON that can stand in a `<script>`: nothing in it can end the element or open a comment.
fn json(props: &impl Serialize) -> String {
    // Props are plain structs of text and numbers, for which serialising cannot fail.
    serde_json::to_string(props).unwrap_or_default().replace('<', "\\u003c")
}

/// Text that can stand in HTML, between tags and in quoted attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The hash by which a policy allows inline style or script.
fn hash_source(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// Takes comments and the space at the start of lines out of a style sheet. Ours has neither inside strings.
fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_taken_out_of_a_style_sheet() {
        assert_eq!(without_comments("/* a\n b */\na {\n  b: c; /* d */\n}\n/* unclosed"), "a {\nb: c;\n}");
    }

    #[test]
    fn text_cannot_leave_its_place() {
        assert_eq!(escape("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
        assert_eq!(json(&"</script><!--"), "\"\\u003c/script>\\u003c!--\"");
    }

    #[test]
    fn the_policy_names_what_the_page_holds() {
        let assets = Assets { build: "abc".into() };
        let policy = content_security_policy(PageKind::Booking, &assets);
        assert!(policy.contains(&hash_source(&start_script(&assets))) && policy.contains(&hash_source(&CSS)));
        assert!(policy.contains("frame-ancestors *"));
        let policy =
            content_security_policy(PageKind::Profile { form_targets: &["https://zoom.us"] }, &assets);
        assert!(
            policy.contains("form-action 'self' https://zoom.us;")
                && policy.contains("frame-ancestors 'none'")
        );
        assert!(policy.contains("script-src 'none'"));
    }
}
