import type { RouteRecordRaw } from 'vue-router'
import { createRouter, createWebHistory } from 'vue-router'

import { findSession, keepSession, session } from '@shared/session'

import { home, places } from './nav'

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true, title: '登录' } },
  { path: '/password', component: () => import('./pages/PasswordPage.vue'), meta: { title: '改密码' } },
  { path: '/second-factor', component: () => import('./pages/SecondFactorPage.vue'), meta: { title: '动态码' } },
  {
    path: '/',
    component: () => import('./components/ConsoleFrame.vue'),
    children: [
      { path: '', component: () => import('./pages/TodayPage.vue'), meta: { title: '今天' } },
      { path: 'people', component: () => import('./pages/PeoplePage.vue'), meta: { title: '名册' } },
      { path: 'people/new', component: () => import('./pages/PersonNewPage.vue'), meta: { title: '新增一人' } },
      { path: 'people/:person', component: () => import('./pages/PersonPage.vue'), props: true, meta: { title: '人员' } },
      { path: 'imports', component: () => import('./pages/ImportsPage.vue'), meta: { title: '导入记录' } },
      { path: 'imports/new', component: () => import('./pages/ImportNewPage.vue'), meta: { title: '导入名册' } },
      { path: 'imports/:id', component: () => import('./pages/ImportPage.vue'), props: true, meta: { title: '导入名册' } },
      { path: 'releases', component: () => import('./pages/ReleasesPage.vue'), meta: { title: '复核名册' } },
      { path: 'identity-questions', component: () => import('./pages/QuestionsPage.vue'), meta: { title: '待认的人' } },
      { path: 'import-answers', component: () => import('./pages/AnswersPage.vue'), meta: { title: '记住的回答' } },
      { path: 'organisations', component: () => import('./pages/OrganisationsPage.vue'), meta: { title: '组织' } },
      { path: 'organisations/:organisation', component: () => import('./pages/OrganisationPage.vue'), props: true, meta: { title: '组织' } },
      { path: 'party-organisations', component: () => import('./pages/PartyOrganisationsPage.vue'), meta: { title: '党组织' } },
      { path: 'party-organisations/:party', component: () => import('./pages/OrganisationPage.vue'), props: true, meta: { title: '党组织' } },
      { path: 'corrections', component: () => import('./pages/CorrectionsPage.vue'), meta: { title: '信息有误' } },
      { path: 'transfers', component: () => import('./pages/TransfersPage.vue'), meta: { title: '调动' } },
      { path: 'changes', component: () => import('./pages/ChangesPage.vue'), meta: { title: '变动记录' } },
      { path: 'year-plans', component: () => import('./pages/YearPlansPage.vue'), meta: { title: '年度计划' } },
      { path: 'year-plans/:id', component: () => import('./pages/YearPlanPage.vue'), props: true, meta: { title: '年度计划' } },
      { path: 'venues', component: () => import('./pages/VenuesPage.vue'), meta: { title: '场地' } },
      { path: 'venues/:venue', component: () => import('./pages/VenuePage.vue'), props: true, meta: { title: '场地' } },
      { path: 'venues/:venue/week', component: () => import('./pages/VenueWeekPage.vue'), props: true, meta: { title: '来访预约' } },
      { path: 'venues/:venue/visits', component: () => import('./pages/VenueVisitsPage.vue'), props: true, meta: { title: '来访登记' } },
      { path: 'lecturers', component: () => import('./pages/LecturersPage.vue'), meta: { title: '讲师' } },
      { path: 'lecturers/:lecturer', component: () => import('./pages/LecturerPage.vue'), props: true, meta: { title: '讲师' } },
      { path: 'sessions', component: () => import('./pages/SessionsPage.vue'), meta: { title: '培训' } },
      { path: 'sessions/ledger', component: () => import('./pages/LedgerPage.vue'), meta: { title: '培训台账' } },
      { path: 'sessions/calendar', component: () => import('./pages/CalendarPage.vue'), meta: { title: '培训日历' } },
      { path: 'sessions/new', component: () => import('./pages/SessionNewPage.vue'), meta: { title: '新开一期' } },
      { path: 'sessions/:id', component: () => import('./pages/SessionPage.vue'), props: true, meta: { title: '培训' } },
      { path: 'sessions/:id/enrol', component: () => import('./pages/EnrolPage.vue'), props: true, meta: { title: '报名' } },
      { path: 'courses', component: () => import('./pages/CoursesPage.vue'), meta: { title: '课程' } },
      { path: 'courses/new', component: () => import('./pages/CourseNewPage.vue'), meta: { title: '新建课程' } },
      { path: 'courses/:id', component: () => import('./pages/CoursePage.vue'), props: true, meta: { title: '课程' } },
      { path: 'course-orders', component: () => import('./pages/CourseOrdersPage.vue'), meta: { title: '选课点单' } },
      { path: 'course-recommendations', component: () => import('./pages/CourseAdvicePage.vue'), meta: { title: '差别培训' } },
      { path: 'training-kinds', component: () => import('./pages/KindsPage.vue'), meta: { title: '课程类别' } },
      { path: 'rolls', component: () => import('./pages/RollsPage.vue'), meta: { title: '考勤' } },
      { path: 'slots/:slot/roll', component: () => import('./pages/RollPage.vue'), props: true, meta: { title: '点名' } },
      { path: 'applications', component: () => import('./pages/ApplicationsPage.vue'), meta: { title: '资格认证' } },
      { path: 'applications/:id', component: () => import('./pages/ApplicationPage.vue'), props: true, meta: { title: '申报' } },
      { path: 'certificates', component: () => import('./pages/CertificatesPage.vue'), meta: { title: '证书' } },
      { path: 'certificates/:id', component: () => import('./pages/CertificatePage.vue'), props: true, meta: { title: '证书' } },
      { path: 'to-tell', component: () => import('./pages/ToTellPage.vue'), meta: { title: '通知' } },
      { path: 'units', component: () => import('./pages/UnitsPage.vue'), meta: { title: '单位' } },
      { path: 'settings', component: () => import('./pages/SettingsPage.vue'), meta: { title: '设置' } },
      { path: 'accounts', component: () => import('./pages/AccountsPage.vue'), meta: { title: '账号' } },
      { path: 'grants', component: () => import('./pages/GrantsPage.vue'), meta: { title: '授权' } },
      { path: 'activation-list', component: () => import('./pages/ActivationPage.vue'), meta: { title: '激活码' } },
      { path: 'audit', component: () => import('./pages/AuditPage.vue'), meta: { title: '审计记录' } },
      { path: 'indicators/:code/people', component: () => import('./pages/IndicatorPage.vue'), props: true, meta: { title: '名单' } },
      { path: 'idle', component: () => import('./pages/IdlePage.vue'), meta: { title: '首页' } },
      { path: ':rest(.*)*', component: () => import('./pages/GonePage.vue'), meta: { title: '没有这个页面' } },
    ],
  },
]

export const router = createRouter({
  history: createWebHistory('/'),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

let looked = false

router.beforeEach(async (to) => {
  if (!looked) {
    looked = true
    if (await findSession().catch(() => null)) keepSession()
  }
  if (to.meta.open) return session.me ? home.value : true
  if (!session.me) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (session.me.must_change && to.path !== '/password') return '/password'
  if (session.me.must_set_totp && !session.me.must_change && to.path !== '/second-factor') return '/second-factor'
  if (to.path === '/' && places.value[0]?.to !== '/') {
    if (session.me.roles.length && session.me.roles.every((role) => role.role === 'worker')) {
      window.location.assign('/me')
      return false
    }
    return home.value
  }
  return true
})

router.afterEach((to, from) => {
  document.title = `${to.meta.title ? `${String(to.meta.title)}　` : ''}三优`
  if (to.path !== from.path) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
})
