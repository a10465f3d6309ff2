import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createPrng } from '../../graph/lib/prng.ts'
import { around, dateTime, digits, popular, streamFor } from '../../seed/draws.ts'

describe('draws of the generator', () => {
  it('write times as ECMAScript does, in any order of days', () => {
    const epochMs = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })
    fc.assert(
      fc.property(epochMs, (value) => {
        assert.equal(dateTime(value), new Date(value).toISOString())
      }),
    )
  })

  it('fill numbers with zeros', () => {
    assert.equal(digits(0, 6), '000000')
    assert.equal(digits(12_034, 6), '012034')
    assert.equal(digits(1_000_002, 9), '001000002')
  })

  it('are around a mean', () => {
    const prng = createPrng(3)
    let sum = 0
    for (let draw = 0; draw < 10_000; draw += 1) sum += around(prng, 2.3)
    assert.ok(Math.abs(sum / 10_000 - 2.3) < 0.02)
  })

  it('favour low places: the lowest tenth gets nearly half of the draws', () => {
    const prng = createPrng(5)
    let low = 0
    for (let draw = 0; draw < 10_000; draw += 1) if (popular(prng, 100) < 10) low += 1
    // The cube of an even draw is below one tenth with the chance of the cube root of one tenth, 0.464.
    assert.ok(Math.abs(low / 10_000 - 0.464) < 0.02)
  })

  it('have a stream of their own for each part and seed', () => {
    const firsts = [streamFor(1, 'a'), streamFor(1, 'b'), streamFor(2, 'a')].map((prng) => prng.next())
    assert.equal(new Set(firsts).size, 3)
  })
})
