//! What a user allows us at Zoom: the scopes that a connection has, and those that it needs. Every scope that the
//! product needs stands in [`PERMISSIONS`] and nowhere else.

use crate::limits;

/// Something that we do at Zoom, with the scope that allows it. Apps that are new have granular scopes, older ones
/// classic ones (Zoom's Meetings specification); either is enough, and so is the one of a whole account (`:admin`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    /// The scope of apps made since March 2024.
    pub granular: &'static str,
    /// The scope of older apps.
    pub classic: &'static str,
    /// Whether there is no connection without it.
    pub needed: bool,
    /// What it is for, after "to".
    pub purpose: &'static str,
}

const fn needed(granular: &'static str, classic: &'static str, purpose: &'static str) -> Permission {
    Permission { granular, classic, needed: true, purpose }
}

/// All of them. Without one that is needed, links would not be made, would be made twice, or would stay behind.
pub const PERMISSIONS: [Permission; 5] = [
    needed("user:read:user", "user:read", "see whose Zoom account it is"),
    needed("meeting:write:meeting", "meeting:write", "make the meetings of your appointments"),
    needed("meeting:read:meeting", "meeting:read", "read the meetings that it made"),
    needed(
        "meeting:read:list_meetings",
        "meeting:read",
        "find a meeting again whose link was lost on the way",
    ),
    needed("meeting:delete:meeting", "meeting:write", "delete the meetings of cancelled appointments"),
];

/// Lets Zoom tell us who comes to a meeting and who leaves. Without it a connection does all the rest.
pub const PARTICIPANTS: Permission = Permission {
    granular: "meeting:read:participant",
    classic: "meeting:read",
    needed: false,
    purpose: "learn who came to a meeting",
};

impl Permission {
    /// Whether a grant has it, by what Zoom says that it allows.
    #[must_use]
    pub fn is_granted(&self, scopes: &[String]) -> bool {
        self.is_in(&scopes.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn is_in(&self, scopes: &[&str]) -> bool {
        scopes.iter().any(|scope| {
            let scope = scope.strip_suffix(":admin").unwrap_or(scope);
            scope == self.granular || scope == self.classic
        })
    }
}

/// The needed permissions that a grant lacks. `scopes` is what Zoom's token endpoint says, with spaces between; where it
/// says nothing, nothing is known to be missing, and the first call will tell.
#[must_use]
pub fn missing(scopes: &str) -> Vec<&'static Permission> {
    let scopes: Vec<&str> = scopes.split([' ', ',']).filter(|scope| !scope.is_empty()).collect();
    if scopes.is_empty() {
        return Vec::new();
    }
    PERMISSIONS.iter().filter(|permission| permission.needed && !permission.is_in(&scopes)).collect()
}

/// Zoom's type of a user on its Basic plan.
const BASIC_PLAN: i64 = 1;

/// After how many minutes Zoom ends the meetings of a user on this plan; `None`: it does not.
#[must_use]
pub fn meetings_end_after(plan: i64) -> Option<u32> {
    (plan == BASIC_PLAN).then_some(limits::ZOOM_BASIC_MEETING_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lacking(scopes: &str) -> Vec<&'static str> {
        missing(scopes).into_iter().map(|permission| permission.granular).collect()
    }

    #[test]
    fn what_a_grant_lacks_is_found_in_either_kind_of_scope() {
        let all: Vec<&str> = PERMISSIONS.iter().map(|permission| permission.granular).collect();
        let account = all.iter().map(|scope| format!("{scope}:admin")).collect::<Vec<_>>().join(" ");
        for (scopes, expected) in [
            (all.join(" "), vec![]),
            (account, vec![]),
            ("user:read meeting:read meeting:write".to_owned(), vec![]),
            ("user:read:admin meeting:read:admin meeting:write:admin".to_owned(), vec![]),
            (all.join(","), vec![]),
            (String::new(), vec![]),
            (all[1..].join(" "), vec!["user:read:user"]),
            (all[..4].join(" "), vec!["meeting:delete:meeting"]),
            (
                "user:read meeting:write".to_owned(),
                vec!["meeting:read:meeting", "meeting:read:list_meetings"],
            ),
            ("user:read meeting:read".to_owned(), vec!["meeting:write:meeting", "meeting:delete:meeting"]),
            // Nothing passes for another scope because it begins like one.
            ("user:read:user_x meeting:writer".to_owned(), all.clone()),
        ] {
            assert_eq!(lacking(&scopes), expected, "{scopes:?}");
        }
    }

    #[test]
    fn only_basic_ends_meetings() {
        assert_eq!(meetings_end_after(1), Some(40));
        assert_eq!([2, 3, 4, 99, 0].map(meetings_end_after), [None; 5]);
    }
}
