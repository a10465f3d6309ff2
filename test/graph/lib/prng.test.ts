import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPrng } from '../../../graph/lib/prng.ts'

const draw = (seed: number, count: number): number[] => {
  const prng = createPrng(seed)
  return Array.from({ length: count }, () => prng.next())
}

describe('createPrng', () => {
  it('repeats the same numbers for the same seed', () => {
    assert.deepEqual(draw(42, 100), draw(42, 100))
  })

  it('gives unlike numbers for neighbouring seeds, zero and negative ones included', () => {
    const firsts = [-1, 0, 1, 2, 3].map((seed) => draw(seed, 1)[0])
    assert.equal(new Set(firsts).size, firsts.length)
  })

  it('stays within [0, 1) with a mean near one half', () => {
    const numbers = draw(7, 100_000)
    assert.ok(numbers.every((number) => number >= 0 && number < 1))
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
    assert.ok(Math.abs(mean - 0.5) < 0.01)
  })

  it('draws every integer below the bound about equally often', () => {
    const prng = createPrng(1)
    const counts = new Array<number>(6).fill(0)
    for (let roll = 0; roll < 60_000; roll += 1) {
      const face = prng.int(6)
      counts[face] = (counts[face] ?? 0) + 1
    }
    for (const count of counts) assert.ok(Math.abs(count - 10_000) < 500)
  })
})
