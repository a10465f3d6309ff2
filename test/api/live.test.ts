import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openEvents } from '../support/event-stream.ts'
import { createTinyApp, nodeChange, post } from '../support/tiny-app.ts'

const HOSTS = 'query @live { hosts { totalCount } }'

describe('a live query', () => {
  it('sends its first result, and the next after a write that changes it', async () => {
    const tiny = createTinyApp()
    const events = await openEvents(tiny.app, HOSTS)
    assert.deepEqual(await events.next(), { data: { hosts: { totalCount: 1 } } })

    tiny.hostCount = 2
    tiny.change(nodeChange('Host'))

    assert.deepEqual(await events.next(), { data: { hosts: { totalCount: 2 } } })
    await events.leave()
  })

  it('is run for two equal viewers once', async () => {
    const tiny = createTinyApp()
    const first = await openEvents(tiny.app, HOSTS)
    const second = await openEvents(tiny.app, HOSTS)

    assert.deepEqual(await first.next(), await second.next())
    tiny.hostCount = 2
    tiny.change(nodeChange('Host'))
    assert.deepEqual(await first.next(), await second.next())

    assert.equal(tiny.hostReads, 2)
    assert.deepEqual([tiny.app.live.distinct, tiny.app.live.runs], [1, 2])
    await first.leave()
    await second.leave()
  })

  it('is gone when its reader has left', async () => {
    const tiny = createTinyApp()
    const events = await openEvents(tiny.app, HOSTS)
    await events.next()

    await events.leave()
    tiny.change(nodeChange('Host'))

    assert.equal(tiny.app.live.distinct, 0)
    assert.equal(tiny.hostReads, 1)
    assert.match(await tiny.metrics.text(), /jingwei_open_streams 0/)
  })

  it('sends failures as results and goes on', async () => {
    const tiny = createTinyApp()
    const events = await openEvents(tiny.app, 'query @live { refuses(field: "x") }')

    assert.match(JSON.stringify(await events.next()), /BAD_USER_INPUT/)
    await events.leave()
  })

  it('writes an audit entry once for the personal fields that it shows, and one for who joins it', async () => {
    const tiny = createTinyApp()
    const query = 'query @live { personal hosts { totalCount } }'
    const first = await openEvents(tiny.app, query)
    await first.next()
    tiny.hostCount = 2
    tiny.change(nodeChange('Host'))
    await first.next()
    assert.equal(tiny.audits.length, 1)

    const second = await openEvents(tiny.app, query)
    await second.next()

    assert.deepEqual(
      tiny.audits.map((audit) => audit.outcome),
      ['Person.nameZh', 'Person.nameZh'],
    )
    await first.leave()
    await second.leave()
  })

  it('runs once where a single answer is asked for', async () => {
    const tiny = createTinyApp()

    const response = await tiny.app.fetch(post(JSON.stringify({ query: HOSTS })))

    assert.deepEqual(await response.json(), { data: { hosts: { totalCount: 1 } } })
    assert.equal(tiny.app.live.distinct, 0)
  })

  it('is refused for a mutation', async () => {
    const tiny = createTinyApp()

    const response = await tiny.app.fetch(post(JSON.stringify({ query: 'mutation @live { touch }' })))

    assert.match(await response.text(), /GRAPHQL_VALIDATION_FAILED/)
    assert.equal(tiny.touched, 0)
  })
})

describe('a subscription', () => {
  it('sends each event and then that it is complete', async () => {
    const events = await openEvents(createTinyApp().app, 'subscription { ticks }')

    assert.deepEqual(await events.next(), { data: { ticks: 1 } })
    assert.deepEqual(await events.next(), { data: { ticks: 2 } })
    assert.equal(await events.next(), null)
  })

  it('needs an event stream', async () => {
    const response = await createTinyApp().app.fetch(
      post(JSON.stringify({ query: 'subscription { ticks }' })),
    )

    assert.equal(response.status, 406)
    assert.match(await response.text(), /text\/event-stream/)
  })
})
