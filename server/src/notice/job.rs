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
    let authority =
        crate::setting::installation_value(db, "authority.name", platform.clock.today()).await?;
    let mail = Mail {
        to: platform.keys.open_text(address)?,
        message_id: message_id.clone(),
        body: platform.keys.open_text(&notice.body_enc)?,
        link: notice.path.as_deref().and_then(|path| link_to(&platform.config, path)),
        title: notice.title,
        sender: authority.unwrap_or_else(|| "三优".to_owned()),
        at: platform.clock.now(),
    };
    Ok(sender.send(&mail).await)
}
