//! Zoom users: who they are, what `GET /users/me` tells of them (zoom.md 2), and who is known to the stand-in.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    Json,
    extract::{Path, State},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    operation::{APP_SCOPES, Operation},
    refusal::Refusal,
    security::PasscodeRules,
    state::{Bearer, Zoom},
};

/// Longest address that Zoom takes (zoom.md 5).
const EMAIL_CHARACTERS_MAX: usize = 128;

/// Zoom's id of a user: 22 URL-safe characters, the same for the same seed and email.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(String);

impl UserId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An email address, trimmed and in lower case: Zoom knows each address once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Reads an address; `None` when it cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.split_once('@')?;
        let plausible = !local.is_empty()
            && !domain.is_empty()
            && !domain.contains('@')
            && !text.contains(char::is_whitespace)
            && text.chars().count() <= EMAIL_CHARACTERS_MAX;
        plausible.then_some(Self(text))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A user's `type` (zoom.md 2). Others than these two exist at Zoom but host no meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// `1`: meetings of 40 minutes, no registration, a Free account's rates.
    Basic,
    /// `2`: a Pro account's rates.
    Licensed,
}

impl Plan {
    /// Zoom's number for it.
    pub fn number(self) -> u8 {
        match self {
            Self::Basic => 1,
            Self::Licensed => 2,
        }
    }

    /// The plan behind Zoom's number.
    pub fn of_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Basic),
            2 => Some(Self::Licensed),
            _ => None,
        }
    }

    /// Light calls a second (zoom.md 4).
    pub fn light_calls_a_second(self) -> usize {
        match self {
            Self::Basic => 4,
            Self::Licensed => 30,
        }
    }

    /// The host name in links; Zoom serves Free and paid accounts from different clusters.
    pub fn web_host(self) -> &'static str {
        match self {
            Self::Basic => "us04web.zoom.us",
            Self::Licensed => "us06web.zoom.us",
        }
    }
}

/// One Zoom user. Each is alone in their Zoom account until a test puts them into another's; rate limits stay theirs.
#[derive(Clone, Debug)]
pub struct User {
    /// Zoom's id.
    pub id: UserId,
    /// The id of the account.
    pub account_id: String,
    /// Where Zoom writes to them.
    pub email: Email,
    /// First name; derived from the address until a test says otherwise.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// Basic or Licensed.
    pub plan: Plan,
    /// IANA name; may be empty at Zoom (zoom.md 2).
    pub timezone: String,
    /// The personal meeting id, ten digits.
    pub pmi: u64,
    /// What the user grants to the app. Taking one away bites at once, adding one needs a new consent (zoom.md 1.6).
    pub scopes: BTreeSet<String>,
    /// The setting "Require a passcode when scheduling new meetings" (zoom.md 3.1, `default_password`).
    pub passcode_required: bool,
    /// What the account asks of passcodes.
    pub passcode_rules: PasscodeRules,
    /// When the stand-in first heard of them.
    pub created_at: Timestamp,
}

impl User {
    fn new(email: Email, plan: Plan, seed: u64, now: Timestamp) -> Self {
        let digest = |role: &str| -> [u8; 32] {
            Sha256::new()
                .chain_update(seed.to_le_bytes())
                .chain_update(role)
                .chain_update(email.as_str())
                .finalize()
                .into()
        };
        let id = digest("user");
        let number = id[16..24].iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        let (first_name, last_name) = names_of(&email);
        Self {
            id: UserId(URL_SAFE_NO_PAD.encode(&id[..16])),
            account_id: URL_SAFE_NO_PAD.encode(&digest("account")[..16]),
            first_name,
            last_name,
            plan,
            timezone: "UTC".to_owned(),
            // Ten digits, none of them a leading zero.
            pmi: 2_000_000_000 + number % 8_000_000_000,
            scopes: APP_SCOPES.iter().map(|&scope| scope.to_owned()).collect(),
            passcode_required: true,
            passcode_rules: PasscodeRules::default(),
            created_at: now,
            email,
        }
    }

    /// First and last name in one.
    pub fn display_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// The body of `GET /users/me` (zoom.md 2).
    pub fn profile(&self) -> Value {
        let host = self.plan.web_host();
        json!({
            "id": self.id,
            "account_id": self.account_id,
            "account_number": self.pmi % 1_000_000_000,
            "email": self.email,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "display_name": self.display_name(),
            "type": self.plan.number(),
            "status": "active",
            "role_id": "0",
            "role_name": "Owner",
            "pmi": self.pmi,
            "use_pmi": false,
            "personal_meeting_url": format!("https://{host}/j/{}", self.pmi),
            "timezone": self.timezone,
            "language": "en-US",
            "dept": "",
            "company": "",
            "job_title": "",
            "location": "",
            "created_at": self.created_at,
            "user_created_at": self.created_at,
            "last_login_time": self.created_at,
            "verified": 1,
            "pic_url": "",
            "cluster": host.trim_end_matches("web.zoom.us"),
            "group_ids": [],
            "im_group_ids": [],
            "jid": format!("{}@xmpp.zoom.us", self.id.as_str().to_lowercase()),
            "login_types": [100],
            "phone_numbers": [],
            "plan_united_type": self.plan.number().to_string(),
        })
    }
}

/// `mia.berg@…` is Mia Berg until a test says otherwise.
fn names_of(email: &Email) -> (String, String) {
    let local = email.as_str().split('@').next().unwrap_or_default();
    let mut words = local.split(['.', '_', '-', '+']).filter(|word| !word.is_empty()).map(capitalised);
    let first = words.next().unwrap_or_default();
    (first, words.collect::<Vec<_>>().join(" "))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Every user that the stand-in knows.
#[derive(Debug)]
pub struct Directory {
    seed: u64,
    users: BTreeMap<UserId, User>,
}

impl Directory {
    /// An empty directory. `seed` enters every id.
    pub fn new(seed: u64) -> Self {
        Self { seed, users: BTreeMap::new() }
    }

    /// The user with this address, who comes into being with `plan` when nobody has it yet.
    pub fn enrol(&mut self, email: Email, plan: Plan, now: Timestamp) -> &mut User {
        let fresh = User::new(email, plan, self.seed, now);
        self.users.entry(fresh.id.clone()).or_insert(fresh)
    }

    /// The user with this id.
    pub fn get(&self, id: &UserId) -> Option<&User> {
        self.users.get(id)
    }

    /// Whether a user can start the meetings of another: a licensed one of the same account.
    pub fn can_stand_in(&self, email: &str, host: &User) -> bool {
        self.users.values().any(|user| {
            user.email.as_str().eq_ignore_ascii_case(email)
                && user.id != host.id
                && user.plan == Plan::Licensed
                && user.account_id == host.account_id
        })
    }

    /// The account of the user with this address.
    pub fn account_of(&self, email: &Email) -> Option<String> {
        self.users.values().find(|user| user.email == *email).map(|user| user.account_id.clone())
    }

    /// Everyone, in the order of their addresses.
    pub fn all(&self) -> Vec<&User> {
        let mut users: Vec<&User> = self.users.values().collect();
        users.sort_by(|one, other| one.email.cmp(&other.email));
        users
    }
}

/// `GET /users/{me}`; a real id in place of `me` is refused (zoom.md 1.2).
pub async fn users_me(
    State(zoom): State<Zoom>,
    Path(whose): Path<String>,
    bearer: Bearer,
) -> Result<Json<Value>, Refusal> {
    let mut world = zoom.world();
    let user = world.admit(&bearer, &whose, Operation::UsersMe)?;
    Ok(Json(user.profile()))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{Directory, Email, Plan};

    #[test]
    fn an_address_is_one_user() {
        let mut directory = Directory::new(1);
        let email = |text| Email::read(text).expect("an address");
        let id =
            directory.enrol(email("Mia.Berg@example.test"), Plan::Licensed, Timestamp::UNIX_EPOCH).id.clone();
        let again = directory.enrol(email(" mia.berg@EXAMPLE.test "), Plan::Basic, Timestamp::UNIX_EPOCH);
        assert_eq!(id, again.id);
        assert_eq!(again.plan, Plan::Licensed);
        assert_eq!(again.display_name(), "Mia Berg");
        assert_eq!(id.as_str().len(), 22);
        let elsewhere = Directory::new(2)
            .enrol(email("mia.berg@example.test"), Plan::Basic, Timestamp::UNIX_EPOCH)
            .id
            .clone();
        assert_ne!(id, elsewhere);
    }

    #[test]
    fn what_is_no_address() {
        for text in [
            "",
            "mia",
            "@example.test",
            "mia@",
            "a b@example.test",
            "a@b@c",
            &format!("{}@x.test", "a".repeat(130)),
        ] {
            assert_eq!(Email::read(text), None, "{text}");
        }
    }
}
