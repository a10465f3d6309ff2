import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ExecutionResult } from 'graphql'
import type { ChangeListener } from '../../../graph/graph.ts'
import type { ChangeRecord } from '../../../graph/model/changes.ts'
import { createLiveQueries, type LiveQuery } from '../../../resolvers/live/live-queries.ts'
import { nodeChange } from '../../support/tiny-app.ts'

const HOSTS = { everything: false, labels: new Set(['Host']), types: new Set<string>() }

function createFeed() {
  const listeners = new Set<ChangeListener>()
  return {
    listeners,
    onChanges(listener: ChangeListener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change(...records: readonly ChangeRecord[]) {
      for (const listener of listeners) listener(records, 2)
    },
  }
}

/** A query that answers what `answers` says, in turn, and then the last of it again. */
function queryOf(answers: readonly unknown[], key = 'q') {
  const signals: AbortSignal[] = []
  let shared = 0
  const query: LiveQuery = {
    key,
    reads: HOSTS,
    async run(signal) {
      signals.push(signal)
      return { data: { hosts: answers[Math.min(signals.length, answers.length) - 1] } } as ExecutionResult
    },
    async beforeSharing() {
      shared += 1
    },
  }
  return { query, signals, runs: () => signals.length, shared: () => shared }
}

const NEVER = new AbortController().signal

describe('live queries', () => {
  it('answer at once, and again after a write to what they read', async () => {
    const feed = createFeed()
    const live = createLiveQueries(feed, { intervalMs: 0 })
    const { query } = queryOf([1, 2])
    const events = await live.open(query, NEVER)

    assert.deepEqual((await events.next()).value, { data: { hosts: 1 } })
    const second = events.next()
    feed.change(nodeChange('Host'))

    assert.deepEqual((await second).value, { data: { hosts: 2 } })
    await events.return?.()
  })

  it('do not run for a write to something else', async () => {
    const feed = createFeed()
    const live = createLiveQueries(feed, { intervalMs: 0 })
    const { query, runs } = queryOf([1, 2])
    const events = await live.open(query, NEVER)
    await events.next()

    feed.change(nodeChange('Site'))
    const second = events.next()
    feed.change(nodeChange('Host'))
    await second

    assert.equal(runs(), 2)
    await events.return?.()
  })

  it('send nothing where the result is the same', async () => {
    const feed = createFeed()
    const live = createLiveQueries(feed, { intervalMs: 0 })
    const { query } = queryOf([1, 1, 3])
    const events = await live.open(query, NEVER)
    await events.next()
    const second = events.next()

    feed.change(nodeChange('Host'))
    while (live.runs < 2) await new Promise((done) => setImmediate(done))
    feed.change(nodeChange('Host'))

    assert.deepEqual((await second).value, { data: { hosts: 3 } })
    await events.return?.()
  })

  it('run once for many writes within the interval, and once more after it', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] })
    const feed = createFeed()
    const live = createLiveQueries(feed, { intervalMs: 250 })
    const { query, runs } = queryOf([1, 2, 3])
    const events = await live.open(query, NEVER)
    await events.next()

    for (let write = 0; write < 100; write += 1) feed.change(nodeChange('Host'))
    assert.equal(runs(), 1)
    test.mock.timers.tick(249)
    assert.equal(runs(), 1)
    test.mock.timers.tick(1)
    assert.equal(runs(), 2)

    assert.deepEqual((await events.next()).value, { data: { hosts: 2 } })
    await events.return?.()
  })

  it('share one run among equal queries; the latecomer gets the last result', async () => {
    const feed = createFeed()
    const live = createLiveQueries(feed, { intervalMs: 0 })
    const { query, runs, shared } = queryOf([1, 2])
    const first = await live.open(query, NEVER)
    await first.next()
    const second = await live.open(query, NEVER)

    assert.deepEqual((await second.next()).value, { data: { hosts: 1 } })
    assert.deepEqual([runs(), shared(), live.distinct], [1, 1, 1])
    feed.change(nodeChange('Host'))
    assert.deepEqual((await first.next()).value, (await second.next()).value)

    assert.equal(runs(), 2)
    await first.return?.()
    await second.return?.()
  })

  it('show no shared result that may not be shown', async () => {
    const live = createLiveQueries(createFeed(), { intervalMs: 0 })
    const { query } = queryOf([1])
    const unshown = { ...query, beforeSharing: () => Promise.reject(new Error('no audit')) }
    const first = await live.open(unshown, NEVER)
    await first.next()

    await assert.rejects(live.open(query, NEVER), /no audit/)
    await first.return?.()
  })

  it('keep different queries apart', async () => {
    const live = createLiveQueries(createFeed(), { intervalMs: 0 })
    const one = await live.open(queryOf([1], 'one').query, NEVER)
    const two = await live.open(queryOf([2], 'two').query, NEVER)

    assert.deepEqual((await two.next()).value, { data: { hosts: 2 } })
    assert.equal(live.distinct, 2)
    await one.return?.()
    await two.return?.()
  })

  it('end for the reader that goes away, and run no more when the last has gone', async () => {
    const feed = createFeed()
    const live = createLiveQueries(feed, { intervalMs: 0 })
    const { query, runs, signals } = queryOf([1, 2])
    const leaving = new AbortController()
    const first = await live.open(query, leaving.signal)
    const second = await live.open(query, NEVER)
    await first.next()

    leaving.abort()
    assert.equal((await first.next()).done, true)
    assert.equal(live.distinct, 1)
    await second.return?.()
    feed.change(nodeChange('Host'))

    assert.equal(live.distinct, 0)
    assert.equal(runs(), 1)
    assert.equal(signals[0]?.aborted, true)
  })

  it('run again by themselves after a failure that may pass', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] })
    const live = createLiveQueries(createFeed(), { intervalMs: 250, retryMs: 5_000 })
    const results = [{ errors: [{ extensions: { retryable: true } }] }, { data: { hosts: 1 } }]
    let runs = 0
    const query: LiveQuery = {
      ...queryOf([]).query,
      run: async () => results[Math.min(runs++, 1)] as unknown as ExecutionResult,
    }
    const events = await live.open(query, NEVER)
    await events.next()
    test.mock.timers.tick(5_000)

    assert.deepEqual((await events.next()).value, { data: { hosts: 1 } })
    await events.return?.()
  })

  it('cut off a reader that does not read, and keep the others', async () => {
    const feed = createFeed()
    const live = createLiveQueries(feed, { intervalMs: 0, eventsMax: 2 })
    const { query } = queryOf([1, 2, 3, 4, 5])
    const slow = await live.open(query, NEVER)
    const quick = await live.open(query, NEVER)
    for (const hosts of [1, 2, 3, 4]) {
      assert.deepEqual((await quick.next()).value, { data: { hosts } })
      feed.change(nodeChange('Host'))
    }

    await assert.rejects(slow.next(), /more than 2 events waited/)
    assert.equal(live.distinct, 1)
    await quick.return?.()
  })

  it('stop listening to the graph when they are closed', async () => {
    const feed = createFeed()
    const live = createLiveQueries(feed, { intervalMs: 0 })
    const events = await live.open(queryOf([1]).query, NEVER)
    live.close()

    assert.equal(feed.listeners.size, 0)
    while (!(await events.next()).done);
    assert.equal(live.distinct, 0)
  })
})
