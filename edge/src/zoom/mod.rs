//! Zoom over HTTP: OAuth and the meeting calls, each with a deadline, and what their failures mean (reference,
//! zoom.md). Nothing here keeps state; `ZoomAccount` decides when to call.

mod call;
mod meetings;
mod oauth;
mod registrants;

pub use call::{ZoomFailure, ZoomResult};
pub use meetings::{
    NewMeeting, ZoomMeeting, create_meeting, delete_meeting, find_meetings, get_meeting, list_meetings,
};
pub use oauth::{
    PLAN_LICENSED, TokenAnswer, ZoomUser, authorize_url, exchange_code, read_passcode_policy, read_user,
    read_user_with, refresh, revoke,
};
pub use registrants::{ZoomRegistrant, cancel_registrant, find_registrant, register};
