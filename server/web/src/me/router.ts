import { createRouter, createWebHistory } from 'vue-router'

import { findSession, keepSession, session } from '@shared/session'

import CertificationPage from './pages/CertificationPage.vue'

export const router = createRouter({
  history: createWebHistory('/me'),
  routes: [
    { path: '/', component: CertificationPage, meta: { title: '我的资格' } },
    { path: '/sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true, title: '登录' } },
    { path: '/activate', component: () => import('./pages/ActivatePage.vue'), meta: { open: true, title: '激活' } },
    { path: '/informed', component: () => import('./pages/InformedPage.vue'), meta: { title: '告知' } },
    { path: '/sessions', component: () => import('./pages/SessionsPage.vue'), meta: { title: '我的培训' } },
    { path: '/courses', component: () => import('./pages/CoursesPage.vue'), meta: { title: '课程' } },
    { path: '/courses/:course', component: () => import('./pages/CoursePage.vue'), props: true, meta: { title: '课程' } },
    { path: '/courses/:course/test', component: () => import('./pages/CourseTestPage.vue'), props: true, meta: { title: '小测' } },
    { path: '/hours', component: () => import('./pages/HoursPage.vue'), meta: { title: '我的学时' } },
    { path: '/notices', component: () => import('./pages/NoticesPage.vue'), meta: { title: '消息' } },
    { path: '/apply', component: () => import('./pages/ApplyPage.vue'), meta: { title: '申报' } },
    { path: '/certificate', component: () => import('./pages/CertificatePage.vue'), meta: { title: '我的证书' } },
    { path: '/devices', component: () => import('./pages/DevicesPage.vue'), meta: { title: '手机与邮箱' } },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

let looked = false

router.beforeEach(async (to) => {
  if (!looked) {
    looked = true
    if (await findSession().catch(() => null)) keepSession()
  }
  if (to.meta.open) return session.me && to.path === '/sign-in' ? '/' : true
  if (!session.me) return { path: '/sign-in', query: to.path === '/' ? {} : { to: to.fullPath } }
  if (!session.me.informed && to.path !== '/informed') return '/informed'
  return true
})

router.afterEach((to) => {
  document.title = String(to.meta.title ?? '三优')
})
