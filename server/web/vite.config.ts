import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The server answers every page of a surface with that surface's one HTML file; so does the dev server. */
function surfaces(): Plugin {
  return {
    name: 'sanyou-surfaces',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const isPage = (request.headers.accept ?? '').includes('text/html')
        if (isPage && !path.includes('.')) {
          if (/^\/me(\/|$)/.test(path)) request.url = '/me.html'
          else if (/^\/verify(\/|$)/.test(path)) request.url = '/verify.html'
          else request.url = '/index.html'
        }
        next()
      })
    },
  }
}

export default defineConfig({
  plugins: [vue(), surfaces()],
  resolve: { alias: { '@shared': at('./src/shared') } },
  appType: 'mpa',
  build: {
    target: 'chrome87',
    cssTarget: 'chrome87',
    // A strict content security policy allows nothing inline: assets stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 500,
    rollupOptions: {
      input: { console: at('./index.html'), me: at('./me.html'), verify: at('./verify.html') },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env.SANYOU_API ?? 'http://127.0.0.1:8080' } },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
