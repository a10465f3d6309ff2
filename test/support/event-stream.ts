// Reads the answers of a live query or subscription as a client does.

import assert from 'node:assert/strict'
import type { App } from '../../resolvers/app.ts'
import { post } from './tiny-app.ts'

export interface Events {
  /** The next result, or null when the stream is complete. */
  next(): Promise<unknown>
  leave(): Promise<void>
}

/** Reads the event stream of a query as a client does. */
export async function openEvents(
  app: App,
  query: string,
  headers: Record<string, string> = {},
): Promise<Events> {
  const request = post(JSON.stringify({ query }), { ...headers, accept: 'text/event-stream' })
  const response = await app.fetch(request)
  assert.equal(response.headers.get('content-type'), 'text/event-stream')
  assert.ok(response.body)
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const event = text.slice(0, end)
          text = text.slice(end + 2)
          if (event.includes('event: complete')) return null
          const data = /^data: (.*)$/m.exec(event)?.[1]
          if (data !== undefined) return JSON.parse(data)
          continue
        }
        const { done, value } = await reader.read()
        if (done) return null
        text += decoder.decode(value, { stream: true })
      }
    },
    leave: () => reader.cancel(),
  }
}
