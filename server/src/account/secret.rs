//! Passwords and PINs as Argon2id, hashed and checked off the async threads.
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use sha2::{Digest, Sha256};

use crate::platform::clock::random;
use crate::platform::problem::Problem;

/// Hashes a password or PIN with a fresh salt, as a PHC string.
pub async fn hash_secret(secret: String) -> Result<String, Problem> {
    blocking(move || {
        let salt: [u8; 16] = random();
        Argon2::default()
            .hash_password_with_salt(secret.as_bytes(), &salt)
            .map(|hash| hash.to_string())
    })
    .await?
    .map_err(Problem::internal)
}

/// Whether the secret is the hashed one. Without a hash the same work is done, so that the time taken does not
/// tell whether an account exists.
pub async fn secret_matches(secret: String, hash: Option<String>) -> Result<bool, Problem> {
    blocking(move || {
        if let Some(Ok(hash)) = hash.as_deref().map(PasswordHash::new) {
            Argon2::default()
                .verify_password(secret.as_bytes(), &hash)
                .is_ok()
        } else {
            let salt: [u8; 32] = Sha256::digest(secret.as_bytes()).into();
            let _ = Argon2::default().hash_password_with_salt(secret.as_bytes(), &salt[..16]);
            false
        }
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_same_secret_matches() {
        let hash = hash_secret("202611".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(
            secret_matches("202611".to_owned(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(!secret_matches("202612".to_owned(), Some(hash)).await.unwrap());
        assert!(!secret_matches("202611".to_owned(), None).await.unwrap());
    }
}
