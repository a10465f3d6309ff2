import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parse } from 'graphql'
import { buildModel } from '../../../graph/model/build-registry.ts'
import { DomainError, type ErrorData } from '../../../graph/model/errors.ts'
import {
  identityText,
  parseNodeDeletion,
  parseNodeRow,
  parseRelationshipDeletion,
  parseRelationshipRow,
} from '../../../graph/model/validate.ts'

const MODEL = buildModel(
  parse(`
    type Host @node(key: "code") {
      code: String!
      name: String
      cores: Int
      bytes: Long
      load: Float
      up: Boolean
      seenAt: DateTime
      bornOn: Date @pii(mask: YEAR)
      opens: Time
      layer: Layer
      tags: [String!]
      calls: [Host!]! @relationship(type: "CALLS", direction: OUT, properties: "Call", loops: "reason")
      linked: [Host!]! @relationship(type: "LINKED", direction: BOTH)
      within: Place @relationship(type: "WITHIN", direction: OUT)
      pays: [Host!]! @relationship(type: "PAYS", direction: OUT, properties: "Payment", key: "no")
    }
    type Room @node(key: "no") {
      no: String! @pii(mask: LAST4)
      area: Int!
      next: [Room!]! @relationship(type: "NEXT", direction: OUT)
    }
    type Rack @node(key: "no") { no: String!, room: Room @relationship(type: "WITHIN", direction: OUT) }
    union Place = Room | Rack
    type Call @relationshipProperties { reason: String, critical: Boolean }
    type Payment @relationshipProperties { no: String!, amountMinor: Long }
    enum Layer { OS SOFTWARE }
  `),
)

function refusal(run: () => unknown): ErrorData {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error.data
    throw error
  }
  throw new Error('nothing was refused')
}

function canonicalOf(name: string, value: unknown): unknown {
  const change = parseNodeRow(MODEL, 'Host', { code: 'h1', [name]: value })
  return change.op === 'upsertNode' ? change.set[name] : undefined
}

describe('parseNodeRow', () => {
  it('takes the key out of the row, keeps null and leaves absent properties out', () => {
    assert.deepEqual(parseNodeRow(MODEL, 'Host', { code: 'h1', name: null, cores: 4 }), {
      op: 'upsertNode',
      ref: { label: 'Host', key: 'h1' },
      set: { name: null, cores: 4 },
    })
  })

  const accepted: [string, unknown, unknown][] = [
    ['cores', -2147483648, -2147483648],
    ['cores', -0, 0],
    ['bytes', 5, 5n],
    ['bytes', '9223372036854775807', 9223372036854775807n],
    ['bytes', '-9223372036854775808', -9223372036854775808n],
    ['load', 0.1, 0.1],
    ['up', false, false],
    ['seenAt', '2024-02-29T23:30:00+08:00', '2024-02-29T15:30:00.000Z'],
    ['seenAt', '2024-01-01T00:00:00.5-00:30', '2024-01-01T00:30:00.500Z'],
    ['seenAt', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['bornOn', '2000-02-29', '2000-02-29'],
    ['opens', '08:05', '08:05:00'],
    ['opens', '23:59:59', '23:59:59'],
    ['layer', 'OS', 'OS'],
    ['tags', ['a', 'b'], ['a', 'b']],
    ['name', '经纬 😀', '经纬 😀'],
  ]
  for (const [name, given, canonical] of accepted) {
    it(`holds ${name} ${JSON.stringify(given)} as ${String(canonical)}`, () => {
      assert.deepEqual(canonicalOf(name, given), canonical)
    })
  }

  const refused: [string, unknown][] = [
    ['cores', 2147483648],
    ['cores', 1.5],
    ['cores', '4'],
    ['bytes', 9007199254740992],
    ['bytes', '9223372036854775808'],
    ['bytes', '007'],
    ['bytes', 1.5],
    ['load', Number.POSITIVE_INFINITY],
    ['load', Number.NaN],
    ['up', 'true'],
    ['seenAt', '2024-02-30T00:00:00Z'],
    ['seenAt', '2024-01-01T00:00:00'],
    ['seenAt', '2024-01-01T24:00:00Z'],
    ['seenAt', '2024-01-01T00:00:00.123456Z'],
    ['seenAt', '0001-01-01T00:00:00+00:01'],
    ['seenAt', '9999-12-31T23:59:59-00:01'],
    ['bornOn', '2023-02-29'],
    ['opens', '24:00'],
    ['opens', '08:05:00.5'],
    ['layer', 'NETWORK'],
    ['tags', [null]],
    ['tags', Array.from({ length: 1001 }, () => 'a')],
    ['name', 'a\u0000b'],
    ['name', '\ud800'],
    ['name', 'x'.repeat(20_001)],
    ['name', { toString: 'x' }],
  ]
  for (const [name, given] of refused) {
    it(`refuses ${name} ${(JSON.stringify(given) ?? String(given)).slice(0, 40)} with the allowed form`, () => {
      const error = refusal(() => canonicalOf(name, given))
      assert.equal(error.code, 'BAD_USER_INPUT')
      assert.equal(error.reason, 'wrongValue')
      assert.equal(error.field, name)
      assert.ok(error.allowed)
    })
  }

  it('names the allowed properties where a property is unknown', () => {
    const error = refusal(() => canonicalOf('colour', 'red'))
    assert.equal(error.reason, 'unknownProperty')
    assert.equal(error.field, 'colour')
    assert.match(error.allowed ?? '', /code, name, cores/)
  })

  it('masks a personal value in the refusal', () => {
    assert.equal(refusal(() => canonicalOf('bornOn', '1984-13-01')).value, '1984')
    assert.equal(
      refusal(() => parseNodeRow(MODEL, 'Room', { no: `${'9'.repeat(200)}1234` })).value,
      '***1234',
    )
  })

  const rows: [string, unknown, string][] = [
    ['a missing key', { name: 'x' }, 'missing'],
    ['an empty key', { code: '' }, 'wrongValue'],
    ['a key that is no text', { code: 7 }, 'wrongValue'],
    ['a row that is a list', ['h1'], 'wrongValue'],
    ['a row that is null', null, 'wrongValue'],
  ]
  for (const [what, row, reason] of rows) {
    it(`refuses ${what}`, () => assert.equal(refusal(() => parseNodeRow(MODEL, 'Host', row)).reason, reason))
  }

  it('refuses to clear a required property, and an unknown label', () => {
    assert.equal(refusal(() => parseNodeRow(MODEL, 'Room', { no: '1', area: null })).reason, 'missing')
    assert.equal(refusal(() => parseNodeRow(MODEL, 'Ghost', {})).reason, 'unknownLabel')
  })

  it('holds any moment as the same moment whatever its offset', () => {
    const moments = fc.date({
      min: new Date('0001-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, fc.integer({ min: -1439, max: 1439 }), (moment, offsetMinutes) => {
        const local = new Date(moment.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1)
        const minutes = Math.abs(offsetMinutes)
        const offset = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
        const given = `${local}${offsetMinutes < 0 ? '-' : '+'}${offset}`
        assert.equal(canonicalOf('seenAt', given), moment.toISOString())
      }),
    )
  })
})

describe('parseRelationshipRow', () => {
  it('fills in the label of an end where the type allows only one', () => {
    assert.deepEqual(
      parseRelationshipRow(MODEL, 'CALLS', { source: { key: 'a' }, target: { key: 'b' }, critical: false }),
      {
        op: 'upsertRelationship',
        type: 'CALLS',
        source: { label: 'Host', key: 'a' },
        target: { label: 'Host', key: 'b' },
        key: null,
        set: { critical: false },
      },
    )
  })

  it('narrows the label of one end by the label of the other', () => {
    const row = { source: { label: 'Rack', key: 'r' }, target: { key: '1' } }
    const change = parseRelationshipRow(MODEL, 'WITHIN', row)
    assert.deepEqual(change.op === 'upsertRelationship' && change.target, { label: 'Room', key: '1' })
  })

  it('stores an undirected relationship from the lesser to the greater end, by code point', () => {
    const row = { source: { key: '\u{1F600}' }, target: { key: '\uFFFD' } }
    const change = parseRelationshipRow(MODEL, 'LINKED', row)
    assert.equal(change.op === 'upsertRelationship' && change.source.key, '\uFFFD')
  })

  it('takes the key of a keyed relationship out of its properties', () => {
    const row = { no: 'p1', source: { key: 'a' }, target: { key: 'b' }, amountMinor: '5' }
    const change = parseRelationshipRow(MODEL, 'PAYS', row)
    assert.ok(change.op === 'upsertRelationship')
    assert.equal(change.key, 'p1')
    assert.deepEqual(change.set, { amountMinor: 5n })
  })

  const ends = { source: { key: 'a' }, target: { key: 'b' } }
  const loop = { source: { key: 'a' }, target: { key: 'a' } }
  const cases: [string, string, unknown, string, string][] = [
    ['a keyed relationship without key', 'PAYS', ends, 'missing', 'no'],
    ['a missing end', 'CALLS', { source: { key: 'a' } }, 'missing', 'target'],
    ['an end without key', 'CALLS', { ...ends, target: {} }, 'missing', 'target.key'],
    ['an end whose label is not said and not clear', 'WITHIN', ends, 'missing', 'source.label'],
    [
      'an end of a label that may not stand there',
      'CALLS',
      { ...ends, target: { label: 'Rack', key: 'r' } },
      'endNotAllowed',
      'source',
    ],
    [
      'an end with more than label and key',
      'CALLS',
      { ...ends, target: { key: 'b', id: 1 } },
      'unknownProperty',
      'target.id',
    ],
    ['an unknown property', 'CALLS', { ...ends, colour: 1 }, 'unknownProperty', 'colour'],
    ['a self-loop where the type has none', 'NEXT', loop, 'selfLoop', 'target'],
    ['a self-loop without its reason', 'CALLS', { ...loop, reason: null }, 'selfLoop', 'target'],
    ['an unknown type', 'HATES', ends, 'unknownType', 'type'],
  ]
  for (const [what, type, row, reason, field] of cases) {
    it(`refuses ${what}`, () => {
      const error = refusal(() => parseRelationshipRow(MODEL, type, row))
      assert.deepEqual([error.code, error.reason, error.field], ['BAD_USER_INPUT', reason, field])
    })
  }

  it('accepts a self-loop that gives its reason', () => {
    const change = parseRelationshipRow(MODEL, 'CALLS', { ...loop, reason: 'retry' })
    assert.equal(change.op, 'upsertRelationship')
  })
})

describe('deletions', () => {
  it('name a node by its key', () => {
    assert.deepEqual(parseNodeDeletion(MODEL, 'Host', 'h1', true), {
      op: 'deleteNode',
      ref: { label: 'Host', key: 'h1' },
      detach: true,
    })
  })

  it('name a relationship by its key where it has one, else by its ends', () => {
    const keyed = parseRelationshipDeletion(MODEL, 'PAYS', { no: 'p1' })
    assert.deepEqual(keyed, { op: 'deleteRelationship', type: 'PAYS', source: null, target: null, key: 'p1' })
    const ends = { source: { key: 'b' }, target: { key: 'a' } }
    const change = parseRelationshipDeletion(MODEL, 'LINKED', ends)
    assert.deepEqual(change.op === 'deleteRelationship' && change.source, { label: 'Host', key: 'a' })
    assert.equal(refusal(() => parseRelationshipDeletion(MODEL, 'PAYS', ends)).reason, 'unknownProperty')
  })

  it('have the identity of the row that wrote the same relationship', () => {
    const ends = { source: { key: 'b' }, target: { key: 'a' } }
    assert.equal(
      identityText(parseRelationshipDeletion(MODEL, 'LINKED', ends)),
      identityText(parseRelationshipRow(MODEL, 'LINKED', { source: ends.target, target: ends.source })),
    )
  })
})
