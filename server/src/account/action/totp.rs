//! A second factor for officials: six digits of an authenticator (RFC 6238), where they or their role want it.
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use totp_rs::{Builder, Secret, Totp};

use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::clock::random;
use crate::platform::problem::Problem;

/// A secret to be put into an authenticator; nothing is kept until a code of it comes back.
#[derive(Debug)]
pub struct Offer {
    /// Base32, to be typed.
    pub secret: String,
    /// `otpauth://…`, to be scanned.
    pub url: String,
}

/// A fresh secret.
pub fn offer(actor: &Actor) -> Result<Offer, Problem> {
    let secret = Secret::from(random::<20>().to_vec());
    let totp = totp_of(secret.clone(), &actor.display_name)?;
    let url = totp.to_url().map_err(Problem::internal)?;
    Ok(Offer {
        secret: secret.to_base32(),
        url,
    })
}

/// Keeps the secret, once a code of it proves that the authenticator has it.
///
/// Problems: `totp.secret`, `totp.code` (422).
pub async fn set(platform: &Platform, actor: &Actor, secret: &str, code: &str) -> Result<(), Problem> {
    let unreadable = || Problem::field("totp.secret", "secret", "密钥不完整，请重新开始设置。");
    let parsed = Secret::try_from_base32(secret).map_err(|_| unreadable())?;
    // one that is too short is none of ours
    totp_of(parsed.clone(), "-").map_err(|_| unreadable())?;
    let Some(step) = step_of(platform, parsed, code)? else {
        return Err(Problem::field(
            "totp.code",
            "code",
            "动态口令不对，请看清手机上现在的 6 位数字；手机时间要准。",
        ));
    };
    let mut change = platform.change(&actor.by()).await?;
    let row = store::by_id(change.db(), actor.account)
        .await?
        .ok_or_else(Problem::signed_out)?;
    let mut row = row.into_active_model();
    row.totp_enc = Set(Some(change.keys().seal_text(secret)));
    row.totp_step = Set(Some(step));
    row.update(change.db()).await?;
    change.audit("account.totp", "account", actor.account, &());
    change.commit().await?;
    Ok(())
}

/// The time step whose digits these are for the account's secret: now, or half a minute ago or ahead. None where they
/// are wrong. Whoever accepts it takes the step ([`store::take_step`]), since a code works once.
pub fn matching_step(platform: &Platform, sealed: &[u8], code: &str) -> Result<Option<i64>, Problem> {
    let secret = Secret::try_from_base32(platform.keys.open_text(sealed)?).map_err(Problem::internal)?;
    step_of(platform, secret, code)
}

fn step_of(platform: &Platform, secret: Secret, code: &str) -> Result<Option<i64>, Problem> {
    let now = u64::try_from(platform.clock.now().timestamp()).unwrap_or_default();
    let step = totp_of(secret, "-")?.check(code.trim(), now);
    step.map(i64::try_from).transpose().map_err(Problem::internal)
}

/// The digits of a secret so many seconds from now.
#[cfg(test)]
pub fn code_in(platform: &Platform, secret: &str, seconds: i64) -> String {
    let at = u64::try_from(platform.clock.now().timestamp() + seconds).unwrap();
    let totp = totp_of(Secret::try_from_base32(secret).unwrap(), "-").unwrap();
    totp.generate(at).to_string()
}

fn totp_of(secret: Secret, name: &str) -> Result<Totp, Problem> {
    let issuer = Some("三优");
    Builder::new()
        .with_secret(secret)
        .with_account_name(name)
        .with_issuer(issuer)
        .build()
        .map_err(Problem::internal)
}
