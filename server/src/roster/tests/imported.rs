//! A roster from the upload to the applied rows.
use super::*;

#[tokio::test]
async fn a_township_has_its_own_rows_and_refuses_the_others() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    let import = county.import(id).await;
    assert_eq!(import.state, ImportState::Staged);
    let totals = county.totals(id).await;
    assert_eq!(sum(totals), 60, "all but missing add up to the rows seen");
    // 45 of other townships, and one of hers without a name
    assert_eq!((totals.new, totals.refused, totals.missing), (14, 46, 0));
    let others = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(id))
        .filter(import_row::Column::Code.eq("scope.other_unit"))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(others, 45);
    let sentence = county.sentence(id).await;
    assert!(
        sentence.starts_with("读到 4 个表、60 人。15 人是您的，45 人属于其他乡镇，这次不写入。"),
        "{sentence}"
    );
    assert!(
        sentence.contains("其中 1 人不改不能写入。和上次比：新增 14"),
        "{sentence}"
    );
    let summary = summary_of(&county.platform().keys, &import).unwrap();
    let codes: Vec<_> = summary
        .causes
        .iter()
        .map(|c| (c.code.as_str(), c.rows.len()))
        .collect();
    assert_eq!(
        codes,
        [
            ("name.missing", 1),
            ("phone.invalid", 1),
            ("scope.other_unit", 45)
        ]
    );
    county.apply(&county.dongguan, id).await;
    let people = person::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(people, 14);
    let invited = account::Entity::find()
        .filter(account::Column::State.eq(AccountState::Invited))
        .filter(account::Column::HomeUnitId.eq(unit))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(invited, 14, "each has an account to be activated");
    let noted = audit_entry::Entity::find()
        .filter(audit_entry::Column::Action.eq("person.create"))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(noted, 14, "each is noted");
}

#[tokio::test]
async fn a_mended_cell_and_a_row_left_out_are_compared_again() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    let before = county.import(id).await.fingerprint.unwrap();
    let mending = |text: &str| Mending {
        sheet: "东观镇".to_owned(),
        row: 7,
        field: "name".to_owned(),
        text: text.to_owned(),
    };
    mend_cell(county.platform(), &county.dongguan, id, mending("王小明"))
        .await
        .unwrap();
    assert_eq!(county.import(id).await.state, ImportState::Reading);
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(county.totals(id).await.new, 15);
    assert_ne!(county.import(id).await.fingerprint.unwrap(), before);
    assert_eq!(
        code(apply_import(county.platform(), &county.dongguan, id, &before).await),
        "import.stale"
    );
    exclude_row(county.platform(), &county.dongguan, id, ("东观镇", 7), true)
        .await
        .unwrap();
    assert!(read_next(county.platform()).await.unwrap());
    let totals = county.totals(id).await;
    assert_eq!((totals.new, totals.skipped, sum(totals)), (14, 1, 60));
    let unknown = Mending {
        field: "shoe_size".to_owned(),
        ..mending("43")
    };
    assert_eq!(
        code(mend_cell(county.platform(), &county.dongguan, id, unknown).await),
        "import.field"
    );
    county.apply(&county.dongguan, id).await;
    assert_eq!(
        code(mend_cell(county.platform(), &county.dongguan, id, mending("王小亮")).await),
        "import.transition"
    );
}

#[tokio::test]
async fn the_county_applies_all_and_the_same_file_again_changes_nothing() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    let totals = county.totals(id).await;
    assert_eq!((totals.new, totals.refused, sum(totals)), (58, 2, 60));
    county.apply(&county.organiser, id).await;
    let again = county.read(&county.organiser, unit).await;
    let totals = county.totals(again).await;
    assert_eq!(
        (totals.unchanged, totals.refused, sum(totals)),
        (58, 2, 60),
        "{totals:?}"
    );
    assert_eq!(county.import(again).await.earlier_id, Some(id));
    let posts = appointment::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(posts, 58);
    let covered = coverage::Entity::find().count(county.db()).await.unwrap();
    let employers = organisation::Entity::find().count(county.db()).await.unwrap();
    let parties = party_organisation::Entity::find()
        .count(county.db())
        .await
        .unwrap();
    assert!(covered >= employers && employers > 0 && parties > 0);
}

#[tokio::test]
async fn the_file_comes_back_marked_and_what_failed_alone() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    let download = async |extent| marked_workbook(county.platform(), &county.organiser, id, extent).await;
    let options = sanyou_import::Options::new(county.import(id).await.as_of);
    let marked = download(Extent::All).await.unwrap();
    assert_eq!(marked.name, "by-township-批注.xlsx");
    let read = sanyou_import::check(&marked.bytes, &marked.name, &options).unwrap();
    let told = |row: &sanyou_import::Row| row.cells.values().any(|text| text == RowOutcome::New.label());
    let rows = || read.sheets.iter().flat_map(|sheet| &sheet.rows);
    assert_eq!(rows().filter(|row| told(row)).count(), 58);
    let failed = download(Extent::Failed).await.unwrap();
    assert_eq!(failed.name, "by-township-有问题的行.xlsx");
    let read = sanyou_import::check(&failed.bytes, &failed.name, &options).unwrap();
    assert_eq!((read.totals.rows, read.totals.error), (2, 2));
    let (unit, _) = county.townships[1].clone();
    let good =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let good = county.upload(&county.dongguan, unit, "good.csv", good).await;
    let none = marked_workbook(county.platform(), &county.dongguan, good, Extent::Failed).await;
    assert_eq!(code(none.map(drop)), "import.none_failed");
}

#[tokio::test]
async fn what_another_import_did_makes_a_preview_stale() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let first = county.read(&county.dongguan, unit).await;
    let second = county.read(&county.dongguan, unit).await;
    let shown = county.import(second).await.fingerprint.unwrap();
    county.apply(&county.dongguan, first).await;
    let refused = apply_import(county.platform(), &county.dongguan, second, &shown).await;
    assert_eq!(code(refused), "import.stale");
    let totals = county.totals(second).await;
    assert_eq!((totals.new, totals.unchanged), (0, 14), "it was compared anew");
}

#[tokio::test]
async fn a_post_that_moves_ends_and_begins() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let row = |party: &str, since: &str| {
        csv(&[&format!(
            "张小三,11010519491231002X,东观镇,{party},党支部书记,{since},13800002210"
        )])
    };
    let id = county
        .upload(&county.dongguan, unit, "a.csv", row("甲公司党支部", "2020.03"))
        .await;
    county.apply(&county.dongguan, id).await;
    let id = county
        .upload(&county.dongguan, unit, "b.csv", row("乙公司党支部", "2024.08"))
        .await;
    assert_eq!(county.totals(id).await.moved, 1);
    county.apply(&county.dongguan, id).await;
    let person = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    let posts = crate::roster::posts_of(county.db(), person.id).await.unwrap();
    let told: Vec<_> = posts
        .iter()
        .map(|post| {
            let to = post.valid_to.map(|day| day.to_string()).unwrap_or_default();
            (post.party_organisation.clone(), post.valid_from.to_string(), to)
        })
        .collect();
    let want = |name: &str, from: &str, to: &str| (name.to_owned(), from.to_owned(), to.to_owned());
    assert_eq!(
        told,
        [
            want("乙公司党支部", "2024-08-01", ""),
            want("甲公司党支部", "2020-03-01", "2024-08-01"),
        ]
    );
    let id = county
        .upload(&county.dongguan, unit, "b.csv", row("乙公司党支部", "2024.08"))
        .await;
    assert_eq!(county.totals(id).await.unchanged, 1);
}

#[tokio::test]
async fn what_can_not_be_read_says_why() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    for (bytes, want) in [
        (b"hello".to_vec(), "file.no_header"),
        (b"\x00\x01\x02\x03 nothing".to_vec(), "file.not_a_workbook"),
    ] {
        let id = county.upload(&county.dongguan, unit, "x.xlsx", bytes).await;
        let import = county.import(id).await;
        assert_eq!(import.state, ImportState::Failed, "{want}");
        assert_eq!(import.failure.as_deref(), Some(want));
        assert!(import.failure_text.is_some());
    }
    let empty = Upload {
        name: "x.xlsx".to_owned(),
        bytes: Vec::new(),
        unit,
        mode: ImportMode::Both,
        is_part: false,
        kind: None,
    };
    let refused = upload_import(county.platform(), &county.dongguan, empty).await;
    assert_eq!(refused.unwrap_err().code(), "file.empty");
    let change = county.platform().change(&By::system()).await.unwrap();
    setting::Entity::insert(setting::ActiveModel {
        id: Set(change.id()),
        unit_id: Set(unit),
        key: Set("import.max_bytes".to_owned()),
        value: Set("1572864".to_owned()),
        valid_from: Set("2026-01-01".parse().unwrap()),
        valid_to: Set(None),
        changed_by: Set(None),
    })
    .exec(change.db())
    .await
    .unwrap();
    change.commit().await.unwrap();
    let large = Upload {
        name: "x.csv".to_owned(),
        bytes: vec![b'a'; 1_572_865],
        unit,
        mode: ImportMode::Both,
        is_part: false,
        kind: None,
    };
    let refused = upload_import(county.platform(), &county.dongguan, large)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "file.too_large");
    assert!(refused.detail().contains("最大 1.5 MB"), "{}", refused.detail());
    let elsewhere = Upload {
        name: "x.xlsx".to_owned(),
        bytes: fixture(),
        unit: county.townships[0].0,
        mode: ImportMode::Both,
        is_part: false,
        kind: None,
    };
    let refused = upload_import(county.platform(), &county.dongguan, elsewhere).await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
}

#[tokio::test]
async fn a_post_that_no_cell_tells_is_said_to_be_assumed() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let file = "姓名,身份证号,党组织名称\n张小三,11010519491231002X,甲公司党支部\n"
        .as_bytes()
        .to_vec();
    let id = county.upload(&county.dongguan, unit, "a.csv", file.clone()).await;
    let summary = summary_of(&county.platform().keys, &county.import(id).await).unwrap();
    let codes: Vec<_> = summary
        .causes
        .iter()
        .map(|c| (c.code.as_str(), c.severity.as_str()))
        .collect();
    assert_eq!(codes, [("post.assumed", "warning")]);
    county.apply(&county.dongguan, id).await;
    let post = appointment::Entity::find()
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (post.post, post.from_precision),
        (Post::Officer, DatePrecision::Import)
    );
    let again = county.upload(&county.dongguan, unit, "a.csv", file).await;
    assert_eq!(county.totals(again).await.unchanged, 1);
}

#[tokio::test]
async fn another_post_at_the_same_place_follows_and_a_slip_is_corrected() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let row = |post: &str, since: &str| {
        csv(&[&format!(
            "张小三,11010519491231002X,东观镇,甲公司党支部,{post},{since},13800002210"
        )])
    };
    for (post, since) in [
        ("组织委员", "2020.03"),
        // the same day: the post was written wrongly
        ("宣传委员", "2020.03"),
        ("党支部书记", "2024.08"),
    ] {
        let id = county
            .upload(&county.dongguan, unit, "a.csv", row(post, since))
            .await;
        county.apply(&county.dongguan, id).await;
    }
    let person = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    let posts = crate::roster::posts_of(county.db(), person.id).await.unwrap();
    let told: Vec<_> = posts
        .iter()
        .map(|post| {
            (
                post.post,
                post.valid_from.to_string(),
                post.valid_to.map(|day| day.to_string()),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Post::Secretary, "2024-08-01".to_owned(), None),
            (
                Post::PublicityMember,
                "2020-03-01".to_owned(),
                Some("2024-08-01".to_owned())
            ),
        ]
    );
}

#[tokio::test]
async fn a_lease_that_ran_out_is_taken_over_once() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let upload = Upload {
        name: "by-township.xlsx".to_owned(),
        bytes: fixture(),
        unit,
        mode: ImportMode::Both,
        is_part: false,
        kind: None,
    };
    let id = upload_import(county.platform(), &county.dongguan, upload)
        .await
        .unwrap();
    let now = county.platform().clock.now();
    let set = async |until: chrono::DateTime<chrono::Utc>| {
        let txn = county.platform().database.begin().await.unwrap();
        roster_import::Entity::update_many()
            .col_expr(roster_import::Column::LeasedUntil, Expr::value(until))
            .exec(&txn)
            .await
            .unwrap();
        txn.commit().await.unwrap();
    };
    set(now + turns::LEASE).await;
    assert!(!read_next(county.platform()).await.unwrap(), "somebody reads it");
    // as after a restart with the clock of a test
    set(now + turns::LEASE * 2).await;
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(county.import(id).await.state, ImportState::Staged);
    let upload = Upload {
        name: "by-township.xlsx".to_owned(),
        bytes: fixture(),
        unit,
        mode: ImportMode::Both,
        is_part: false,
        kind: None,
    };
    let id = upload_import(county.platform(), &county.dongguan, upload)
        .await
        .unwrap();
    set(now - turns::LEASE).await;
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(county.import(id).await.state, ImportState::Staged);
    let rows = import_row::Entity::find()
        .filter(import_row::Column::Outcome.eq(RowOutcome::New))
        .filter(import_row::Column::ImportId.eq(id))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(rows, 14);
}

#[tokio::test]
async fn what_a_new_persons_number_says_is_written_where_the_roster_is_silent() {
    let county = County::new().await;
    let bytes = "姓名,身份证号,乡镇,党组织名称,党内职务,性别\n\
                 王小明,11010519491231002X,东观镇,中共红星陶瓷有限公司支部委员会,书记,男\n";
    let id = county
        .upload(&county.organiser, county.whole.0, "名单.csv", bytes.into())
        .await;
    county.apply(&county.organiser, id).await;
    let row = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    assert_eq!(row.birth_date.unwrap().to_string(), "1949-12-31");
    assert_eq!(
        row.sex.unwrap().code(),
        "male",
        "its own cell is written over the number's"
    );
    // the same roster again changes nothing
    let again = county
        .upload(
            &county.organiser,
            county.whole.0,
            "再来.csv",
            [bytes.as_bytes(), b"\n"].concat(),
        )
        .await;
    assert_eq!(county.totals(again).await.unchanged, 1);
}
