import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import { identityText, parseNodeRow, parseRelationshipRow } from '../../graph/model/validate.ts'
import { DEMO_BANK, generateBank, relationshipTotal } from '../../seed/generate.ts'
import { OPS_TYPES } from '../../seed/ops-types.ts'
import { RELATION_SUBTYPES } from '../../seed/relation-subtypes.ts'
import { collectBank, countRows } from './collected-bank.ts'

const SMALL = { objects: 1_000, seed: 7 }

function digestOf(options: { objects: number; seed: number }): string {
  const hash = createHash('sha256')
  for (const batch of generateBank(options)) {
    hash.update(JSON.stringify(batch, (_name, value) => (typeof value === 'bigint' ? `${value}n` : value)))
  }
  return hash.digest('hex')
}

describe('generateBank', () => {
  it('gives the same bytes for the same size and seed, and others for another seed', () => {
    assert.equal(digestOf(SMALL), digestOf(SMALL))
    assert.notEqual(digestOf(SMALL), digestOf({ ...SMALL, seed: 8 }))
  })

  for (const [objects, relationships] of [
    [500, 5_175],
    [5_000, 51_754],
    [20_000, 207_018],
  ] as const) {
    it(`makes ${objects} objects and ${relationships} relationships`, () => {
      const bank = collectBank(objects, 1)
      assert.equal(bank.nodes.filter((row) => row.ref.label === 'OpsObject').length, objects)
      assert.equal(bank.relationships.length, relationships)
    })
  }

  it('keeps 10.35 relationships an object up to the published 6,490,000 for 627,000', () => {
    assert.equal(relationshipTotal(627_000), 6_490_000)
    assert.equal(Math.round((100 * relationshipTotal(100_000)) / 100_000), 1035)
  })

  it('streams the published size in batches of bounded length, with all its relationships', () => {
    let objects = 0
    let relationships = 0
    for (const batch of generateBank({ objects: 627_000, seed: 1 })) {
      assert.ok(batch.rows.length > 0 && batch.rows.length <= LIMITS.bulkRowsMax)
      if (batch.kind === 'relationships') relationships += batch.rows.length
      else if (batch.label === 'OpsObject') objects += batch.rows.length
    }
    assert.deepEqual({ objects, relationships }, { objects: 627_000, relationships: 6_490_000 })
  })

  it('yields every node before the first relationship', () => {
    const kinds = [...generateBank(SMALL)].map((batch) => batch.kind)
    assert.ok(kinds.lastIndexOf('nodes') < kinds.indexOf('relationships'))
  })

  it('has the fixed parts in their published numbers', () => {
    const counts = countRows(generateBank(DEMO_BANK))
    const expected = {
      OpsObjectType: 71,
      OpsRelationSubtype: 11,
      ApplicationSystem: 80,
      TransactionChain: 13,
    }
    for (const [label, count] of Object.entries(expected)) assert.equal(counts.get(label), count, label)
    assert.equal(counts.get('Branch'), 22)
    assert.ok((counts.get('BatchChain') ?? 0) >= 10)
  })

  for (const [name, value] of [
    ['objects', LIMITS.seedObjectsMin - 1],
    ['objects', LIMITS.seedObjectsMax + 1],
    ['objects', 1000.5],
    ['seed', -1],
  ] as const) {
    it(`refuses ${value} ${name} and names the allowed range`, () => {
      assert.throws(
        () => generateBank({ ...SMALL, [name]: value }).next(),
        (error) =>
          error instanceof DomainError && error.code === 'BAD_USER_INPUT' && error.details.field === name,
      )
    })
  }
})

describe('the rows of the bank', () => {
  const model = loadModel()
  const { nodes, relationships } = collectBank(2_000, 3)
  const keys = new Set(nodes.map((row) => identityText(row)))

  it('are valid and already in canonical form, as a strict reader of outside rows finds them', () => {
    for (const row of nodes) {
      const keyName = model.nodes.get(row.ref.label)?.key ?? ''
      assert.deepEqual(parseNodeRow(model, row.ref.label, { ...row.set, [keyName]: row.ref.key }), row)
    }
    for (const row of relationships) {
      const { type, source, target, key, set } = row
      const keyName = model.relationships.get(type)?.key
      const given = { ...set, source, target, ...(keyName ? { [keyName]: key } : {}) }
      assert.deepEqual(parseRelationshipRow(model, type, given), row)
    }
  })

  it('name every node and every relationship once', () => {
    assert.equal(keys.size, nodes.length)
    assert.equal(new Set(relationships.map(identityText)).size, relationships.length)
  })

  it('connect only nodes that exist', () => {
    for (const { type, source, target } of relationships) {
      for (const ref of [source, target]) {
        assert.ok(keys.has(identityText({ op: 'upsertNode', ref, set: {} })), `${type} ${ref.key}`)
      }
    }
  })

  it('fill every label and every relationship type of the model', () => {
    const labels = new Set(nodes.map((row) => row.ref.label))
    const types = new Set(relationships.map((row) => row.type))
    assert.deepEqual([...labels].sort(), [...model.nodes.keys()].sort())
    assert.deepEqual([...types].sort(), [...model.relationships.keys()].sort())
  })

  it('use every object type and every relation subtype', () => {
    const used = new Set(nodes.filter((row) => row.ref.label === 'OpsObject').map((row) => row.set.typeCode))
    assert.equal(used.size, OPS_TYPES.length)
    for (const { subtypeCode, relationshipType } of RELATION_SUBTYPES) {
      assert.ok(
        relationships.some((row) => row.type === relationshipType && row.set.subtype === subtypeCode),
        subtypeCode,
      )
    }
  })

  it('order batch work without a cycle', () => {
    const waitsFor = Map.groupBy(
      relationships.filter((row) => row.type === 'DEPENDS_ON'),
      (row) => row.source.key,
    )
    const open = new Set<string>()
    const done = new Set<string>()
    const visit = (key: string): void => {
      assert.ok(!open.has(key), `cycle through ${key}`)
      if (done.has(key)) return
      open.add(key)
      for (const { target } of waitsFor.get(key) ?? []) visit(target.key)
      open.delete(key)
      done.add(key)
    }
    for (const key of waitsFor.keys()) visit(key)
  })

  it('have degrees with a heavy tail: the most called service far above the median', () => {
    const called = Map.groupBy(
      relationships.filter((row) => row.type === 'CALLS'),
      (row) => row.target.key,
    )
    const degrees = [...called.values()].map((rows) => rows.length).sort((a, b) => a - b)
    assert.ok(degrees.at(-1)! >= 8 * degrees[Math.floor(degrees.length / 2)]!)
  })

  for (const objects of [500, 2_000, 20_000]) {
    it(`have clusters with enough members at ${objects} objects`, () => {
      const bank = collectBank(objects, 1)
      const members = Map.groupBy(
        bank.relationships.filter((row) => row.type === 'MEMBER_OF_CLUSTER'),
        (row) => row.target.key,
      )
      for (const row of bank.nodes.filter(({ set }) => set.minMembers !== undefined)) {
        assert.ok((members.get(row.ref.key)?.length ?? 0) >= Number(row.set.minMembers), row.ref.key)
      }
    })
  }

  it('have critical and non-critical calls', () => {
    const calls = relationships.filter((row) => row.type === 'CALLS')
    assert.ok(calls.some((row) => row.set.critical === true))
    assert.ok(calls.some((row) => row.set.critical === false))
  })

  it('spread payments over ninety days and over at least four orders of magnitude', () => {
    const payments = relationships.filter((row) => row.type === 'TRANSFER')
    const times = payments.map((row) => Date.parse(String(row.set.occurredAt)))
    assert.ok(Math.max(...times) - Math.min(...times) > 85 * 86_400_000)
    assert.ok(Math.max(...times) < Date.parse('2026-03-31T00:00:00.000Z'))
    const amounts = payments.map((row) => Number(row.set.amountMinor))
    assert.ok(Math.max(...amounts) / Math.min(...amounts) > 10_000)
  })

  it('give persons both scripts, both romanisations and shared names', () => {
    const persons = nodes.filter((row) => row.ref.label === 'Person')
    const names = persons.map((row) => String(row.set.nameZh))
    const texts = names.join('')
    assert.ok(texts.includes('陳') && texts.includes('陈'))
    assert.ok(persons.some((row) => String(row.set.nameEn).startsWith('Chan ')))
    assert.ok(persons.some((row) => String(row.set.nameEn).startsWith('Chen ')))
    assert.ok(new Set(names).size < names.length)
  })
})
