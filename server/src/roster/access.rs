//! Whether one and the same role both may do a thing and holds where it is to be done.
use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::value::UnitTree;

use crate::platform::actor::{Actor, Place};
use crate::roster::store::posts::{PostView, holds_on};

/// Whether the actor may do this in the territory unit of this path: by a role that holds there.
pub fn may_in(actor: &Actor, capability: Capability, path: &str) -> bool {
    let holds = |place: &Place| match place {
        Place::Subtree {
            tree: UnitTree::Territory,
            path: prefix,
            ..
        } => path.starts_with(prefix.as_str()),
        _ => false,
    };
    actor.may(capability)
        && actor
            .scope
            .places()
            .iter()
            .any(|(role, place)| may(*role, capability, actor.mode) && holds(place))
}

/// The paths of the territory subtrees in which the actor may do this.
pub fn paths_of(actor: &Actor, capability: Capability) -> Vec<String> {
    if !actor.may(capability) {
        return Vec::new();
    }
    let path = |place: &Place| match place {
        Place::Subtree {
            tree: UnitTree::Territory,
            path,
            ..
        } => Some(path.clone()),
        _ => None,
    };
    actor
        .scope
        .places()
        .iter()
        .filter(|(role, _)| may(*role, capability, actor.mode))
        .filter_map(|(_, place)| path(place))
        .collect()
}

/// Whether the actor keeps the roster in which somebody with these posts, the newest first, stands today or stood last.
pub fn keeps(actor: &Actor, posts: &[PostView]) -> bool {
    let mine = |post: &PostView| may_in(actor, Capability::RosterWrite, &post.unit_path);
    let mut now = posts
        .iter()
        .filter(|post| holds_on(post, actor.scope.day))
        .peekable();
    match now.peek() {
        Some(_) => now.any(mine),
        None => posts.first().is_some_and(mine),
    }
}
