//! Groups of calendars.

use super::calendars::merged;
use super::{new_entropy, next_after, page_limit};
use crate::calendar_slug::{FindGroup, GroupPlace, TakeGroupSlug};
use crate::http::{if_match, json, json_body, no_content, query, versioned_json};
use crate::object::send;
use crate::refusal::{Fault, Outcome};
use crate::sub_account::messages::{
    CheckGroup, DeleteGroup, GroupRecord, IsGroupDeleted, ListGroups, ReadGroup, SaveGroup,
};
use crate::sub_account::require_version;
use serde_json::Value;
use shared::calendar::Slug;
use shared::group::GroupDraft;
use shared::id::{GroupId, SubAccountId};
use shared::management::{GroupPage, GroupSettings};
use worker::{Env, Request, Response};

fn settings(record: GroupRecord) -> GroupSettings {
    let GroupRecord { id, version, draft } = record;
    GroupSettings { id, version, draft }
}

fn answer(status: u16, record: GroupRecord) -> Outcome<Response> {
    Ok(versioned_json(status, record.version, &settings(record))?)
}

/// `GET …/groups/{group}`
pub async fn show(env: &Env, sub_account: &SubAccountId, group: GroupId) -> Outcome<Response> {
    answer(200, send(env, sub_account.as_str(), &ReadGroup { group }).await?)
}

/// `POST /api/v1/agencies/{agency}/sub-accounts/{sub_account}/groups`
pub async fn create(request: &mut Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let id = GroupId::from_entropy(new_entropy(request, "group", sub_account.as_str())?);
    let draft: GroupDraft = json_body(request).await?;
    answer(201, save(env, sub_account, id, draft, None).await?)
}

/// `PATCH …/groups/{group}`: a JSON merge patch (RFC 7396), what is not sent stays.
pub async fn patch(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    id: GroupId,
) -> Outcome<Response> {
    let expected = if_match(request)?;
    let patch: Value = json_body(request).await?;
    let known = send(env, sub_account.as_str(), &ReadGroup { group: id.clone() }).await?;
    require_version(expected, known.version)?;
    let draft: GroupDraft = merged(&known.draft, &patch)?;
    answer(200, save(env, sub_account, id, draft, Some(known.version)).await?)
}

/// Writes a group, once it is known to be a good one: no slug is taken for a bad one.
async fn save(
    env: &Env,
    sub_account: &SubAccountId,
    id: GroupId,
    draft: GroupDraft,
    version: Option<i64>,
) -> Outcome<GroupRecord> {
    let draft = send(env, sub_account.as_str(), &CheckGroup { draft }).await?;
    let place = GroupPlace { sub_account: sub_account.clone(), group: id.clone() };
    take_slug(env, &draft.slug, place).await?;
    send(env, sub_account.as_str(), &SaveGroup { id, draft, version }).await
}

/// Takes a slug for a group. That of a deleted group is free, which is found out only when somebody wants it: nothing
/// has to be undone at the time of deletion, and no crash can leave a slug behind.
async fn take_slug(env: &Env, slug: &Slug, place: GroupPlace) -> Outcome<()> {
    let take = TakeGroupSlug { place, instead_of: None };
    let Err(fault) = send(env, slug.as_str(), &take).await else { return Ok(()) };
    if !matches!(&fault, Fault::Refused(refusal) if refusal.code == "slug_taken") {
        return Err(fault);
    }
    let holder = send(env, slug.as_str(), &FindGroup {}).await?;
    let asked = IsGroupDeleted { group: holder.group.clone() };
    if !send(env, holder.sub_account.as_str(), &asked).await? {
        return Err(fault);
    }
    send(env, slug.as_str(), &TakeGroupSlug { instead_of: Some(holder), ..take }).await
}

/// `DELETE …/groups/{group}`
pub async fn delete(
    request: &Request,
    env: &Env,
    sub_account: &SubAccountId,
    group: GroupId,
) -> Outcome<Response> {
    let version = if_match(request)?;
    send(env, sub_account.as_str(), &DeleteGroup { group, version }).await?;
    Ok(no_content()?)
}

/// `GET /api/v1/agencies/{agency}/sub-accounts/{sub_account}/groups`
pub async fn list(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| GroupId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let records = send(env, sub_account.as_str(), &ListGroups { after, limit }).await?;
    let next = next_after(&records, limit, |record| record.id.clone());
    Ok(json(200, &GroupPage { groups: records.into_iter().map(settings).collect(), next })?)
}
