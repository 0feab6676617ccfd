// Shows the service's own description, with forms to try it as whoever is signed in.
// Chromium 90, which offices have, lacks what swagger-ui takes for granted.
Object.hasOwn ??= (object, key) => Object.prototype.hasOwnProperty.call(object, key)
const added = {
  at(index) {
    return this[index < 0 ? this.length + index : index]
  },
  findLast(test) {
    return [...this].reverse().find(test)
  },
}
for (const [name, value] of Object.entries(added)) {
  if (!(name in Array.prototype)) Object.defineProperty(Array.prototype, name, { value })
}

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** What a session may not do without: the token that signing in returned, asked for once more. */
async function csrf() {
  const answer = await fetch('/api/v1/me', { headers: { Accept: 'application/json' } })
  return answer.ok ? (await answer.json()).csrf : undefined
}

/** Adds the token where the browser's own session is used to change something. */
async function withCsrf(request) {
  if (SAFE.includes((request.method ?? 'GET').toUpperCase()) || request.headers.Authorization) return request
  const token = await csrf()
  if (token) request.headers['X-CSRF-Token'] = token
  return request
}

window.SwaggerUIBundle({
  dom_id: '#docs',
  url: '/api/openapi.json',
  deepLinking: true,
  docExpansion: 'list',
  filter: true,
  // nothing is sent to a validator outside
  validatorUrl: null,
  requestInterceptor: withCsrf,
})
