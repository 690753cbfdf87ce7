//! What a profile page may be asked to say: by a code in its address, never a text from there.

use crate::http::Fields;
use crate::refusal::Refusal;
use shared::permission::PERMISSIONS;
use widget::props::{Banner, BannerKind};

/// The query that makes the page tell of a refusal.
pub(super) fn at(refusal: &Refusal) -> String {
    let lacking = refusal.field.as_deref().filter(|_| refusal.code == "scopes_missing");
    let lacking = lacking.map(|scopes| format!("&lacks={}", scopes.replace(' ', "+")));
    format!("notice={}{}", refusal.code, lacking.unwrap_or_default())
}

/// What the page says.
pub(super) fn notice(query: &Fields) -> Option<Banner> {
    let code = query.get("notice")?.as_str();
    let count = query.get("count").and_then(|text| text.parse::<u32>().ok()).unwrap_or(0);
    if let Some(text) = good(code, count) {
        return Some(Banner { kind: BannerKind::Success, text });
    }
    let text = match code {
        "scopes_missing" => scopes_missing(query.get("lacks").map_or("", String::as_str)),
        _ => bad(code)?.to_owned(),
    };
    Some(Banner { kind: BannerKind::Error, text })
}

fn good(code: &str, count: u32) -> Option<String> {
    let text = match code {
        "connected" => "Zoom is connected. Every booking with you gets a Zoom link of its own from now on.",
        "disconnected" => {
            "Zoom is disconnected. Your new appointments get no Zoom link until you connect again."
        }
        "location_saved" => "Saved. Calendars that you join from now on use it.",
        "location_kept" => "Saved. Your calendars stay as they are.",
        "member_saved" => "Saved. It holds for new bookings; appointments that you have stay where they are.",
        "location_applied" => {
            return Some(match count {
                0 => "Saved. All your calendars were set so already.".to_owned(),
                1 => "Saved. 1 calendar was changed; appointments that you have stay where they are."
                    .to_owned(),
                _ => format!(
                    "Saved. {count} calendars were changed; appointments that you have stay where they are."
                ),
            });
        }
        _ => return None,
    };
    Some(text.to_owned())
}

fn bad(code: &str) -> Option<&'static str> {
    Some(match code {
        "declined" => "You declined at Zoom, so nothing was connected. You can try again at any time.",
        "zoom_error" => {
            "Zoom ended the sign-in, so nothing was connected. If Zoom asked for an administrator's approval, ask yours for \
             it, then press Connect to Zoom again."
        }
        "state" => {
            "We could not tell that this came from your own click: it may have begun in another browser or before you signed in \
             again. Please press Connect to Zoom here."
        }
        "added_at_zoom" => {
            "Slotkey was added at Zoom, but not by the button on this page. To connect it to you, press Connect to Zoom here."
        }
        "late" => {
            "It took longer than 15 minutes to come back from Zoom. Please press Connect to Zoom again."
        }
        "code_used" => {
            "This sign-in at Zoom was used before or has ended. If you are not connected below, press Connect to Zoom again."
        }
        "zoom_account_taken" => {
            "This Zoom account is connected to another user. Sign in at Zoom with an account of your own, or ask the other \
             user to disconnect it first. What counts is the user, not the email address."
        }
        "already_connected" => {
            "You are connected to another Zoom account already. Disconnect it first, then connect this one."
        }
        "zoom_not_connected" => "Connect to Zoom first, then save Zoom as your meeting location.",
        "zoom_down" => "Zoom did not answer. Nothing was changed; please try again in a moment.",
        "zoom_refused" => "Zoom did not accept the sign-in. Please press Connect to Zoom again.",
        _ => return None,
    })
}

/// Which permissions are missing, as far as the address names some that there are.
fn scopes_missing(lacks: &str) -> String {
    let lacking = PERMISSIONS.iter().filter(|known| lacks.split(' ').any(|scope| scope == known.granular));
    let purposes: Vec<&str> = lacking.map(|permission| permission.purpose).collect();
    let which = match purposes.as_slice() {
        [] => "Zoom did not give Slotkey all that it needs".to_owned(),
        purposes => format!("Zoom did not allow Slotkey to {}", purposes.join(", to ")),
    };
    format!(
        "{which}, so nothing was connected. Press Connect to Zoom again and allow everything; if Zoom does not offer it, the \
         administrator has to add it to the app at Zoom."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(query: &str) -> Option<String> {
        notice(&crate::http::fields(query.as_bytes())).map(|banner| banner.text)
    }

    #[test]
    fn nothing_is_said_that_only_the_address_says() {
        assert_eq!(said("notice=%3Cb%3E"), None);
        assert_eq!(said("count=3"), None);
        let hostile = said("notice=scopes_missing&lacks=evil+meeting:delete:meeting+<b>").unwrap_or_default();
        assert!(hostile.contains("delete the meetings") && !hostile.contains("evil"), "{hostile}");
        let applied = said("notice=location_applied&count=many").unwrap_or_default();
        assert!(applied.starts_with("Saved. All"), "{applied}");
    }

    #[test]
    fn a_refusal_of_permissions_says_which_ones() {
        let refusal = Refusal::new(409, "scopes_missing", "");
        let refusal = Refusal { field: Some("user:read:user meeting:read:meeting".to_owned()), ..refusal };
        let text = said(&at(&refusal)).unwrap_or_default();
        assert!(text.contains("see whose Zoom account it is, to read the meetings"), "{text}");
        assert_eq!(at(&Refusal::new(409, "late", "")), "notice=late");
    }
}
