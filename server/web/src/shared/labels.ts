/** Words for the codes that the service answers with; the codes are those of the domain's enumerations. */
import { subjectWord } from './session'

/** `{subject}` stands for 两新 or 两企三新, as the county set it; `word` puts it in. */
type Labels = Record<string, string>

export const unitKind: Labels = {
  prefecture: '市',
  county: '县',
  township: '乡镇',
  zone: '开发区',
  community: '社区',
  work_committee: '{subject}工委',
  enterprise_committee: '非公企业党委',
  social_committee: '社会组织党委',
  industry_committee: '行业党委',
}

export const partyKind: Labels = {
  committee: '党委',
  general_branch: '党总支',
  branch: '党支部',
  joint_branch: '联合党支部',
  group: '党小组',
  temporary: '临时党支部',
  functional: '功能型党支部',
}

export const datePrecision: Labels = {
  day: '到日',
  month: '到月',
  import: '按导入日',
}

export const accountState: Labels = {
  invited: '待激活',
  active: '正常',
  stopped: '停用',
}

export const roleName: Labels = {
  county_organiser: '县级管理员',
  line_admin: '行业党委管理员',
  township_admin: '乡镇管理员',
  class_teacher: '班主任',
  expert: '评审专家',
  party_organisation: '党组织',
  worker: '党务工作者',
  viewer: '查阅',
  system_admin: '系统管理员',
  security_admin: '安全保密管理员',
  audit_admin: '安全审计员',
}

export const importState: Labels = {
  reading: '读取中',
  staged: '待确认',
  guarded: '待复核',
  applying: '写入中',
  applied: '已写入',
  undone: '已撤销',
  partly_undone: '部分撤销',
  failed: '没有读成',
}

export const importMode: Labels = {
  both: '新增并更新',
  add: '只新增',
  update: '只更新',
  fill: '只补空缺',
}

export const sheetKind: Labels = {
  roster: '党务工作者花名册',
  units: '{subject}组织台账',
  assessment: '年度考核',
  honour: '荣誉表彰',
  star: '星级党组织',
  alliance: '党建联盟',
  pair: '结对帮带',
  talent: '双培双推',
  charter: '党建入章',
  cross_post: '交叉任职',
}

/** What an organisation with members of the party may lack. */
export const lacking: Labels = {
  secretary: '有党员没有书记',
  instructor: '有党员没有指导员',
  both: '有党员，书记和指导员都没有',
}

export const factGrade: Labels = {
  excellent: '优秀',
  competent: '称职',
  basic: '基本称职',
  incompetent: '不称职',
  not_graded: '不定等次',
  star_1: '一星',
  star_2: '二星',
  star_3: '三星',
  star_4: '四星',
  star_5: '五星',
  national: '国家级',
  province: '省级',
  prefecture: '市级',
  county: '县级',
  township: '乡镇级',
  member_to_expert: '党员培养成生产能手',
  expert_to_manager: '党员能手推荐为经营管理人才',
  expert_to_member: '生产能手培养成党员',
  included: '已入章',
  not_included: '未入章',
}

export const operatingState: Labels = {
  operating: '正常运营',
  suspended: '停业',
  closed: '已注销',
  not_found: '查无下落',
}

export const coverageKind: Labels = {
  alone: '单独组建',
  joint: '联合组建',
  instructor: '派驻指导员',
  mass_organisation: '群团组织覆盖',
  uncovered: '未覆盖',
}

export const rowOutcome: Labels = {
  new: '新增',
  changed: '变更',
  unchanged: '无变化',
  moved: '调动',
  pending: '待核',
  refused: '不导入',
  skipped: '跳过',
}

export const courseState: Labels = {
  draft: '拟稿',
  open: '开放',
  closed: '停开',
}

export const orderState: Labels = {
  asked: '待定日期',
  agreed: '已定日期',
  held: '已授课',
  rated: '已评价',
  declined: '未安排',
  cancelled: '已取消',
}

export const visitState: Labels = {
  booked: '已约',
  came: '已到',
  missed: '未到',
  cancelled: '已取消',
}

export const orderProvider: Labels = {
  county: '开课单位送课',
  alliance: '联盟送课',
  venue: '阵地接待',
}

/** What a post counts as. */
export const role: Labels = {
  secretary: '党组织书记',
  instructor: '党建指导员',
  fulltime: '专职党务工作者',
  committee: '党组织委员',
}

/** What a course may be recommended for. */
export const courseGap: Labels = {
  new_in_post: '新任',
  hours_missing: '学时未达标',
  tier_in_reach: '拟升级',
}

/** The tier that somebody holds, none among them. */
export const heldTier: Labels = {
  none: '未认证',
  junior: '初级',
  intermediate: '中级',
  senior: '高级',
}

export const questionKind: Labels = {
  single: '单选',
  multiple: '多选',
  true_false: '判断',
}

export const venueKind: Labels = {
  hall: '培训场所',
  centre: '党群服务中心',
  site: '现场教学点',
  provider: '外部培训机构',
}

export const roomKind: Labels = {
  classroom: '教室',
  hall: '报告厅',
  meeting: '会议室',
  service: '党务服务区',
  advice: '政策咨询区',
  relief: '帮扶救助区',
  talent: '人才服务区',
  legal: '法律援助区',
  exhibition: '展厅',
  reading: '阅览区',
  activity: '活动区',
  other: '其他',
}

export const teaching: Labels = {
  offline: '线下',
  online: '线上',
  mixed: '线上线下混合',
}

/** How a person came onto a list. */
export const origin: Labels = {
  call_up: '调训',
  township: '乡镇报名',
  self: '自愿报名',
}

export const sessionState: Labels = {
  preparing: '筹备',
  announced: '已发通知',
  enrolling: '报名中',
  locked: '名单锁定',
  checked_in: '已报到',
  running: '在训',
  assessing: '考核',
  completed: '已结业',
  archived: '已归档',
  postponed: '延期',
  cancelled: '取消',
}

export const halfDay: Labels = {
  am: '上午',
  pm: '下午',
}

export const enrolmentState: Labels = {
  allotted: '已分配名额',
  enrolled: '已报名',
  waiting: '候补',
  approved: '已审核',
  awaiting_arrival: '待报到',
  arrived: '已报到',
  not_arrived: '未报到',
  in_training: '在训',
  completed: '结业',
  not_completed: '未结业',
  dropped_out: '退学',
  replaced: '已换人',
  withdrawn: '已退出',
  cancelled: '已取消',
}

export const markStatus: Labels = {
  present: '出勤',
  late: '迟到',
  left_early: '早退',
  leave_personal: '事假',
  leave_sick: '病假',
  leave_public: '公假',
  absent: '旷课',
  exempt: '免修',
}

export const creditKind: Labels = {
  concentrated: '集中培训',
  collective: '集体学习',
  self_study: '个人自学',
  other: '其他',
}

export const applicationState: Labels = {
  draft: '草稿',
  submitted: '已申报',
  recommended: '党组织推荐',
  township_passed: '乡镇初审',
  county_passed: '县级复审',
  tested: '培训测试',
  reviewed: '综合评审',
  proposed: '拟认定',
  publicised: '公示中',
  objected: '公示异议',
  recognised: '认定',
  issued: '已发证',
  returned: '退回补正',
  not_admitted: '不予受理',
  rejected: '审核不通过',
  test_failed: '测试不合格',
  review_failed: '评审不通过',
  overturned: '异议撤销',
  withdrawn: '本人撤回',
}

export const certificateState: Labels = {
  valid: '有效',
  review_due: '待年审',
  rectifying: '年审整改',
  suspended: '暂停',
  downgraded: '已降级',
  superseded: '已被替代',
  void: '注销',
  revoked: '撤销',
  expired: '已过期',
}

export const deliveryChannel: Labels = {
  inbox: '站内消息',
  mail: '邮件',
  township: '乡镇告知',
}

export const deliveryState: Labels = {
  pending: '待送达',
  sent: '已发送',
  told: '已告知',
  failed: '发送失败',
  parked: '已搁置',
  replaced: '已有新通知',
}

/** Where the township tells: nothing is sent, somebody is called. */
export const tellingState: Labels = { ...deliveryState, pending: '待告知' }

export const sex: Labels = {
  male: '男',
  female: '女',
}

export const education: Labels = {
  primary: '小学',
  junior_secondary: '初中',
  senior_secondary: '高中',
  secondary_vocational: '中专',
  associate: '大专',
  bachelor: '本科',
  master: '硕士研究生',
  doctor: '博士研究生',
}

export const politicalStatus: Labels = {
  full_member: '中共党员',
  probationary_member: '中共预备党员',
  league_member: '共青团员',
  other_party: '民主党派',
  masses: '群众',
}

export const organisationKind: Labels = {
  private_enterprise: '非公有制企业',
  social_organisation: '社会组织',
  new_employment: '新就业群体',
}

export const partyOrgKind: Labels = {
  branch: '党支部',
  joint_branch: '联合党支部',
  general_branch: '党总支',
  committee: '党委',
  group: '党小组',
  temporary: '临时党支部',
  functional: '功能型党支部',
}

export const post: Labels = {
  secretary: '党组织书记',
  deputy_secretary: '党组织副书记',
  organisation_member: '组织委员',
  publicity_member: '宣传委员',
  discipline_member: '纪检委员',
  committee_member: '支部委员',
  instructor: '党建指导员',
  liaison: '党建联络员',
  officer: '专职党务工作者',
}

export const employment: Labels = {
  full_time: '专职',
  part_time: '兼职',
}

export const tier: Labels = {
  junior: '初级',
  intermediate: '中级',
  senior: '高级',
}

/** The word for a code; a code that is not known yet stands as it is, so that nothing is hidden. */
export function word(labels: Labels, code: string | null | undefined): string {
  if (!code) return '—'
  return (labels[code] ?? code).replace('{subject}', subjectWord.value)
}

/** `兴盛玻璃党支部书记`: a post with its party organisation reads without the word twice. */
export function postAt(partyOrganisation: string, code: string): string {
  return `${partyOrganisation}${word(post, code).replace(/^党组织/, '')}`
}

/** Where an application stands, and what it waits for. */
export const applicationStage: Labels = {
  submitted: '已申报，等党组织推荐',
  recommended: '已推荐，等乡镇初审',
  township_passed: '乡镇初审通过，等县级复审',
  county_passed: '县级复审通过，等发证',
  recognised: '已认定，等发证',
}

/** The fields of a roster row, as a township's spreadsheet heads them. */
export const rosterField: Labels = {
  name: '姓名',
  sex: '性别',
  ethnicity: '民族',
  birth_date: '出生日期',
  id_number: '身份证号',
  education: '学历',
  party_join_date: '入党时间',
  post_since: '任职时间',
  party_work_since: '从事党务工作时间',
  full_member_date: '转正时间',
  certificate_date: '发证时间',
  term_end: '任期届满',
  political_status: '政治面貌',
  township: '乡镇',
  organisation: '所在党组织',
  employer: '工作单位',
  administrative_post: '行政职务',
  source_unit: '选派单位',
  certificate_number: '证书编号',
  remark: '备注',
  email: '邮箱',
  credit_code: '统一社会信用代码',
  organisation_kind: '组织类型',
  post: '党内职务',
  employment: '专兼职',
  phone: '手机',
  tier: '认证级别',
  tier_applied: '拟申报级别',
  year: '年度',
  grade: '考核等次',
  star: '星级',
  honour: '荣誉名称',
  honour_level: '荣誉级别',
  talent: '培养推荐情况',
  charter: '是否入章',
  cross_post: '交叉任职职务',
  stated_on: '时间',
  operating_state: '经营状态',
  staff_count: '职工人数',
  member_count: '党员人数',
  coverage: '组建方式',
  checked_on: '摸排时间',
  alliance: '联盟名称',
  industry: '行业',
  lead: '牵头单位',
  member: '成员单位',
  helper: '帮扶党组织',
  helped: '被帮扶党组织',
  measures: '帮带措施',
  from_date: '开始时间',
  to_date: '结束时间',
}

const byField: Record<string, Labels> = {
  sex,
  education,
  political_status: politicalStatus,
  organisation_kind: organisationKind,
  post,
  employment,
  tier,
  tier_applied: tier,
  grade: factGrade,
  star: factGrade,
  honour_level: factGrade,
  talent: factGrade,
  charter: factGrade,
  operating_state: operatingState,
  coverage: coverageKind,
}

/** A roster value as people write it. */
export function rosterValue(field: string, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '（空）'
  return byField[field]?.[value] ?? value
}
