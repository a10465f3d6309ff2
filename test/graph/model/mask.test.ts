import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maskText, maskValue } from '../../../graph/model/mask.ts'
import type { MaskKind } from '../../../graph/model/registry.ts'
import type { Value } from '../../../graph/model/values.ts'

describe('maskValue', () => {
  const cases: [MaskKind, Value, Value | null][] = [
    ['DROP', 'secret', null],
    ['FIRST1', '王小明', '王***'],
    ['FIRST1', '\u{20BB7}野家', '\u{20BB7}***'],
    ['FIRST1', '王', '***'],
    ['LAST4', '6222020000001234', '***1234'],
    ['LAST4', '1234', '***'],
    ['YEAR', '1984-05-06', '1984'],
    ['YEAR', '1984-05-06T00:00:00.000Z', '1984'],
    ['YEAR', 'unknown', '***'],
    ['LAST4', 123456n, null],
    ['FIRST1', ['ab', 'c'], ['a***', '***']],
    ['DROP', ['ab', 'c'], ['***', '***']],
  ]
  for (const [mask, value, shown] of cases) {
    it(`shows ${String(value)} as ${String(shown)} under ${mask}`, () => {
      assert.deepEqual(maskValue(mask, value), shown)
    })
  }
})

describe('maskText', () => {
  it('shows stars where the value is no text', () => assert.equal(maskText('LAST4', 123456), '***'))
})
