//! Where each member of a calendar meets clients.

use super::SubAccount;
use super::messages::{ApplyLocation, CalendarRecord, ListMemberships, Membership, SetMemberLocation};
use crate::refusal::{Outcome, Refusal};
use shared::calendar::MeetingLocation;
use shared::id::UserId;
use shared::sorting::sort_by;

impl SubAccount {
    pub(super) async fn list_memberships(&self, message: ListMemberships) -> Outcome<Vec<Membership>> {
        let records = self.calendars_of(&message.user)?;
        let mut memberships = records
            .into_iter()
            .map(|record| self.membership(&record, &message.user))
            .collect::<Outcome<Vec<_>>>()?;
        sort_by(&mut memberships, |one, other| one.name.as_str().cmp(other.name.as_str()));
        Ok(memberships)
    }

    fn membership(&self, record: &CalendarRecord, user: &UserId) -> Outcome<Membership> {
        let member = record.draft.members.iter().find(|member| member.user_id == *user);
        Ok(Membership {
            calendar: record.id.clone(),
            name: record.draft.name.clone(),
            sub_account: self.name()?,
            own: member.and_then(|member| member.meeting_location.clone()),
            calendar_location: record.draft.meeting_location.clone(),
            longest_minutes: record.draft.longest_minutes(),
        })
    }

    pub(super) async fn set_member_location(&self, message: SetMemberLocation) -> Outcome<Membership> {
        let SetMemberLocation { user, calendar, location } = message;
        let record = self.sql.transaction(|| {
            let all = self.calendars_of(&user)?;
            let known = all.into_iter().find(|record| record.id == calendar);
            let known = known.ok_or_else(|| Refusal::not_found("calendar"))?;
            self.write_location(known, &user, location.as_ref())
        })?;
        self.membership(&record, &user)
    }

    pub(super) async fn apply_location(&self, message: ApplyLocation) -> Outcome<u32> {
        let ApplyLocation { user, location } = message;
        self.sql.transaction(|| {
            let mut changed = 0;
            for record in self.calendars_of(&user)? {
                let before = self.membership(&record, &user)?;
                let wanted = location.as_ref().unwrap_or(&before.calendar_location);
                if before.location() != wanted {
                    self.write_location(record, &user, location.as_ref())?;
                    changed += 1;
                }
            }
            Ok(changed)
        })
    }

    /// Writes where a member meets clients; the same again is no change.
    fn write_location(
        &self,
        record: CalendarRecord,
        user: &UserId,
        location: Option<&MeetingLocation>,
    ) -> Outcome<CalendarRecord> {
        let mut draft = record.draft.clone();
        for member in draft.members.iter_mut().filter(|member| member.user_id == *user) {
            member.meeting_location = location.cloned();
        }
        let checked = self.check_calendar(&record.id, draft)?.settings;
        if checked == record.draft {
            return Ok(record);
        }
        self.write_calendar(&record.id, &checked, record.version)
    }
}
