//! The demo's organisations, party organisations and about 400 workers. Their ID numbers are made up: sequence
//! 900–939 of two division codes, which no roster of the tests uses.
use chrono::{Datelike, Days, Months, NaiveDate};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use sanyou_schema::domain::roster::name::stem_key;
use sanyou_schema::domain::value::id::{
    AppointmentId, OrganisationId, PartyOrganisationId, PersonId, UnitId,
};
use sanyou_schema::domain::value::{
    AccountState, DatePrecision, Education, Employment, Ethnicity, IdNumber, OrganisationKind, PartialDate,
    PartyOrgKind, Phone, PoliticalStatus, Post, ReportingLine, RoleName, Sex,
};
use sanyou_schema::entity::{appointment, coverage, organisation, party_organisation, person};
use sea_orm::{DbErr, EntityTrait, Set};
use uuid::Uuid;

use super::units::Units;
use crate::account::{NewAccount, NewGrant, NewPlace, create_account, hash_secret};
use crate::platform::change::Change;
use crate::platform::initials::initials;
use crate::platform::problem::Problem;

/// A worker of the demo, as later demo data needs them.
#[derive(Debug, Clone)]
pub struct Worker {
    /// The person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// The township of the first post.
    pub unit: UnitId,
    /// The party organisation of the first post, with its name.
    pub party_organisation: (PartyOrganisationId, String),
    /// The first post.
    pub post: Post,
    /// Its first day.
    pub since: NaiveDate,
    /// Whether the post has ended.
    pub left: bool,
    /// The account `worker`.
    pub is_demo_account: bool,
}

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何",
    "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "程", "曹", "袁", "邓", "许",
    "傅", "沈", "曾", "彭", "吕", "苏",
];
const GIVEN: &[&str] = &[
    "志强", "建军", "晓东", "文斌", "海燕", "丽娟", "秀珍", "国庆", "永红", "俊杰", "雪梅", "桂英", "立新",
    "少华", "春生", "玉兰", "明辉", "亚楠", "慧敏", "振宇", "思远", "婷婷", "福生", "新民", "彩霞", "卫东",
    "金凤", "瑞芳", "学文", "爱华", "峰", "敏", "静", "磊", "洋", "艳", "勇", "娜", "涛", "鹏",
];
const FIRMS: &[(&str, &str, OrganisationKind)] = &[
    ("晋兴", "玻璃器皿有限公司", OrganisationKind::PrivateEnterprise),
    ("宏达", "玻璃制品有限公司", OrganisationKind::PrivateEnterprise),
    ("丰泽", "农业开发有限公司", OrganisationKind::PrivateEnterprise),
    ("昌源", "果业有限公司", OrganisationKind::PrivateEnterprise),
    ("通达", "物流有限公司", OrganisationKind::PrivateEnterprise),
    ("捷运", "快递服务有限公司", OrganisationKind::NewEmployment),
    ("晋商", "文化旅游有限公司", OrganisationKind::PrivateEnterprise),
    ("安居", "物业服务有限公司", OrganisationKind::PrivateEnterprise),
    ("启明", "职业培训学校", OrganisationKind::SocialOrganisation),
    ("金穗", "种植专业合作社", OrganisationKind::PrivateEnterprise),
    ("同心", "社会工作服务中心", OrganisationKind::SocialOrganisation),
    ("康宁", "养老服务中心", OrganisationKind::SocialOrganisation),
    ("华光", "机械铸造有限公司", OrganisationKind::PrivateEnterprise),
    ("绿源", "食品有限公司", OrganisationKind::PrivateEnterprise),
];
/// How the posts of a township's 44 rows are shared out, in turn.
const POSTS: &[Post] = &[
    Post::Secretary,
    Post::Instructor,
    Post::DeputySecretary,
    Post::Officer,
    Post::OrganisationMember,
    Post::Secretary,
    Post::PublicityMember,
    Post::Liaison,
];
const A_TOWNSHIP: usize = 44;

/// Makes the organisations and the workers, an account each.
pub async fn make(change: &mut Change, units: &Units, today: NaiveDate) -> Result<Vec<Worker>, Problem> {
    let mut maker = Maker {
        random: StdRng::seed_from_u64(140_727),
        today,
        made: 0,
        workers: Vec::new(),
    };
    for (unit, township) in units.townships.clone() {
        let parties = maker.organisations(change, units, unit, township).await?;
        for place in 0..A_TOWNSHIP {
            let party = parties[place % parties.len()].clone();
            let post = POSTS[place % POSTS.len()];
            maker
                .worker(change, unit, party, post, township == "东观镇" && place == 1)
                .await?;
        }
    }
    maker.second_posts(change, units).await?;
    maker.accounts(change).await?;
    Ok(maker.workers)
}

struct Maker {
    random: StdRng,
    today: NaiveDate,
    made: u32,
    workers: Vec<Worker>,
}

type Party = (PartyOrganisationId, String, OrganisationId);

impl Maker {
    /// The township's organisations, a party organisation each, but the last two share one (联合党支部).
    async fn organisations(
        &mut self,
        change: &Change,
        units: &Units,
        unit: UnitId,
        township: &str,
    ) -> Result<Vec<Party>, DbErr> {
        let short = township.trim_end_matches(['镇', '乡', '区']);
        let places = [township.to_owned()];
        let since = self.today - Months::new(96);
        let mut parties: Vec<Party> = Vec::new();
        for (place, (word, kind_of_firm, kind)) in FIRMS.iter().enumerate() {
            let name = format!("{short}{word}{kind_of_firm}");
            let organisation: OrganisationId = change.id();
            let row = organisation::ActiveModel {
                id: Set(organisation),
                territory_unit_id: Set(unit),
                name: Set(name.clone()),
                name_key: Set(stem_key(&name, &places)),
                kind: Set(Some(*kind)),
                credit_code: Set(None),
                valid_from: Set(since),
                valid_to: Set(None),
                successor_id: Set(None),
            };
            organisation::Entity::insert(row).exec(change.db()).await?;
            let joint = place + 1 == FIRMS.len();
            let party = match parties.last() {
                Some((id, name, _)) if joint => (*id, name.clone()),
                _ => self.party(change, units, unit, &name, *kind, since).await?,
            };
            let row = coverage::ActiveModel {
                id: Set(change.id::<Uuid>()),
                organisation_id: Set(organisation),
                party_organisation_id: Set(party.0),
                valid_from: Set(since),
                valid_to: Set(None),
            };
            coverage::Entity::insert(row).exec(change.db()).await?;
            if !joint {
                parties.push((party.0, party.1, organisation));
            }
        }
        Ok(parties)
    }

    async fn party(
        &mut self,
        change: &Change,
        units: &Units,
        unit: UnitId,
        firm: &str,
        kind: OrganisationKind,
        since: NaiveDate,
    ) -> Result<(PartyOrganisationId, String), DbErr> {
        let id: PartyOrganisationId = change.id();
        let name = format!("{firm}党支部");
        let logistics = kind == OrganisationKind::NewEmployment || firm.contains("物流");
        let line = match kind {
            _ if logistics => units.lines.get(2),
            OrganisationKind::SocialOrganisation => units.lines.get(1),
            _ => units.lines.first(),
        };
        let row = party_organisation::ActiveModel {
            id: Set(id),
            territory_unit_id: Set(unit),
            line_unit_id: Set(line.map(|(id, _)| *id)),
            reporting: Set(if logistics {
                ReportingLine::Line
            } else {
                ReportingLine::Territory
            }),
            kind: Set(PartyOrgKind::Branch),
            name: Set(name.clone()),
            name_key: Set(stem_key(&name, &[])),
            valid_from: Set(since),
            valid_to: Set(None),
            successor_id: Set(None),
        };
        party_organisation::Entity::insert(row).exec(change.db()).await?;
        Ok((id, name))
    }

    async fn worker(
        &mut self,
        change: &Change,
        unit: UnitId,
        party: Party,
        post: Post,
        is_demo_account: bool,
    ) -> Result<(), DbErr> {
        let person: PersonId = change.id();
        let name = self.name(is_demo_account);
        self.insert_person(change, person, &name, is_demo_account).await?;
        let months = if is_demo_account {
            40
        } else {
            self.random.random_range(2..90)
        };
        let since = (self.today - Months::new(months))
            .with_day(1)
            .unwrap_or(self.today);
        let left = !is_demo_account && self.random.random_ratio(1, 25);
        let ended = left.then(|| self.today - Days::new(self.random.random_range(10..200)));
        let ended = ended.filter(|end| *end > since);
        self.insert_post(change, person, party.0, Some(party.2), post, since, ended)
            .await?;
        self.workers.push(Worker {
            person,
            name,
            unit,
            party_organisation: (party.0, party.1),
            post,
            since,
            left: ended.is_some(),
            is_demo_account,
        });
        Ok(())
    }

    fn name(&mut self, is_demo_account: bool) -> String {
        if is_demo_account {
            return "程雪梅".to_owned();
        }
        let surname = SURNAMES.choose(&mut self.random).copied().unwrap_or("王");
        let given = GIVEN.choose(&mut self.random).copied().unwrap_or("敏");
        format!("{surname}{given}")
    }

    async fn insert_person(
        &mut self,
        change: &Change,
        id: PersonId,
        name: &str,
        is_demo_account: bool,
    ) -> Result<(), DbErr> {
        self.made += 1;
        let number = self.id_number();
        let sealed = number.as_ref().map(|number| change.keys().seal_id_number(number));
        let phone = Phone::parse(&format!("1990000{:04}", self.made)).ok();
        let phone = phone.map(|phone| change.keys().seal_phone(&phone));
        let birth = number.as_ref().map(IdNumber::birth_date);
        let member = is_demo_account || self.random.random_ratio(9, 10);
        let joined = birth.filter(|_| member).map(|birth| {
            PartialDate::day((birth + Months::new(12 * self.random.random_range(20..27))).min(self.today))
        });
        let education = [
            Education::SeniorSecondary,
            Education::Associate,
            Education::Associate,
            Education::Bachelor,
        ];
        let row = person::ActiveModel {
            id: Set(id),
            name: Set(name.to_owned()),
            initials: Set(initials(name)),
            sex: Set(number
                .as_ref()
                .map_or(Some(Sex::Male), |number| Some(number.sex()))),
            ethnicity: Set(Ethnicity::parse("汉族").ok()),
            birth_date: Set(birth.map(PartialDate::day)),
            id_number_enc: Set(sealed.as_ref().map(|s| s.sealed.clone())),
            id_number_hash: Set(sealed.as_ref().map(|s| s.hash.clone())),
            id_first15_hash: Set(sealed.as_ref().map(|s| s.first15.clone())),
            id_last4_hash: Set(sealed.map(|s| s.last4)),
            education: Set(education.choose(&mut self.random).copied()),
            political_status: Set(Some(if member {
                PoliticalStatus::FullMember
            } else {
                PoliticalStatus::Masses
            })),
            party_join_date: Set(joined),
            full_member_date: Set(None),
            party_work_since: Set(None),
            phone_enc: Set(phone.as_ref().map(|p| p.sealed.clone())),
            phone_hash: Set(phone.as_ref().map(|p| p.hash.clone())),
            phone_last4_hash: Set(phone.map(|p| p.last4)),
            email_enc: Set(None),
            tier_claim: Set(None),
            created_at: Set(change.at()),
            merged_into_id: Set(None),
        };
        person::Entity::insert(row).exec(change.db()).await?;
        Ok(())
    }

    /// A made-up number: sequence 900–939, with its check character.
    fn id_number(&mut self) -> Option<IdNumber> {
        let region = if self.random.random_ratio(3, 4) {
            "142430"
        } else {
            "140727"
        };
        let year = self.today.year() - self.random.random_range(26..60);
        let (month, day) = (self.random.random_range(1..13), self.random.random_range(1..29));
        let body = format!(
            "{region}{year:04}{month:02}{day:02}{}",
            self.random.random_range(900..940)
        );
        "0123456789X"
            .chars()
            .find_map(|check| IdNumber::parse(&format!("{body}{check}")).ok())
    }

    #[expect(clippy::too_many_arguments, reason = "a row's own columns")]
    async fn insert_post(
        &mut self,
        change: &Change,
        person: PersonId,
        party: PartyOrganisationId,
        organisation: Option<OrganisationId>,
        post: Post,
        since: NaiveDate,
        ended: Option<NaiveDate>,
    ) -> Result<(), DbErr> {
        let full_time = post == Post::Officer || self.random.random_ratio(1, 4);
        let row = appointment::ActiveModel {
            id: Set(change.id::<AppointmentId>()),
            person_id: Set(person),
            service_org_id: Set(party),
            membership_org_id: Set((post != Post::Instructor).then_some(party)),
            organisation_id: Set(organisation),
            post: Set(post),
            employment: Set(Some(if full_time {
                Employment::FullTime
            } else {
                Employment::PartTime
            })),
            administrative_post: Set(None),
            source_unit: Set(None),
            remark: Set(None),
            valid_from: Set(since),
            from_precision: Set(DatePrecision::Month),
            term_end: Set(None),
            valid_to: Set(ended),
        };
        appointment::Entity::insert(row).exec(change.db()).await?;
        Ok(())
    }

    /// Every thirty-fifth instructor serves in the next township as well; nobody in both 东观镇 and 城关镇, which are
    /// no neighbours in the official order.
    async fn second_posts(&mut self, change: &Change, units: &Units) -> Result<(), DbErr> {
        let order: Vec<UnitId> = units.townships.iter().map(|(id, _)| *id).collect();
        let workers = self.workers.clone();
        for worker in workers
            .iter()
            .filter(|w| w.post == Post::Instructor && !w.left)
            .step_by(12)
        {
            let Some(at) = order.iter().position(|unit| *unit == worker.unit) else {
                continue;
            };
            let Some(next) = order.get(at + 1) else { continue };
            let Some(host) = workers.iter().find(|other| other.unit == *next) else {
                continue;
            };
            let party = host.party_organisation.0;
            self.insert_post(
                change,
                worker.person,
                party,
                None,
                Post::Instructor,
                worker.since,
                None,
            )
            .await?;
        }
        Ok(())
    }

    /// An account each, to be activated; `worker` has the common password and a PIN.
    async fn accounts(&mut self, change: &mut Change) -> Result<(), Problem> {
        let password = hash_secret(super::accounts::PASSWORD.to_owned()).await?;
        let pin = hash_secret(super::accounts::PIN.to_owned()).await?;
        for (number, worker) in (1..).zip(&self.workers) {
            let demo = worker.is_demo_account;
            let new = NewAccount {
                login: if demo {
                    "worker".to_owned()
                } else {
                    format!("w{number:04}")
                },
                display_name: worker.name.clone(),
                person: Some(worker.person),
                home_unit: worker.unit,
                state: if demo {
                    AccountState::Active
                } else {
                    AccountState::Invited
                },
                password_hash: demo.then(|| password.clone()),
                pin_hash: demo.then(|| pin.clone()),
                must_change: false,
                informed: demo,
                grants: vec![NewGrant {
                    role: RoleName::Worker,
                    place: NewPlace::Oneself,
                    valid_from: worker.since,
                    valid_to: None,
                }],
            };
            create_account(change, new).await?;
        }
        Ok(())
    }
}
