//! The demo's two trees: a county with nine townships, and three lines.
use chrono::{Days, NaiveDate};
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{NameKind, UnitKind};
use sanyou_schema::entity::{unit, unit_name};
use sea_orm::{DbErr, EntityTrait, Set};
use uuid::Uuid;

use crate::platform::change::Change;
use crate::platform::clock::Clock;
use crate::setting::{NewValue, keys, write_value};

/// The units that demo data hangs on.
#[derive(Debug, Clone)]
pub struct Units {
    /// The county.
    pub county: UnitId,
    /// Townships and the zone with their official names, in official order.
    pub townships: Vec<(UnitId, &'static str)>,
    /// Lines with their names: 非公企业党委, 社会组织党委, 快递物流行业党委.
    pub lines: Vec<(UnitId, &'static str)>,
}

impl Units {
    /// A township by its official name.
    pub fn township(&self, name: &str) -> Option<UnitId> {
        self.townships
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(id, _)| *id)
    }
}

/// Name, division code, other spellings (domain.md 4.2, D46).
const TOWNSHIPS: [(&str, UnitKind, &str, &[&str]); 9] = [
    ("城关镇", UnitKind::Township, "140727404", &["城区", "城关"]),
    (
        "昭馀镇",
        UnitKind::Township,
        "140727100",
        &["昭余镇", "昭馀", "昭余"],
    ),
    ("东观镇", UnitKind::Township, "140727101", &["东观"]),
    ("古县镇", UnitKind::Township, "140727102", &["古县"]),
    ("贾令镇", UnitKind::Township, "140727103", &["贾令"]),
    ("城赵镇", UnitKind::Township, "140727104", &["城赵"]),
    ("来远镇", UnitKind::Township, "140727105", &["来远"]),
    ("峪口乡", UnitKind::Township, "140727201", &["峪口"]),
    (
        "经济开发区",
        UnitKind::Zone,
        "140727400",
        &["开发区", "祁县经济开发区"],
    ),
];

const LINES: [(&str, UnitKind, &[&str]); 3] = [
    ("非公企业党委", UnitKind::EnterpriseCommittee, &[]),
    ("社会组织党委", UnitKind::SocialCommittee, &[]),
    ("快递物流行业党委", UnitKind::IndustryCommittee, &["快递物流"]),
];

/// Makes the trees and the settings that name the county.
pub async fn make(change: &Change, clock: Clock, today: NaiveDate) -> Result<Units, DbErr> {
    let since = today.checked_sub_days(Days::new(4000)).unwrap_or(today);
    let mut tree = Tree { change, since };
    let county = tree
        .add(UnitKind::County, "祁县", Some("140727"), &[], None, 1)
        .await?;
    let mut townships = Vec::new();
    for (sort, (name, kind, code, aliases)) in (1..).zip(TOWNSHIPS) {
        townships.push((
            tree.add(kind, name, Some(code), aliases, Some(&county), sort)
                .await?
                .0,
            name,
        ));
    }
    let committee = tree
        .add(
            UnitKind::WorkCommittee,
            "县委两新工委",
            None,
            &["两新工委"],
            None,
            1,
        )
        .await?;
    let mut lines = Vec::new();
    for (sort, (name, kind, aliases)) in (1..).zip(LINES) {
        lines.push((
            tree.add(kind, name, None, aliases, Some(&committee), sort)
                .await?
                .0,
            name,
        ));
    }
    for (key, value) in [
        ("county.name", "祁县"),
        ("authority.name", "中共祁县县委两新工委"),
        ("account.mode", "strict"),
        (keys::DEMO, "yes"),
    ] {
        let new = NewValue {
            unit: county.0,
            key: key.to_owned(),
            value: value.to_owned(),
            valid_from: since,
        };
        write_value(change.db(), clock, &new, None).await?;
    }
    Ok(Units {
        county: county.0,
        townships,
        lines,
    })
}

struct Tree<'a> {
    change: &'a Change,
    since: NaiveDate,
}

impl Tree<'_> {
    async fn add(
        &mut self,
        kind: UnitKind,
        name: &str,
        code: Option<&str>,
        aliases: &[&str],
        parent: Option<&(UnitId, String)>,
        sort_no: i32,
    ) -> Result<(UnitId, String), DbErr> {
        let id: UnitId = self.change.id();
        let path = crate::unit::path_below(parent.map_or("", |(_, path)| path.as_str()), id);
        let row = unit::ActiveModel {
            id: Set(id),
            tree: Set(kind.tree()),
            kind: Set(kind),
            code: Set(code.map(str::to_owned)),
            parent_id: Set(parent.map(|(id, _)| *id)),
            path: Set(path.clone()),
            sort_no: Set(sort_no),
            valid_from: Set(self.since),
            valid_to: Set(None),
            successor_id: Set(None),
        };
        unit::Entity::insert(row).exec(self.change.db()).await?;
        let names =
            std::iter::once((NameKind::Official, name)).chain(aliases.iter().map(|a| (NameKind::Alias, *a)));
        let rows = names.map(|(kind, name)| unit_name::ActiveModel {
            id: Set(self.change.id::<Uuid>()),
            unit_id: Set(id),
            kind: Set(kind),
            name: Set(name.to_owned()),
            valid_from: Set(self.since),
            valid_to: Set(None),
        });
        unit_name::Entity::insert_many(rows)
            .exec(self.change.db())
            .await?;
        Ok((id, path))
    }
}
