import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { afterEach, describe, it } from 'node:test'
import { DomainError } from '../../../graph/model/errors.ts'
import { type RunningServer, startServer } from '../../../resolvers/server/start-server.ts'
import { createTinyParts, nodeChange, type TinyParts } from '../../support/tiny-app.ts'

const LOOPBACK = { host: '127.0.0.1', port: 0 }

describe('a running server', () => {
  let server: RunningServer | null = null
  afterEach(async () => {
    await server?.stop()
    server = null
  })
  async function start(parts: TinyParts = createTinyParts(), graceMs = 10_000): Promise<RunningServer> {
    server = await startServer({ ...parts.dependencies, ...LOOPBACK, shutdownGraceMs: graceMs })
    return server
  }
  const get = (path: string): Promise<Response> => fetch(new URL(path, server?.url))
  const asked = (query: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL('graphql', server?.url), {
      method: 'POST',
      body: JSON.stringify({ query }),
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
    })

  it('answers a query over HTTP, with an id for the log', async () => {
    await start()

    const response = await asked('{ ping }')

    assert.deepEqual(await response.json(), { data: { ping: 'pong' } })
    assert.match(response.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  })

  it('is alive before it is ready, and ready once the projection is built', async () => {
    const parts = createTinyParts()
    const built = Promise.withResolvers<{ readonly version: number }>()
    parts.view = () => built.promise
    await start(parts)

    assert.equal((await get('/live')).status, 200)
    const before = await get('/ready')
    assert.equal(before.status, 503)
    assert.equal((await before.json()).reason, 'the projection is being built')
    built.resolve({ version: 7 })
    const after = await get('/ready')

    assert.equal(after.status, 200)
    assert.deepEqual((await after.json()).projection, { built: true, version: 7 })
    parts.change(nodeChange('Host'))
    assert.deepEqual((await (await get('/ready')).json()).projection, { built: true, version: 2 })
  })

  it('is not ready while the store is away, and ready again when it is back', async () => {
    const parts = createTinyParts()
    await start(parts)
    const healthy = parts.health
    assert.equal((await get('/ready')).status, 200)

    parts.health = () => Promise.reject(new DomainError('UNAVAILABLE', 'storeUnavailable'))
    const away = await get('/ready')
    parts.health = healthy
    const back = await get('/ready')

    assert.equal(away.status, 503)
    assert.equal((await away.json()).reason, 'the store does not answer')
    assert.equal(back.status, 200)
  })

  it('builds the projection at a later check where the first try failed', async () => {
    const parts = createTinyParts()
    const works = parts.view
    parts.view = () => Promise.reject(new DomainError('UNAVAILABLE', 'storeUnavailable'))
    await start(parts)

    assert.match((await (await get('/ready')).json()).reason, /could not be built: the store does not answer/)
    parts.view = works
    await get('/ready')

    assert.equal((await get('/ready')).status, 200)
  })

  it('shows figures by operation, without the text of any caller', async () => {
    await start()
    await asked('query Zhang622202 { ping }')
    await asked('{ refuses(field: "x") }')
    await asked('{ nothing }')

    const text = await (await get('/metrics')).text()

    assert.match(text, /jingwei_operations_total\{operation="query\.ping",outcome="OK"\} 1/)
    assert.match(text, /jingwei_operations_total\{operation="query\.refuses",outcome="BAD_USER_INPUT"\} 1/)
    assert.match(
      text,
      /jingwei_operations_total\{operation="refused",outcome="GRAPHQL_VALIDATION_FAILED"\} 1/,
    )
    assert.match(text, /nodejs_eventloop_lag_seconds/)
    assert.match(text, /nodejs_heap_size_used_bytes/)
    assert.match(text, /jingwei_graph_version 1/)
    assert.doesNotMatch(text, /Zhang/)
  })

  it('aborts what runs for a client that goes away', async () => {
    const parts = createTinyParts()
    await start(parts)
    const leaving = new AbortController()
    const request = asked('{ waits }', { signal: leaving.signal })
    const signal = await firstSignal(parts)

    leaving.abort()
    await assert.rejects(request)
    await aborted(signal)

    assert.ok(signal.reason instanceof DomainError && signal.reason.code === 'TIMEOUT')
  })

  it('ends a subscription whose client goes away', async () => {
    const parts = createTinyParts()
    await start(parts)
    const leaving = new AbortController()
    const response = await asked('subscription { never }', {
      signal: leaving.signal,
      headers: { accept: 'text/event-stream' },
    })
    assert.equal(response.headers.get('content-type'), 'text/event-stream')
    const signal = await firstSignal(parts)

    leaving.abort()
    await aborted(signal)
    const figures = await (await get('/metrics')).text()

    assert.match(figures, /jingwei_open_streams 0/)
  })

  it('lets running work end before it stops, and takes no more', async () => {
    const parts = createTinyParts({ deadlineMs: 50 })
    const { url, stop } = await start(parts)
    const running = asked('{ waits }')
    await firstSignal(parts)

    const stopping = stop()
    const answer = await (await running).json()
    await stopping

    assert.equal(answer.errors[0].extensions.code, 'TIMEOUT')
    await assert.rejects(fetch(new URL('live', url)))
  })

  it('gives up work that outlasts its grace', async () => {
    const parts = createTinyParts()
    const { stop } = await start(parts, 20)
    const running = asked('{ waits }')
    await firstSignal(parts)

    await stop()
    const answer = await (await running).json()

    assert.equal(answer.errors[0].extensions.code, 'TIMEOUT')
  })

  it('ends streams when it stops, and tells their readers that they are complete', async () => {
    const parts = createTinyParts()
    const { stop } = await start(parts)
    const response = await asked('query @live { hosts { totalCount } }', {
      headers: { accept: 'text/event-stream' },
    })
    const text = response.text()

    await stop()

    assert.match(await text, /event: complete/)
  })

  it('refuses to listen beyond this machine without keys', async () => {
    const options = { ...createTinyParts().dependencies, port: 0 }
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'bank.example']) {
      await assert.rejects(startServer({ ...options, host }), /let others in without a key/)
    }
  })

  it('says in one sentence that a port is taken', async () => {
    const { url } = await start()
    const port = Number(new URL(url).port)

    await assert.rejects(
      startServer({ ...createTinyParts().dependencies, ...LOOPBACK, port }),
      /cannot listen on 127\.0\.0\.1:\d+: EADDRINUSE/,
    )
  })

  it('answers 400 to what is not HTTP', async () => {
    const { url } = await start()
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.end('nonsense\r\n\r\n')
    let text = ''
    for await (const chunk of socket) text += chunk

    assert.match(text, /^HTTP\/1\.1 400/)
  })
})

async function firstSignal(parts: TinyParts): Promise<AbortSignal> {
  for (;;) {
    const [signal] = parts.signals
    if (signal) return signal
    await new Promise((done) => setImmediate(done))
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
}
