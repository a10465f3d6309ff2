import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createStreamQuota } from '../../../resolvers/live/stream-quota.ts'

describe('the quota of streams', () => {
  it('is for one actor and for all', () => {
    const quota = createStreamQuota(3, 2)
    quota.take('a')
    quota.take('a')

    assert.throws(() => quota.take('a'), /open streams of the actor: 3 is more than the limit of 2/)
    quota.take('b')
    assert.throws(() => quota.take('b'), /open streams: 4 is more than the limit of 3/)
    assert.equal(quota.open, 3)
  })

  it('takes a place back once, however often it is given', () => {
    const quota = createStreamQuota(3, 1)
    const release = quota.take('a')
    release()
    release()

    assert.equal(quota.open, 0)
    quota.take('a')
    assert.throws(() => quota.take('a'))
  })
})
