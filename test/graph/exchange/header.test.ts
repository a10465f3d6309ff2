import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readValue, writeValue } from '../../../graph/exchange/field-values.ts'
import { type Column, checkHeaderType, parseHeader } from '../../../graph/exchange/header.ts'
import type { PropertyType, ScalarName } from '../../../graph/model/values.ts'

const typeOf = (scalar: ScalarName, list = false): PropertyType => ({ scalar, list, enumeration: null })
const refusal = { code: 'BAD_USER_INPUT', reason: 'malformedFile' }

describe('the header of an import file', () => {
  const cases: readonly [string, Column][] = [
    ['ciCode:ID(OpsObject)', { kind: 'id', name: 'ciCode', space: 'OpsObject' }],
    [':ID', { kind: 'id', name: '', space: null }],
    [':ID(Movie-ID)', { kind: 'id', name: '', space: 'Movie-ID' }],
    [':LABEL', { kind: 'label' }],
    [':START_ID(Account)', { kind: 'start', space: 'Account' }],
    [':END_ID', { kind: 'end', space: null }],
    [':TYPE', { kind: 'type' }],
    [':IGNORE', { kind: 'ignore' }],
    ['note:IGNORE', { kind: 'ignore' }],
    ['name', { kind: 'property', name: 'name', type: null }],
    ['amount:long', { kind: 'property', name: 'amount', type: { name: 'long', list: false } }],
    ['at:datetime', { kind: 'property', name: 'at', type: { name: 'datetime', list: false } }],
    ['tags:string[]', { kind: 'property', name: 'tags', type: { name: 'string', list: true } }],
  ]
  for (const [field, column] of cases) {
    it(`reads ${field}`, () => assert.deepEqual(parseHeader('file', [field]), [column]))
  }

  const refused: readonly (readonly (string | null)[])[] = [
    [null],
    [':WHAT'],
    ['a:b:c'],
    ['point:point'],
    ['name:string(Space)'],
    ['a:ID', 'b:ID'],
    ['name', 'name:string'],
    [':START_ID', ':START_ID(X)'],
  ]
  for (const fields of refused) {
    it(`refuses ${fields.join(' and ')}`, () => assert.throws(() => parseHeader('file', fields), refusal))
  }

  it('refuses only what it cannot read, never breaks', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'aID:()[]{}_;=LABEL') })), (fields) => {
        try {
          assert.equal(parseHeader('file', fields).length, fields.length)
        } catch (error) {
          assert.equal(error instanceof Error && 'reason' in error && error.reason, 'malformedFile')
        }
      }),
    )
  })

  it('lets a type fill only a property that can hold it', () => {
    const check = (name: 'int' | 'long' | 'double' | 'string', list: boolean, type: PropertyType) => () =>
      checkHeaderType('file', 'x', { name, list }, type)
    assert.doesNotThrow(check('int', false, typeOf('Long')))
    assert.doesNotThrow(check('long', false, typeOf('Int')))
    assert.throws(check('double', false, typeOf('Long')), refusal)
    assert.throws(check('string', true, typeOf('String')), refusal)
    assert.throws(check('string', false, typeOf('Boolean')), refusal)
  })
})

describe('fields of property values', () => {
  const cases: readonly [string, PropertyType, unknown][] = [
    ['007', typeOf('Int'), 7],
    ['7.5', typeOf('Int'), '7.5'],
    ['1e3', typeOf('Float'), 1000],
    ['-.5', typeOf('Float'), -0.5],
    ['NaN', typeOf('Float'), 'NaN'],
    ['TRUE', typeOf('Boolean'), true],
    ['no', typeOf('Boolean'), 'no'],
    ['9223372036854775807', typeOf('Long'), '9223372036854775807'],
    ['a;b', typeOf('String'), 'a;b'],
    ['a;b;', typeOf('String', true), ['a', 'b', '']],
    ['a\\;b;c', typeOf('String', true), ['a;b', 'c']],
    ['a\\\\;b', typeOf('String', true), ['a\\', 'b']],
    ['\\\\host\\share', typeOf('String', true), ['\\\\host\\share']],
    ['', typeOf('String', true), []],
    ['\\', typeOf('String', true), ['']],
    ['1;2', typeOf('Int', true), [1, 2]],
  ]
  for (const [text, type, value] of cases) {
    it(`reads ${JSON.stringify(text)} as ${type.scalar}${type.list ? ' list' : ''}`, () =>
      assert.deepEqual(readValue(text, type, null), value))
  }

  it('takes a localdatetime as UTC', () => {
    const given = { name: 'localdatetime', list: false } as const
    assert.equal(readValue('2020-01-01T10:00:00', typeOf('DateTime'), given), '2020-01-01T10:00:00Z')
  })

  it('reads lists of strings as they were written, whatever they hold', () => {
    const item = fc.string({ unit: fc.constantFrom('\\', ';', 'a', '經', '"', '\n') })
    fc.assert(
      fc.property(fc.array(item), (list) => {
        assert.deepEqual(readValue(writeValue(list), typeOf('String', true), null), list)
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads numbers as they were written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const read = readValue(writeValue(number), typeOf('Float'), null)
        assert.equal(read, number === 0 ? 0 : number)
      }),
    )
  })
})
