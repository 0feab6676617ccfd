//! What the notice says of hours and the exam: on SQLite and, where there is a cluster, on PostgreSQL.
use sanyou_schema::domain::exam::ExamBook;
use sanyou_schema::domain::value::id::{ExamId, SessionId};
use sanyou_schema::entity::exam;
use sea_orm::{EntityTrait, Set};

use super::action::make_papers::notice_words;
use super::testing::County;
use super::waiting_tests::counties;
use crate::platform::change::By;

async fn exam(county: &County, session: SessionId, book: Option<ExamBook>, weight: Option<i32>) {
    let change = county.platform().change(&By::system()).await.unwrap();
    let row = exam::ActiveModel {
        id: Set(change.id::<ExamId>()),
        session_id: Set(session),
        name: Set("结业考试".to_owned()),
        held_on: Set("2026-11-23".parse().unwrap()),
        full_mark: Set(100),
        pass_mark: Set(60),
        book: Set(book),
        weight: Set(weight),
    };
    exam::Entity::insert(row).exec(change.db()).await.unwrap();
    change.commit().await.unwrap();
}

#[tokio::test]
async fn the_notice_says_hours_and_how_the_exam_is_held_and_counts() {
    for county in counties().await {
        let assessed = async |id| {
            let (_, words, _) = notice_words(county.platform(), &county.organiser, id)
                .await
                .unwrap();
            words.assessment
        };
        let end = "出勤和考核合格的准予结业，登记学时；不合格的补训、补考。";
        let (said, unsaid) = (county.session(1, 5).await, county.session(2, 5).await);
        assert_eq!(assessed(said).await, format!("培训共2个半天，8学时。{end}"));
        exam(&county, said, Some(ExamBook::Closed), Some(60)).await;
        let held = "培训结束时进行“结业考试”（闭卷，满分100分，60分合格，占结业成绩的60%）。";
        assert_eq!(assessed(said).await, format!("培训共2个半天，8学时。{held}{end}"));
        exam(&county, unsaid, None, None).await;
        let held = "培训结束时进行“结业考试”（满分100分，60分合格）。";
        assert_eq!(
            assessed(unsaid).await,
            format!("培训共2个半天，8学时。{held}{end}")
        );
    }
}
