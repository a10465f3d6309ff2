// GraphiQL, served from this process alone: its page loads nothing from elsewhere, and its headers forbid that it
// could. It opens with recipes, one a tab, that work on the demo data.

import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import type { GraphiQLOptions } from 'graphql-yoga'
import { RECIPES } from './recipes.ts'

export const GRAPHQL_PATH = '/graphql'

/** GraphiQL's editor makes workers from blobs and styles in place; it needs no other origin. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "worker-src 'self' blob:",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const OPTIONS: GraphiQLOptions = {
  title: 'Jingwei',
  subscriptionsProtocol: 'SSE',
  // Its event streams would be asked for by GET, which executes nothing here.
  method: 'POST',
  defaultTabs: RECIPES.map(({ query }) => ({ query })),
}

let page: string | null = null

/** True for a browser that opens the address, not for a program that asks a query. */
export function asksForPage(request: Request): boolean {
  return request.method === 'GET' && request.headers.get('accept')?.includes('text/html') === true
}

/** The page is 9 MB and always the same, so it is put together once. */
export function playgroundPage(): Response {
  page ??= renderGraphiQL(OPTIONS)
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}
