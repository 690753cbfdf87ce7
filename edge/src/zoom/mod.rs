//! Zoom over HTTP: OAuth and the meeting calls, each with a deadline, and what their failures mean (reference,
//! zoom.md). Nothing here keeps state; `ZoomAccount` decides when to call.

mod call;
mod meetings;
mod oauth;

pub use call::{ZoomFailure, ZoomResult};
pub use meetings::{NewMeeting, ZoomMeeting, create_meeting, delete_meeting, find_meetings, get_meeting};
pub use oauth::{TokenAnswer, ZoomUser, authorize_url, exchange_code, read_user, refresh, revoke};
