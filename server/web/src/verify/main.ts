import '@shared/tokens.css'
import '@shared/base.css'

import { createApp } from 'vue'

import { applyLarge } from '@shared/large'

import VerifyPage from './VerifyPage.vue'

applyLarge()
createApp(VerifyPage).mount('#app')
