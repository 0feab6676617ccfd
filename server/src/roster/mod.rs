//! People, their posts, organisations, and the rosters by which townships tell of them.
//!
//! A person stands here once, whatever posts they hold; a post is a row with validity at one party organisation. A
//! roster that arrives is kept, read, compared and shown before anything is written, and applied in one transaction:
//! preview and deed run the same comparison, and a fingerprint holds the one to the other. Other features ask here
//! whether a person may be seen and what posts they hold; a person in scope is found by [`visible_person`], and what
//! it answers says as of which day the asker may know it.
mod access;
mod action;
pub mod api;
mod change_set;
mod content;
mod fields;
mod job;
mod store;
#[cfg(test)]
mod tests;

pub use access::keeps;
pub use action::corrections::open_corrections;
pub use action::transfers::transfers_to_answer;
pub use action::waiting_releases::count_releases;
pub use api::{FactView, person_facts};
pub use api::{Person, PersonList, person, person_page};
pub use fields::values_of;
pub use job::{APPLY, READ, UNDO};
pub use store::facts::live_key;
pub use store::people::{ListedPerson, Page, PeopleFilter, list_people, listed, people_ids, tiers_on};
pub use store::person::{
    PersonHead, heads, person_row, person_rows, posts_of, visible_people, visible_person,
};
pub use store::posts::{PostView, in_scope, main_post, posts_of_people, posts_within};
