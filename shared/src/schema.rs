//! JSON Schemas of what reads itself from a text or a number, and so cannot derive one. Each says what its parser takes,
//! out of the same constants; where a schema cannot say it, it takes less, never more, and the description says what
//! else is taken.

use crate::availability::{DateRange, DateRangeDraft, Schedule, ScheduleDraft, Zone};
use crate::contact::{Email, FreeText, Name, Phone};
use crate::form::{Form, FormDraft, QuestionId};
use crate::holiday::Region;
use crate::host::Weight;
use crate::meeting::{AgendaTemplate, TopicTemplate};
use crate::messaging::Language;
use crate::profile::Place;
use crate::report::SmsSender;
use crate::wire::Number;
use crate::workflow::StepId;
use crate::{calendar::Slug, id, limits, title::TitleTemplate};
use jiff::tz::TimeZoneDatabase;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A character that is neither white space nor a control: with one, a text is not blank.
pub const VISIBLE: &str = r"[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]";

/// What may stand between the digits of a phone number.
const PHONE_FILLER: &str = r"[().\-/\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*";

/// What may stand in an address before the `@` beside letters.
const LOCAL_CHARS: &str = r"!#$%&'*+\-/=?^_`{|}~";
/// Where all letters of other scripts are, among other characters.
const OTHER_LETTERS: &str = r"\u00aa-\uffff";
/// Letters of other scripts, and nothing else; many are missing. So is U+0130, which becomes a letter and a mark where a
/// domain is written in small letters.
const SOME_OTHER_LETTERS: &str = r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u012f\u0131-\u02af\u0400-\u0481\u05d0-\u05ea\u0620-\u064a\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3";

/// A date, `YYYY-MM-DD`.
#[derive(Debug)]
pub struct Day;

/// A time of day, `HH:MM`; `24:00` is the end of the day.
#[derive(Debug)]
pub struct TimeOfDay;

/// A text that is not blank, of at most so many characters.
#[derive(Debug)]
pub struct Text<const CHARS_MAX: usize>;

/// A word of letters, digits, hyphens and underscores.
#[derive(Debug)]
pub struct Token<const CHARS_MAX: usize>;

/// A domain that people's addresses are in.
#[derive(Debug)]
pub struct Domain;

/// Days off: a first and a last one.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[allow(dead_code, reason = "only its schema is used")]
pub struct DaysOff {
    /// The first day.
    from: Day,
    /// The last day, included.
    to: Day,
}

/// Where a calendar is read.
#[derive(Debug)]
pub struct CalendarAddress;

/// A link to a place on the web.
#[derive(Debug)]
pub struct WebLink;

/// Where webhooks are sent.
#[derive(Debug)]
pub struct WebhookAddress;

macro_rules! schemas {
    ($($type:ty, $name:literal => $schema:expr;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

schemas! {
    id::AgencyId, "AgencyId" => id_schema(id::AgencyId::PREFIX, "Names an agency.");
    id::SubAccountId, "SubAccountId" => id_schema(id::SubAccountId::PREFIX, "Names a sub-account.");
    id::BusySourceId, "BusySourceId" => id_schema(id::BusySourceId::PREFIX, "Names a subscription to a calendar outside.");
    id::UserId, "UserId" => id_schema(id::UserId::PREFIX, "Names a user.");
    id::CalendarId, "CalendarId" => id_schema(id::CalendarId::PREFIX, "Names a calendar.");
    id::ScheduleId, "ScheduleId" => id_schema(id::ScheduleId::PREFIX, "Names a shared schedule.");
    id::AppointmentId, "AppointmentId" =>
        id_schema(id::AppointmentId::PREFIX, "Names an appointment, or the hold that becomes one.");
    id::SeriesId, "SeriesId" => id_schema(id::SeriesId::PREFIX, "Names a series.");
    id::GroupId, "GroupId" => id_schema(id::GroupId::PREFIX, "Names a group of calendars.");
    id::WebhookEndpointId, "WebhookEndpointId" =>
        id_schema(id::WebhookEndpointId::PREFIX, "Names a webhook endpoint.");
    id::WebhookMessageId, "WebhookMessageId" =>
        id_schema(id::WebhookMessageId::PREFIX, "Names a webhook message: `webhook-id`.");
    id::WorkflowId, "WorkflowId" => id_schema(id::WorkflowId::PREFIX, "Names a workflow.");
    id::EnrolmentId, "EnrolmentId" =>
        id_schema(id::EnrolmentId::PREFIX, "Names an appointment's way through a workflow.");
    id::ContactId, "ContactId" => id_schema(id::ContactId::PREFIX, "Names a contact.");
    id::MessageId, "MessageId" => id_schema(id::MessageId::PREFIX, "Names a message.");
    WebhookAddress, "WebhookAddress" => json_schema!({
        "description": "An address that begins with https://, of a server on the public internet. Without a user, a password or a fragment.",
        "type": "string",
        "maxLength": limits::WEBHOOK_URL_CHARS_MAX,
        "pattern": "^https://(?:[a-z0-9]+\\.)+[a-z][a-z0-9]*(?::[0-9]{1,4})?(?:/[!\"$-\\[\\]-~]*)?$",
        "examples": ["https://hooks.example.com/slotkey"]
    });
    StepId, "StepId" => json_schema!({
        "description": "The id of a step: small letters, digits, - and _, chosen by whoever writes the workflow.",
        "type": "string",
        "minLength": 1,
        "maxLength": limits::WORKFLOW_STEP_ID_CHARS_MAX,
        "pattern": "^[a-z0-9_-]+$",
        "examples": ["day-before"]
    });
    Language, "Language" => json_schema!({
        "description": "A language by its tag (BCP 47).",
        "type": "string",
        "maxLength": limits::LANGUAGE_CHARS_MAX,
        "pattern": "^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$",
        "examples": ["pt-BR"]
    });
    Slug, "Slug" => json_schema!({
        "description": "A part of an address: lower-case letters and digits, with single hyphens between words.",
        "type": "string",
        "minLength": 1,
        "maxLength": limits::SLUG_CHARS_MAX,
        "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$",
        "examples": ["first-consultation"]
    });
    Name, "Name" => json_schema!({
        "description": "A name on one line. Surrounding and repeated white space is dropped.",
        "type": "string",
        "minLength": 1,
        "maxLength": limits::NAME_CHARS_MAX,
        "pattern": VISIBLE,
        "examples": ["Ada Lovelace"]
    });
    Phone, "Phone" => json_schema!({
        "description": "A phone number with its country code. Given back as + and digits, it is taken as people write it.",
        "type": "string",
        "pattern": phone_pattern(),
        "examples": ["+442079460000"]
    });
    SmsSender, "SmsSender" => json_schema!({
        "description": "Who SMS come from: a number with a plus and its country code, a name of a letter and up to 10 more letters, digits and spaces, or a messaging service of Twilio's (MG and 32 hexadecimal digits).",
        "type": "string",
        "pattern": sms_sender_pattern(),
        "examples": ["+442079460000", "Salon Zoe"]
    });
    Place, "ProfilePlace" => json_schema!({
        "description": "A place in a user's profile: profile, location, or the id of a calendar.",
        "type": "string",
        "pattern": format!("^(?:profile|location|{})$", id_pattern(id::CalendarId::PREFIX)),
        "examples": ["location"]
    });
    FreeText, "FreeText" => json_schema!({ "type": "string" });
    QuestionId, "QuestionId" => json_schema!({
        "description": "By which a question or a consent is answered.",
        "type": "string",
        "minLength": 1,
        "maxLength": limits::QUESTION_ID_CHARS_MAX,
        "pattern": "^[a-z][a-z0-9_-]*$"
    });
    TitleTemplate, "TitleTemplate" => json_schema!({
        "description": "What appointments are called: a text with fields in double braces. There are contact.name, contact.email, contact.phone, calendar.name, host.name, sub_account.name, and answers. with the id of a question of the form.",
        "type": "string",
        "minLength": 1,
        "maxLength": limits::TITLE_TEMPLATE_CHARS_MAX,
        "pattern": title_pattern(),
        "allOf": [{ "pattern": VISIBLE }],
        "examples": ["{{contact.name}}: {{calendar.name}}"]
    });
    TopicTemplate, "TopicTemplate" => json_schema!({
        "description": "What meetings are called at Zoom: a text with the fields that a title's template has.",
        "type": "string",
        "minLength": 1,
        "maxLength": limits::TITLE_TEMPLATE_CHARS_MAX,
        "pattern": title_pattern(),
        "allOf": [{ "pattern": VISIBLE }],
        "examples": ["{{calendar.name}} with {{host.name}}"]
    });
    AgendaTemplate, "AgendaTemplate" => json_schema!({
        "description": "What the descriptions of meetings say at Zoom: lines of text with the fields that a title's template has.",
        "type": "string",
        "minLength": 1,
        "maxLength": limits::AGENDA_TEMPLATE_CHARS_MAX,
        "pattern": title_pattern(),
        "allOf": [{ "pattern": VISIBLE }],
        "examples": ["Booked with {{sub_account.name}}"]
    });
    Domain, "Domain" => json_schema!({
        "description": "A domain; with *. in front, all below it.",
        "type": "string",
        "maxLength": 253,
        "pattern": r"^(?:\*\.)?(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.)+[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?$",
        "examples": ["example.com"]
    });
    Weight, "Weight" => json_schema!({
        "description": "A member's part under the strategy `weighted`, against the other members' weights.",
        "type": "integer",
        "minimum": limits::WEIGHT_MIN,
        "maximum": limits::WEIGHT_MAX,
        "default": limits::WEIGHT_MAX
    });
    Number, "Number" => json_schema!({ "type": "number" });
    Zone, "TimeZone" => json_schema!({
        "description": "A time zone by its name in the IANA database.",
        "type": "string",
        "enum": zone_names(),
        "examples": ["Europe/London"]
    });
    Region, "Region" => json_schema!({
        "description": "A country (ISO 3166-1) or a subdivision of one (ISO 3166-2) whose public holidays are known.",
        "type": "string",
        "enum": Region::all().map(String::from).collect::<Vec<_>>(),
        "examples": ["GB-ENG"]
    });
    Day, "Day" => json_schema!({
        "description": "A date.",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "examples": ["2026-12-24"]
    });
    TimeOfDay, "TimeOfDay" => json_schema!({
        "description": "A time of day. 24:00 is its end.",
        "type": "string",
        "pattern": "^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
        "examples": ["09:00"]
    });
    CalendarAddress, "CalendarAddress" => json_schema!({
        "description": "An address that begins with https:// or webcal://, of any server that a URL can name.",
        "type": "string",
        "maxLength": limits::BUSY_ADDRESS_CHARS_MAX,
        "pattern": "^(?:https|webcal)://(?:[a-z0-9]+\\.)*[a-z][a-z0-9]*(?::[0-9]{1,4})?(?:/[!-~]*)?$",
        "examples": ["https://calendar.example.com/private/4f1c.ics"]
    });
    WebLink, "WebLink" => json_schema!({
        "description": "A link that begins with https:// or http://.",
        "type": "string",
        "maxLength": limits::LOCATION_CHARS_MAX,
        "pattern": r#"^https?://[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"<>]+$"#,
        "examples": ["https://meet.example.com/room"]
    });
}

impl<const CHARS_MAX: usize> JsonSchema for Text<CHARS_MAX> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Text{CHARS_MAX}").into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1, "maxLength": CHARS_MAX, "pattern": VISIBLE })
    }
}

impl<const CHARS_MAX: usize> JsonSchema for Token<CHARS_MAX> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Token{CHARS_MAX}").into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1, "maxLength": CHARS_MAX, "pattern": "^[0-9A-Za-z_-]+$" })
    }
}

/// No pattern says which characters are letters. That of bodies takes some scripts alone, as said above; that of answers
/// lets through whatever may have been taken.
impl JsonSchema for Email {
    fn schema_name() -> Cow<'static, str> {
        "Email".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let is_body = generator.contract().is_deserialize();
        let mut schema = json_schema!({
            "description": "An email address; at most 64 bytes before the @. Letters of any script.",
            "type": "string",
            "maxLength": limits::EMAIL_BYTES_MAX,
            "pattern": email_pattern(if is_body { SOME_OTHER_LETTERS } else { OTHER_LETTERS }),
            "examples": ["ada@example.com"]
        });
        if is_body {
            // Bytes are counted, and a letter of another script has up to three.
            let counted = [r"^(?:[!-?A-~]{1,64}|[^@]{1,21})@", "^(?:[!-~]*|.{0,84})$"];
            schema.insert(
                "allOf".into(),
                counted.map(|pattern| json_schema!({ "pattern": pattern })).to_vec().into(),
            );
        }
        schema
    }
}

/// What is written down as another type has its schema.
macro_rules! written_as {
    ($($type:ty, $name:literal => $draft:ty;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$draft>::json_schema(generator)
            }
        }
    )*};
}

written_as! {
    Schedule, "Schedule" => ScheduleDraft;
    DateRange, "DateRange" => DateRangeDraft;
    Form, "Form" => FormDraft;
}

fn id_pattern(prefix: &str) -> String {
    let alphabet = str::from_utf8(id::ALPHABET).unwrap_or_default();
    format!("{prefix}[{alphabet}]{{{}}}", id::BODY_LENGTH)
}

fn id_schema(prefix: &str, description: &str) -> Schema {
    let body = id::BODY_LENGTH;
    json_schema!({
        "description": description,
        "type": "string",
        "pattern": format!("^{}$", id_pattern(prefix)),
        "examples": [format!("{prefix}{}", "0".repeat(body))]
    })
}

fn email_pattern(letters: &str) -> String {
    let local = format!("[{LOCAL_CHARS}0-9A-Za-z{letters}]");
    let domain = format!("[0-9A-Za-z{letters}]");
    // A label has up to 63 bytes.
    let inner = if letters == OTHER_LETTERS { 61 } else { 19 };
    let label = format!("{domain}(?:[0-9A-Za-z{letters}-]{{0,{inner}}}{domain})?");
    let label = if inner == 61 { label } else { format!("(?:{label}|{})", ascii_label()) };
    format!(r"^{local}+(?:\.{local}+)*@{label}(?:\.{label})+$")
}

fn ascii_label() -> &'static str {
    "[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
}

fn phone_pattern() -> String {
    let (s, digits) = (PHONE_FILLER, phone_digits());
    format!(r"^{s}(?:\+|0{s}0){digits}$")
}

/// What comes behind the plus.
fn phone_digits() -> String {
    let (least, most) = (limits::PHONE_DIGITS_MIN - 1, limits::PHONE_DIGITS_MAX - 1);
    let s = PHONE_FILLER;
    format!("{s}[1-9](?:{s}[0-9]){{{least},{most}}}{s}")
}

fn sms_sender_pattern() -> String {
    let (inner, digits) = (limits::SMS_SENDER_CHARS_MAX - 2, phone_digits());
    format!(r"^(?:\+{digits}|[A-Za-z](?:[A-Za-z0-9 ]{{0,{inner}}}[A-Za-z0-9])?|MG[0-9A-Fa-f]{{32}})$")
}

fn title_pattern() -> String {
    let answer = format!(r"answers\.[a-z][a-z0-9_-]{{0,{}}}", limits::QUESTION_ID_CHARS_MAX - 1);
    let fields = format!(
        r"contact\.name|contact\.email|contact\.phone|calendar\.name|host\.name|sub_account\.name|{answer}"
    );
    format!(r"^(?:[^{{]|\{{[^{{]|\{{\{{ *(?:{fields}) *\}}\}})*\{{?$")
}

fn zone_names() -> Vec<String> {
    let database = TimeZoneDatabase::bundled();
    let mut names: Vec<String> = database.available().map(|name| name.as_str().to_owned()).collect();
    names.retain(|name| Zone::parse(name).is_ok());
    names.sort();
    names
}
