import '@shared/polyfills'
import '@shared/tokens.css'
import '@shared/base.css'
import './theme.css'

import { createApp } from 'vue'

import { start } from '@shared/start'

import App from './App.vue'
import { router } from './router'

const app = createApp(App).use(router)
start(app, () => app.mount('#app'))
