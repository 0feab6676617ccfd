import '@shared/polyfills'
import '@shared/tokens.css'
import '@shared/base.css'
import './phone.css'

import { createApp } from 'vue'

import { applyLarge } from '@shared/large'
import { loadSettings } from '@shared/session'

import App from './App.vue'
import { router } from './router'

applyLarge()
void loadSettings().catch(() => null) // the pages have words of their own where the county's are not known
createApp(App).use(router).mount('#app')
