//! Puts a version of a scheme in force.
use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::certification::{CriterionKind, Scheme, check_scheme};
use sanyou_schema::domain::value::id::{SchemeId, UnitId};
use sanyou_schema::entity::scheme;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Set};

use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::unknown_class_kinds;

/// Writes the next version of a unit's scheme within a change, from a day on; the version before ends the day before.
///
/// Problems: the violations of the scheme (422).
pub async fn write_scheme(
    change: &mut Change,
    unit: UnitId,
    scheme: &Scheme,
    from: NaiveDate,
) -> Result<SchemeId, Problem> {
    let mut violations = check_scheme(scheme);
    violations.extend(unknown_kinds(change, unit, scheme).await?);
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let own = || {
        Condition::all()
            .add(scheme::Column::UnitId.eq(unit))
            .add(scheme::Column::Code.eq(&scheme.code))
    };
    let versions = scheme::Entity::find().filter(own()).count(change.db()).await?;
    scheme::Entity::update_many()
        .col_expr(scheme::Column::ValidTo, from.into())
        .filter(own())
        .filter(
            Condition::any()
                .add(scheme::Column::ValidTo.is_null())
                .add(scheme::Column::ValidTo.gt(from)),
        )
        .exec(change.db())
        .await?;
    let id: SchemeId = change.id();
    let row = scheme::ActiveModel {
        id: Set(id),
        unit_id: Set(unit),
        code: Set(scheme.code.clone()),
        name: Set(scheme.name.clone()),
        version: Set(i32::try_from(versions).unwrap_or(i32::MAX).saturating_add(1)),
        definition: Set(serde_json::to_string(scheme).map_err(Problem::internal)?),
        valid_from: Set(from),
        valid_to: Set(None),
    };
    scheme::Entity::insert(row).exec(change.db()).await?;
    change.audit(
        "scheme.write",
        "scheme",
        id,
        &serde_json::json!({"name": scheme.name}),
    );
    Ok(id)
}

/// Kinds of classes that the scheme asks for and that nobody can hold.
async fn unknown_kinds(change: &Change, unit: UnitId, scheme: &Scheme) -> Result<Vec<Violation>, DbErr> {
    let criteria = scheme.tiers.iter().flat_map(|tier| &tier.criteria);
    let codes = criteria.flat_map(|criterion| match &criterion.kind {
        CriterionKind::ClassCompleted { kinds, .. } | CriterionKind::ExamPassed { kinds, .. } => {
            kinds.iter().collect()
        }
        _ => Vec::new(),
    });
    let unknown = unknown_class_kinds(change.db(), unit, change.today(), codes).await?;
    let told = unknown.into_iter().map(|code| {
        let message = format!("没有班次类别“{code}”，请从“类别”里选。");
        Violation::new("scheme.class_kind", message).on("tiers")
    });
    Ok(told.collect())
}

/// The scheme that an installation begins with; the county changes it by a version of its own.
pub fn default_scheme() -> Result<Scheme, Problem> {
    serde_json::from_str(include_str!("../templates/scheme.json")).map_err(Problem::internal)
}

#[cfg(test)]
mod tests {
    use sanyou_schema::domain::certification::Stage;

    use super::*;

    #[test]
    fn the_default_scheme_holds_the_rules_of_schemes() {
        let scheme = default_scheme().unwrap();
        assert!(check_scheme(&scheme).is_empty());
        assert_eq!(scheme.tiers.len(), 3);
        assert!(scheme.stages.contains(&Stage::Township) && !scheme.stages.contains(&Stage::Publicity));
    }
}
