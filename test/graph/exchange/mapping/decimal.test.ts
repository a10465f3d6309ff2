import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDecimals,
  decimalText,
  parseDecimal,
  type Rounding,
  toPlaces,
} from '../../../../graph/exchange/mapping/decimal.ts'

const PLAIN = { decimalPoint: '.', grouping: '' }
const GERMAN = { decimalPoint: ',', grouping: '.' }
const ENGLISH = { decimalPoint: '.', grouping: ',' }

describe('decimal numbers', () => {
  const read: readonly [string, typeof PLAIN, string | null][] = [
    ['12.50', PLAIN, '12.5'],
    ['-0.05', PLAIN, '-0.05'],
    ['+7', PLAIN, '7'],
    ['7.', PLAIN, '7'],
    ['.5', PLAIN, '0.5'],
    ['250.75-', PLAIN, '-250.75'],
    ['1.2E-4', PLAIN, '0.00012'],
    ['1.5e3', PLAIN, '1500'],
    ['9007199254740993.01', PLAIN, '9007199254740993.01'],
    ['1.234.567,89', GERMAN, '1234567.89'],
    ['-1,234.5', ENGLISH, '-1234.5'],
    ['-0', PLAIN, '0'],
    ['', PLAIN, null],
    ['.', PLAIN, null],
    ['-', PLAIN, null],
    ['-5-', PLAIN, null],
    ['12a', PLAIN, null],
    ['1,234.5', PLAIN, null],
    ['1,23.5', ENGLISH, null],
    ['1.5', GERMAN, null],
    ['0x10', PLAIN, null],
    ['1e999', PLAIN, null],
    ['NaN', PLAIN, null],
  ]
  for (const [text, style, expected] of read) {
    it(`reads "${text}" as ${expected ?? 'no number'}`, () => {
      const decimal = parseDecimal(text, style)
      assert.equal(decimal && decimalText(decimal), expected)
    })
  }

  const placed: readonly [string, number, Rounding, bigint | null][] = [
    ['12.34', 2, 'exact', 1234n],
    ['12.3', 2, 'exact', 1230n],
    ['12.340', 2, 'exact', 1234n],
    ['12.345', 2, 'exact', null],
    ['-12.345', 2, 'exact', null],
    ['12.344', 2, 'round', 1234n],
    ['12.345', 2, 'round', 1235n],
    ['12.346', 2, 'round', 1235n],
    ['-12.344', 2, 'round', -1234n],
    ['-12.345', 2, 'round', -1235n],
    ['-0.004', 2, 'round', 0n],
    ['0.005', 2, 'round', 1n],
    // 1.005 lies below its decimal text as a float and would be rounded down there.
    ['1.005', 2, 'round', 101n],
    ['100', 0, 'exact', 100n],
    ['2.5', 0, 'round', 3n],
    ['-2.5', 0, 'round', -3n],
    ['0.0005', 3, 'round', 1n],
  ]
  for (const [text, places, rounding, expected] of placed) {
    it(`takes ${text} to ${places} places, ${rounding}: ${expected ?? 'refused'}`, () => {
      const decimal = parseDecimal(text)
      assert.ok(decimal)
      assert.equal(toPlaces(decimal, places, rounding), expected)
    })
  }

  it('are added exactly', () => {
    const sum = ['0.1', '0.2', '-1000000000000000000.5']
      .map((text) => parseDecimal(text)!)
      .reduce(addDecimals)
    assert.equal(decimalText(sum), '-1000000000000000000.2')
  })

  it('come back from their text', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 0, max: 20 }),
        (digits, scale) => {
          const back = parseDecimal(decimalText({ digits, scale }))
          assert.ok(back)
          assert.equal(back.digits * 10n ** BigInt(scale - back.scale), digits)
        },
      ),
    )
  })
})
