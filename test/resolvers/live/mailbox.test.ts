import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DomainError } from '../../../graph/model/errors.ts'
import { createMailbox } from '../../../resolvers/live/mailbox.ts'

describe('a mailbox', () => {
  function mailbox(eventsMax = 3) {
    let ends = 0
    const box = createMailbox<number>(eventsMax, () => {
      ends += 1
    })
    return { ...box, ends: () => ends }
  }

  it('hands events over in order, whether they wait or the reader does', async () => {
    const { push, events } = mailbox()
    push(1)
    push(2)

    assert.deepEqual(await events.next(), { done: false, value: 1 })
    assert.deepEqual(await events.next(), { done: false, value: 2 })
    const waiting = events.next()
    push(3)

    assert.deepEqual(await waiting, { done: false, value: 3 })
  })

  it('lets the reader read what waits before it ends', async () => {
    const { push, end, events, ends } = mailbox()
    push(1)
    end()
    push(2)

    assert.deepEqual(await events.next(), { done: false, value: 1 })
    assert.deepEqual(await events.next(), { done: true, value: undefined })
    assert.equal(ends(), 1)
  })

  it('ends a reader that waits', async () => {
    const { end, events } = mailbox()
    const waiting = events.next()
    end()

    assert.equal((await waiting).done, true)
  })

  it('cuts off a reader that lets more wait than the bound, drops what waited, and says why once', async () => {
    const { push, events, ends } = mailbox(2)
    for (const event of [1, 2, 3, 4]) push(event)

    await assert.rejects(
      events.next(),
      (error) => error instanceof DomainError && error.reason === 'slowReader',
    )
    assert.equal((await events.next()).done, true)
    assert.equal(ends(), 1)
  })

  it('ends when the reader leaves, also one that never read', async () => {
    const { push, events, ends } = mailbox()
    await events.return?.()
    push(1)

    assert.equal((await events.next()).done, true)
    assert.equal(ends(), 1)
  })
})
