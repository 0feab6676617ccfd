//! What the file of a session holds and lacks, and the ledger's line of it.
use sanyou_schema::domain::value::SessionState;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::action::act_on_session::act_on_session;
use super::action::dossier::{add_file, dossier, file_of};
use super::action::ledger::{Entry, ledger, ledger_file};
use super::paper_tests::{counties, part};
use super::store::sessions::session_row;
use crate::platform::change::By;
use crate::platform::consequence::Consequences;

#[tokio::test]
async fn the_file_says_what_is_missing_and_the_ledger_as_well() {
    for county in counties().await {
        let id = county.locked().await;
        let (platform, organiser) = (county.platform(), &county.organiser);
        let lacking = async || -> Vec<&str> {
            let found = dossier(platform, organiser, id).await.unwrap();
            let lines = found.lines.into_iter().filter(|line| line.missing.is_some());
            lines.map(|line| line.kind.code()).collect()
        };
        assert_eq!(lacking().await, ["notice", "sign_in", "photo", "summary"]);
        let file = ("合影.jpg".to_owned(), "image/jpeg".to_owned(), vec![1, 2, 3]);
        add_file(platform, organiser, id, "photo", file.clone())
            .await
            .unwrap();
        assert_eq!(lacking().await, ["notice", "sign_in", "summary"]);
        let empty = (file.0.clone(), file.1.clone(), Vec::new());
        let refused = add_file(platform, organiser, id, "photo", empty)
            .await
            .unwrap_err();
        assert_eq!(refused.code(), "file.empty");
        let refused = add_file(platform, organiser, id, "x", file).await.unwrap_err();
        assert_eq!(refused.code(), "dossier.kind");
        let kept = dossier(platform, organiser, id).await.unwrap().files.remove(0);
        let back = file_of(platform, organiser, id, kept.file).await.unwrap();
        assert_eq!((back.name.as_str(), back.bytes), ("合影.jpg", vec![1, 2, 3]));
        let other = county.session(2, 5).await;
        let foreign = file_of(platform, organiser, other, kept.file)
            .await
            .err()
            .unwrap();
        assert_eq!(foreign.status().as_u16(), 404, "of another session");

        let entries = ledger(platform, organiser, 2026, None).await.unwrap();
        assert_eq!(entries.len(), 1, "what is prepared stands in no ledger");
        let line = &entries[0];
        assert_eq!(
            (line.days, line.planned, line.invited, line.arrived),
            (2, 5, 4, 0)
        );
        assert_eq!(
            (line.hours.as_str(), line.passed),
            ("8", None),
            "as credited: 4 a half-day"
        );
        assert_eq!(line.missing, ["通知", "签到", "总结"]);
        let mut entries = entries;
        let once = Entry {
            last_day: entries[0].first_day,
            spent: Some("3360元".to_owned()),
            ..entries[0].clone()
        };
        entries.push(once);
        let book = ledger_file(platform, &entries, 2026).await.unwrap();
        let sheet = part(&book.bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>3360</v>"), "a number, to be added up: {sheet}");
        let strings = part(&book.bytes, "xl/sharedStrings.xml");
        assert!(
            strings.contains("<t>2026-11-20</t>") && strings.contains("2026-11-20 至 2026-11-23"),
            "a single day once: {strings}"
        );
        assert!(
            strings.contains("归档号") && strings.contains("缺：通知、签到、总结"),
            "{strings}"
        );
        assert!(
            ledger(platform, &county.other, 2026, None)
                .await
                .unwrap()
                .is_empty()
        );
    }
}

#[tokio::test]
async fn what_lacks_is_said_before_it_is_archived_and_a_reason_lets_it_through() {
    for county in counties().await {
        let id = county.locked().await;
        let (platform, organiser) = (county.platform(), &county.organiser);
        let change = platform.change(&By::system()).await.unwrap();
        let row = session_row(change.db(), id).await.unwrap().unwrap();
        let mut row = row.into_active_model();
        row.state = Set(SessionState::Completed);
        row.update(change.db()).await.unwrap();
        change.commit().await.unwrap();
        let archive = async |reason| {
            act_on_session(
                platform,
                &Consequences::default(),
                organiser,
                id,
                "archive",
                reason,
            )
            .await
        };
        let refused = archive(None).await.unwrap_err();
        assert_eq!(
            (refused.code(), refused.extra("reason_would_do")),
            ("dossier.missing", Some(&true.into()))
        );
        let said: Vec<_> = refused
            .violations()
            .iter()
            .map(|one| one.message.clone())
            .collect();
        assert_eq!(said.len(), 4, "{said:?}");
        assert!(
            said.contains(&"照片：请上传至少一张照片。".to_owned()),
            "{said:?}"
        );
        assert_eq!(archive(Some(" ")).await.unwrap_err().code(), "dossier.missing");
        assert_eq!(archive(Some("照片丢失")).await.unwrap(), SessionState::Archived);
    }
}

#[tokio::test]
async fn the_workbook_says_that_a_session_was_cancelled_and_asks_no_papers_of_it() {
    for county in counties().await {
        let id = county.locked().await;
        county.act(id, "cancel").await.unwrap();
        let (platform, organiser) = (county.platform(), &county.organiser);
        let entries = ledger(platform, organiser, 2026, None).await.unwrap();
        let book = ledger_file(platform, &entries, 2026).await.unwrap();
        let strings = part(&book.bytes, "xl/sharedStrings.xml");
        assert!(strings.contains("轮训（取消）"), "{strings}");
        assert!(!strings.contains("缺："), "{strings}");
    }
}
