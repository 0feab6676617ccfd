//! What people on a list are told.
use chrono::{DateTime, Utc};
use sanyou_schema::domain::training::slot::half_day_label;
use sanyou_schema::domain::training::{Clash, Placed};
use sanyou_schema::domain::value::NoticeKind;
use sanyou_schema::entity::enrolment;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::quota_standing::KeptSeats;
use crate::platform::change::{Change, Telling};
use crate::platform::clock::local;
use crate::training::store::places;
use crate::training::store::sight::SeenSession;

/// The cause for which a place on the list is told once.
fn on_list(row: &enrolment::Model) -> String {
    format!("enrolled:{}", row.id)
}

/// The sentences about a session, made once for all who are told.
pub struct SessionText {
    session: Uuid,
    name: String,
    when: String,
    /// None: told later.
    place: Option<String>,
    note: String,
}

impl SessionText {
    /// Of a session as it stands now.
    pub async fn of(db: &impl ConnectionTrait, seen: &SeenSession) -> Result<Self, DbErr> {
        let row = &seen.row;
        let venue = places::venue_rows(db, row.venue_id.into_iter().collect())
            .await?
            .pop();
        let place = venue.map(|venue| match venue.address {
            Some(address) => format!("{}（{address}）", venue.name),
            None => venue.name,
        });
        let day = |day: chrono::NaiveDate| day.format("%Y年%-m月%-d日").to_string();
        let when = if row.first_day == row.last_day {
            day(row.first_day)
        } else {
            format!("{}至{}", day(row.first_day), day(row.last_day))
        };
        Ok(Self {
            session: row.id.into(),
            name: seen.name(),
            when,
            place,
            note: row
                .note
                .as_deref()
                .map(|note| format!("{note}。"))
                .unwrap_or_default(),
        })
    }

    fn place(&self) -> String {
        match &self.place {
            Some(place) => format!("地点：{place}"),
            None => "地点另行通知".to_owned(),
        }
    }

    /// Whether there is a note, and another than before.
    pub fn has_other_note(&self, before: &Self) -> bool {
        !self.note.is_empty() && self.note != before.note
    }

    /// What is another than before, in words.
    pub fn difference(&self, before: &Self) -> String {
        let mut said = Vec::new();
        if self.when != before.when {
            said.push(format!("时间由{}改为{}", before.when, self.when));
        }
        match (&before.place, &self.place) {
            (None, Some(place)) => said.push(format!("地点定了，在{place}")),
            (Some(before), Some(place)) if before != place => {
                said.push(format!("地点由{before}改为{place}"));
            }
            _ => {}
        }
        if said.is_empty() {
            said.push("课程安排有调整".to_owned());
        }
        said.join("，")
    }

    /// On the list.
    pub async fn enrolled(&self, change: &mut Change, row: &enrolment::Model) -> Result<(), DbErr> {
        let body = format!(
            "您已列入“{}”的学员名单。时间：{}；{}。{}不能参加的，请在手机上点“我去不了”，或者告诉乡镇。",
            self.name,
            self.when,
            self.place(),
            self.note
        );
        let title = format!("调训通知：{}", self.name);
        self.tell(change, row, NoticeKind::Enrolled, on_list(row), title, body)
            .await
    }

    /// The session takes place again, at another time: told to those who knew of it; whoever did not is told to be on the
    /// list.
    pub async fn rescheduled(
        &self,
        change: &mut Change,
        rows: &[enrolment::Model],
        cause: Uuid,
    ) -> Result<(), DbErr> {
        let on_lists: Vec<String> = rows.iter().map(on_list).collect();
        let knew = change.told(on_lists.iter().map(String::as_str)).await?;
        for (row, on_list) in rows.iter().zip(&on_lists) {
            if knew.contains(on_list) {
                self.changed(change, row, cause, "重新排定了时间").await?;
            } else {
                self.enrolled(change, row).await?;
            }
        }
        Ok(())
    }

    /// On the waiting list.
    pub async fn waiting(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        position: u32,
        kept: Option<KeptSeats>,
    ) -> Result<(), DbErr> {
        let why = match kept {
            None => "名额已满，".to_owned(),
            Some(kept) => kept.sentence(),
        };
        let body = format!(
            "“{}”（{}）{why}您排在候补第 {position} 位。空出位子会按顺序递补并告诉您。",
            self.name, self.when
        );
        let title = format!("候补：{}", self.name);
        let dedupe = format!("waiting:{}", row.id);
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// A free place is kept for somebody who waits.
    pub async fn offered(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        until: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        let hour = local(until).format("%-m月%-d日 %H:%M");
        let body = format!(
            "“{}”（{}；{}）空出一个名额，为您保留到 {hour}。要参加请在手机“我的培训”点“我要参加”；到时没有确认就给下一位。",
            self.name,
            self.when,
            self.place()
        );
        let title = format!("为您留了名额：{}", self.name);
        let dedupe = format!("offered:{}:{}", row.id, until.timestamp());
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// A place was free, and went to the next: somebody who waits has a place elsewhere at that time, and keeps the turn.
    pub async fn passed_over(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        clash: &Clash,
        position: u32,
    ) -> Result<(), DbErr> {
        let taken = &clash.taken;
        let when = half_day_label(taken.time.day, taken.half);
        let body = format!(
            "“{}”空出一个名额，轮到您，但您{when}要参加“{}”，时间撞了，这个名额先给了下一位。您还排在候补第 {position} 位；\
             想参加这一期的，请先退出“{}”，或者告诉乡镇，下次有名额还是您优先。",
            self.name, taken.title, taken.title
        );
        let title = format!("候补轮到您，时间撞了：{}", self.name);
        let dedupe = format!("passed_over:{}:{}", row.id, clash.about());
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// An offer ran out; `over`: the person waits no longer.
    pub async fn lapsed(&self, change: &mut Change, row: &enrolment::Model, over: bool) -> Result<(), DbErr> {
        let then = if over {
            "这已是第二次，您不再候补。还想参加的，请告诉乡镇。"
        } else {
            "您排到候补最后。"
        };
        let body = format!("为您保留的“{}”名额到时没有确认，已给下一位；{then}", self.name);
        let title = format!("保留的名额已过时：{}", self.name);
        let dedupe = format!("lapsed:{}:{}", row.id, change.at().timestamp());
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// Somebody who asked for themselves is not taken.
    pub async fn not_taken(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        reason: &str,
    ) -> Result<(), DbErr> {
        let body = format!("您报名“{}”没有通过。原因：{reason}。有疑问请问乡镇。", self.name);
        let title = format!("报名没有通过：{}", self.name);
        let dedupe = format!("not_taken:{}", row.id);
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// Taken off the list, or another goes, with the reason where one was given.
    pub async fn left(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        reason: Option<&str>,
    ) -> Result<(), DbErr> {
        let why = reason.map(str::trim).filter(|reason| !reason.is_empty());
        let why = why.map_or_else(String::new, |reason| format!("原因：{reason}。"));
        let body = format!(
            "您不再参加“{}”（{}）。{why}有疑问请问乡镇。",
            self.name, self.when
        );
        let title = format!("不用参加：{}", self.name);
        let dedupe = format!("left:{}:{}", row.id, change.at().timestamp_millis());
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// On the list again.
    pub async fn back(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        placed: Placed,
    ) -> Result<(), DbErr> {
        let what = match placed {
            Placed::In => "请按时参加".to_owned(),
            Placed::Waiting(position) => {
                format!("现在排在候补第 {position} 位，空出位子会按顺序递补并告诉您")
            }
        };
        let body = format!(
            "您又列入“{}”的名单，{what}。时间：{}；{}。有疑问请问乡镇。",
            self.name,
            self.when,
            self.place()
        );
        let title = format!("恢复报名：{}", self.name);
        let dedupe = format!("back:{}:{}", row.id, change.at().timestamp_millis());
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// Something changed for those on the list; `what` says what, `cause` is the change that did it.
    pub async fn changed(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        cause: Uuid,
        what: &str,
    ) -> Result<(), DbErr> {
        let body = format!(
            "您要参加的“{}”{what}。现在是：{}；{}。{}课程表见手机“我的培训”。不能参加的，请在手机上点“我去不了”，或者告诉乡镇。",
            self.name,
            self.when,
            self.place(),
            self.note
        );
        let title = format!("培训调整：{}", self.name);
        let dedupe = format!("changed:{cause}:{}", row.id);
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// Put off.
    pub async fn postponed(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        cause: Uuid,
        reason: &str,
    ) -> Result<(), DbErr> {
        let body = format!(
            "“{}”（原定{}）延期，新的时间另行通知。原因：{reason}。",
            self.name, self.when
        );
        let title = format!("培训延期：{}", self.name);
        let dedupe = format!("postponed:{cause}:{}", row.id);
        self.tell(change, row, NoticeKind::SessionChanged, dedupe, title, body)
            .await
    }

    /// Does not take place.
    pub async fn cancelled(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        reason: &str,
    ) -> Result<(), DbErr> {
        let body = format!(
            "“{}”（原定{}）取消，不用参加。原因：{reason}。",
            self.name, self.when
        );
        let title = format!("培训取消：{}", self.name);
        let dedupe = format!("cancelled:{}", row.id);
        self.tell(change, row, NoticeKind::SessionCancelled, dedupe, title, body)
            .await
    }

    async fn tell(
        &self,
        change: &mut Change,
        row: &enrolment::Model,
        kind: NoticeKind,
        dedupe: String,
        title: String,
        body: String,
    ) -> Result<(), DbErr> {
        let email = crate::account::email_of(change.db(), change.keys(), row.person_id).await?;
        // each says all that is to be known of the session by then
        change.tell_instead(Telling {
            person: Some(row.person_id),
            account: None,
            kind,
            subject_id: self.session,
            dedupe,
            title,
            body,
            path: Some("/me/sessions".to_owned()),
            email,
            unit: Some(row.unit_id),
        });
        Ok(())
    }
}
