//! Sends the mails that are due.
use std::time::Duration;

use super::action::settle_mail::{Lease, Outcome, lease, settle};
use super::mail::{Mail, Send, Smtp, link_to};
use super::store;
use crate::platform::Platform;
use crate::platform::jobs::Job;
use crate::platform::problem::Problem;

/// The mail job.
pub const MAIL: Job = Job {
    name: "notice.mail",
    every: Duration::from_secs(5),
    turn: |platform| Box::pin(turn(platform)),
};

/// Mails of one turn; the rest comes with the next.
const PORTION: u64 = 20;

async fn turn(platform: Platform) -> Result<bool, String> {
    // without a mail server, mail waits
    let Some(url) = platform.config.smtp_url.clone() else {
        return Ok(false);
    };
    let smtp = Smtp::new(&url)?;
    send_due(&platform, &smtp).await.map_err(|e| e.for_log())
}

/// Sends a portion of what is due; whether there may be more at once.
async fn send_due(platform: &Platform, sender: &impl Send) -> Result<bool, Problem> {
    let due = store::due_mail(platform.database.reader(), platform.clock.now(), PORTION).await?;
    let full = u64::try_from(due.len()).is_ok_and(|count| count == PORTION);
    for id in due {
        let Some(lease) = lease(platform, id).await? else {
            continue;
        };
        let outcome = send_one(platform, sender, &lease).await?;
        settle(platform, &lease, outcome).await?;
        if let Outcome::Later(code) = outcome {
            tracing::warn!(delivery = %lease.row.id, code, tries = lease.row.attempts, "a mail has to wait");
            // the server is likely to refuse the next one as well: the others keep their place
            return Ok(false);
        }
    }
    Ok(full)
}

async fn send_one(platform: &Platform, sender: &impl Send, lease: &Lease) -> Result<Outcome, Problem> {
    let db = platform.database.reader();
    let row = &lease.row;
    let (Some(address), Some(message_id)) = (&row.address_enc, &row.message_id) else {
        return Ok(Outcome::Never("mail.address"));
    };
    let Some(notice) = store::notice_by_id(db, row.notice_id).await? else {
        return Ok(Outcome::Never("mail.notice"));
    };
    let authority = crate::setting::installation_value(db, "authority.name", platform.clock.today()).await?;
    let mail = Mail {
        to: platform.keys.open_text(address)?,
        message_id: message_id.clone(),
        body: platform.keys.open_text(&notice.body_enc)?,
        link: notice
            .path
            .as_deref()
            .and_then(|path| link_to(&platform.config, path)),
        title: notice.title,
        sender: authority.unwrap_or_else(|| "三优".to_owned()),
        at: platform.clock.now(),
    };
    Ok(sender.send(&mail).await)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use sanyou_schema::domain::value::id::UnitId;
    use sanyou_schema::domain::value::{DeliveryChannel, DeliveryState, NoticeKind};
    use sanyou_schema::entity::{account, delivery};
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    use uuid::Uuid;

    use super::*;
    use crate::notice::action::mark_told::mark_told;
    use crate::notice::store::ToTellFilter;
    use crate::platform::change::{By, Telling};
    use crate::platform::testing::Installation;

    /// Answers what it is told to, in turn, and keeps what came.
    struct Server {
        answers: Mutex<Vec<Outcome>>,
        came: Mutex<Vec<Mail>>,
    }

    impl Server {
        fn answering(answers: &[Outcome]) -> Self {
            Self {
                answers: Mutex::new(answers.iter().rev().copied().collect()),
                came: Mutex::default(),
            }
        }

        fn ids(&self) -> Vec<String> {
            let came = self.came.lock().unwrap();
            came.iter().map(|mail| mail.message_id.clone()).collect()
        }
    }

    impl Send for Server {
        async fn send(&self, mail: &Mail) -> Outcome {
            self.came.lock().unwrap().push(mail.clone());
            self.answers.lock().unwrap().pop().unwrap_or(Outcome::Sent)
        }
    }

    /// A demo county, somebody in it, and a mail that waits for them.
    async fn with_mail(settings: &[(&str, &str)], mails: usize) -> Installation {
        let installation = Installation::with(settings).await;
        let platform = &installation.platform;
        crate::demo::fill(platform).await.unwrap();
        let db = platform.database.reader();
        let somebody = account::Entity::find()
            .filter(account::Column::Login.eq("dongguan"))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let mut change = platform.change(&By::system()).await.unwrap();
        for mail in 0..mails {
            change.tell(Telling {
                person: None,
                account: Some(somebody.id),
                kind: NoticeKind::Account,
                subject_id: platform.clock.id::<Uuid>(),
                dedupe: format!("test:{mail}"),
                title: "培训通知".to_owned(),
                body: "请报到。".to_owned(),
                path: Some("/sessions".to_owned()),
                email: Some("somebody@example.org".to_owned()),
                unit: Some(UnitId(somebody.home_unit_id.0)),
            });
        }
        change.commit().await.unwrap();
        installation
    }

    /// The mails; the demo's own notices are told by the townships.
    async fn rows(platform: &Platform) -> Vec<delivery::Model> {
        let mails = delivery::Entity::find()
            .filter(delivery::Column::Channel.eq(DeliveryChannel::Mail))
            .all(platform.database.reader());
        mails.await.unwrap()
    }

    #[tokio::test]
    async fn a_mail_is_sent_once_and_says_where_to_look() {
        let reach = [
            ("SANYOU_REACH", "public"),
            ("SANYOU_PUBLIC_URL", "https://s.example"),
        ];
        let installation = with_mail(&reach, 1).await;
        let platform = &installation.platform;
        let server = Server::answering(&[]);
        assert!(!send_due(platform, &server).await.unwrap());
        assert!(!send_due(platform, &server).await.unwrap());
        let came = server.came.lock().unwrap().clone();
        assert_eq!(came.len(), 1);
        assert_eq!(came[0].to, "somebody@example.org");
        assert_eq!(came[0].link.as_deref(), Some("https://s.example/me/sessions"));
        assert!(came[0].sender.contains("两新工委"));
        let rows = rows(platform).await;
        assert_eq!((rows[0].state, rows[0].attempts), (DeliveryState::Sent, 1));
        assert!(rows[0].done_at.is_some() && rows[0].leased_until.is_none());
    }

    #[tokio::test]
    async fn what_is_deferred_waits_and_the_others_with_it() {
        let installation = with_mail(&[], 2).await;
        let platform = &installation.platform;
        let server = Server::answering(&[Outcome::Later("mail.deferred")]);
        send_due(platform, &server).await.unwrap();
        assert_eq!(server.ids().len(), 1);
        let waiting = rows(platform).await;
        let failed: Vec<_> = waiting
            .iter()
            .filter(|row| row.state == DeliveryState::Failed)
            .collect();
        assert_eq!(failed.len(), 1);
        assert_eq!(failed[0].last_error.as_deref(), Some("mail.deferred"));
        assert!(failed[0].due_at > platform.clock.now());
        send_due(platform, &server).await.unwrap();
        send_due(platform, &server).await.unwrap();
        assert_eq!(server.ids().len(), 2, "the deferred one is not due yet");
    }

    #[tokio::test]
    async fn what_is_refused_goes_to_the_township() {
        let installation = with_mail(&[], 1).await;
        let platform = &installation.platform;
        let server = Server::answering(&[Outcome::Never("mail.refused")]);
        send_due(platform, &server).await.unwrap();
        let row = rows(platform).await.remove(0);
        assert_eq!(row.state, DeliveryState::Parked);
        assert_eq!(row.last_error.as_deref(), Some("mail.refused"));
        let township = crate::account::actor_by_login(platform, "dongguan")
            .await
            .unwrap();
        let waiting = ToTellFilter {
            state: Some(DeliveryState::Pending),
            ..ToTellFilter::default()
        };
        let list = || store::to_tell(platform.database.reader(), &township, &waiting);
        assert_eq!(list().await.unwrap().0[0].delivery.id, row.id);
        mark_told(platform, &township, row.id).await.unwrap();
        mark_told(platform, &township, row.id).await.unwrap();
        assert!(
            list()
                .await
                .unwrap()
                .0
                .iter()
                .all(|one| one.delivery.id != row.id)
        );
        let other = crate::account::actor_by_login(platform, "chengguan")
            .await
            .unwrap();
        assert_eq!(
            mark_told(platform, &other, row.id).await.unwrap_err().code(),
            "not_found"
        );
        assert!(!send_due(platform, &server).await.unwrap());
        assert_eq!(server.ids().len(), 1);
    }

    #[tokio::test]
    async fn a_killed_senders_mail_is_taken_over_with_the_same_id() {
        let installation = with_mail(&[], 1).await;
        let platform = &installation.platform;
        let id = rows(platform).await[0].id;
        let lost = lease(platform, id).await.unwrap().unwrap();
        assert!(
            lease(platform, id).await.unwrap().is_none(),
            "one sender at a time"
        );
        let server = Server::answering(&[]);
        send_due(platform, &server).await.unwrap();
        assert_eq!(server.ids().len(), 0, "it is leased");

        let later = platform.clock.now() + super::super::action::settle_mail::LEASE;
        let later = later.with_timezone(&chrono::FixedOffset::east_opt(0).unwrap());
        let mut other = platform.clone();
        other.clock = crate::platform::clock::Clock::starting_at(later);
        send_due(&other, &server).await.unwrap();
        assert_eq!(server.ids(), [lost.row.message_id.clone().unwrap()]);
        // the first one wakes up too late to write anything
        settle(platform, &lost, Outcome::Later("mail.time_out"))
            .await
            .unwrap();
        assert_eq!(rows(platform).await[0].state, DeliveryState::Sent);
    }
}
