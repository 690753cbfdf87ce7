//! The calls of Zoom that the stand-in tells apart, and the scopes that each of them needs.

use axum::http::Method;
use serde::{Deserialize, Serialize};

/// What one request asks of Zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// `GET` or `POST /oauth/authorize`: the consent page, for a person's browser (zoom.md 1.1).
    Authorize,
    /// `POST /oauth/token` with any grant but a refresh (zoom.md 1.2).
    Token,
    /// `POST /oauth/token` with `grant_type=refresh_token` (zoom.md 1.3).
    Refresh,
    /// `POST /oauth/revoke` (zoom.md 1.4).
    Revoke,
    /// `GET /users/me` (zoom.md 2).
    UsersMe,
    /// `GET /users/me/settings` (zoom.md 1.6).
    UserSettings,
    /// `POST /users/me/meetings` (zoom.md 3.1).
    Create,
    /// `GET /meetings/{id}` (zoom.md 3.2).
    Get,
    /// `GET /users/me/meetings` (zoom.md 3.5).
    List,
    /// `PATCH /meetings/{id}` (zoom.md 3.3).
    Patch,
    /// `DELETE /meetings/{id}` (zoom.md 3.4).
    Delete,
    /// `POST /meetings/{id}/registrants` (zoom.md 5).
    CreateRegistrant,
    /// `GET /meetings/{id}/registrants` (zoom.md 1.6).
    ListRegistrants,
    /// `PUT /meetings/{id}/registrants/status` (zoom.md 4, 5).
    RegistrantStatus,
    /// Anything that Zoom may have and the stand-in has not.
    Other,
}

impl Operation {
    /// Names the operation behind a request.
    pub fn of(method: &Method, path: &str, grant_type: Option<&str>) -> Self {
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (method.as_str(), segments.as_slice()) {
            ("GET" | "POST", ["oauth", "authorize"]) => Self::Authorize,
            ("POST", ["oauth", "token"]) if grant_type == Some("refresh_token") => Self::Refresh,
            ("POST", ["oauth", "token"]) => Self::Token,
            ("POST", ["oauth", "revoke"]) => Self::Revoke,
            ("GET", ["v2", "users", _]) => Self::UsersMe,
            ("GET", ["v2", "users", _, "settings"]) => Self::UserSettings,
            ("GET", ["v2", "users", _, "meetings"]) => Self::List,
            ("POST", ["v2", "users", _, "meetings"]) => Self::Create,
            ("GET", ["v2", "meetings", _]) => Self::Get,
            ("PATCH", ["v2", "meetings", _]) => Self::Patch,
            ("DELETE", ["v2", "meetings", _]) => Self::Delete,
            ("POST", ["v2", "meetings", _, "registrants"]) => Self::CreateRegistrant,
            ("GET", ["v2", "meetings", _, "registrants"]) => Self::ListRegistrants,
            ("PUT", ["v2", "meetings", _, "registrants", "status"]) => Self::RegistrantStatus,
            _ => Self::Other,
        }
    }

    /// The granular scope and the classic one; either allows the call (zoom.md 1.6).
    pub fn scopes(self) -> Option<Scopes> {
        let (granular, classic) = match self {
            Self::UsersMe => ("user:read:user", "user:read"),
            Self::UserSettings => ("user:read:settings", "user:read"),
            Self::Create => ("meeting:write:meeting", "meeting:write"),
            Self::Get => ("meeting:read:meeting", "meeting:read"),
            Self::List => ("meeting:read:list_meetings", "meeting:read"),
            Self::Patch => ("meeting:update:meeting", "meeting:write"),
            Self::Delete => ("meeting:delete:meeting", "meeting:write"),
            Self::CreateRegistrant => ("meeting:write:registrant", "meeting:write"),
            Self::ListRegistrants => ("meeting:read:list_registrants", "meeting:read"),
            Self::RegistrantStatus => ("meeting:update:registrant_status", "meeting:write"),
            Self::Authorize | Self::Token | Self::Refresh | Self::Revoke | Self::Other => return None,
        };
        Some(Scopes { granular, classic })
    }
}

/// The two scopes of which a call needs one (zoom.md 1.6).
#[derive(Clone, Copy, Debug)]
pub struct Scopes {
    /// What apps created since 2024-03-21 have.
    pub granular: &'static str,
    /// What older apps have.
    pub classic: &'static str,
}

/// The scopes of the app's Marketplace configuration, which is where a grant takes them from (zoom.md 1.1, 1.6).
pub const APP_SCOPES: [&str; 11] = [
    "user:read:user",
    "user:read:settings",
    "meeting:write:meeting",
    "meeting:read:meeting",
    "meeting:read:list_meetings",
    "meeting:update:meeting",
    "meeting:delete:meeting",
    "meeting:write:registrant",
    "meeting:read:list_registrants",
    "meeting:update:registrant_status",
    "meeting:read:participant",
];

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::{APP_SCOPES, Operation};

    #[test]
    fn requests_are_told_apart() {
        let cases = [
            (Method::POST, "/oauth/token", Some("refresh_token"), Operation::Refresh),
            (Method::POST, "/oauth/token", Some("authorization_code"), Operation::Token),
            (Method::POST, "/oauth/token", None, Operation::Token),
            (Method::GET, "/v2/users/me", None, Operation::UsersMe),
            (Method::GET, "/v2/users/me/settings", None, Operation::UserSettings),
            (Method::GET, "/v2/users/me/meetings", None, Operation::List),
            (Method::PATCH, "/v2/meetings/81234567890", None, Operation::Patch),
            (Method::PUT, "/v2/meetings/81234567890/status", None, Operation::Other),
            (Method::POST, "/v2/meetings/81234567890/registrants", None, Operation::CreateRegistrant),
            (Method::GET, "/v2/meetings/81234567890/registrants", None, Operation::ListRegistrants),
            (Method::PUT, "/v2/meetings/81234567890/registrants/status", None, Operation::RegistrantStatus),
            (Method::DELETE, "/v2/users/me", None, Operation::Other),
        ];
        for (method, path, grant_type, expected) in cases {
            assert_eq!(Operation::of(&method, path, grant_type), expected, "{method} {path}");
        }
    }

    #[test]
    fn the_app_has_every_scope_it_needs() {
        for operation in [
            Operation::UsersMe,
            Operation::UserSettings,
            Operation::Create,
            Operation::Get,
            Operation::List,
            Operation::Patch,
            Operation::Delete,
            Operation::CreateRegistrant,
            Operation::ListRegistrants,
            Operation::RegistrantStatus,
        ] {
            let scopes = operation.scopes().expect("an API call has scopes");
            assert!(APP_SCOPES.contains(&scopes.granular), "{operation:?}");
        }
    }
}
