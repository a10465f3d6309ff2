import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'graphql'
import { type Reads, readsOf, touches } from '../../../resolvers/live/reads.ts'
import { createTinyParts, nodeChange } from '../../support/tiny-app.ts'

const { dependencies } = createTinyParts()

function reads(query: string, variables: Record<string, unknown> = {}): Reads {
  return readsOf(dependencies.schema, dependencies.graph.model, parse(query), variables)
}

describe('what a query reads', () => {
  const rows: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['a list', '{ hosts { nodes { code name } } }', ['Host'], []],
    ['a count', '{ hosts { totalCount } }', ['Host'], []],
    ['two lists', '{ hosts { totalCount } sites { nodes { siteCode } } }', ['Host', 'Site'], []],
    ['a relationship', '{ hosts { nodes { site { siteCode } } } }', ['Host', 'Site'], ['LOCATED_AT']],
    [
      'a relationship in a fragment',
      '{ hosts { nodes { ...F } } } fragment F on Host { calls { code } }',
      ['Host'],
      ['CALLS'],
    ],
    [
      'a filter over a relationship',
      '{ hosts(where: {site: {name: "x"}}) { totalCount } }',
      ['Host', 'Site'],
      ['LOCATED_AT'],
    ],
    [
      'a filter deep inside another',
      '{ hosts(where: {and: [{and: [{site: {name: "x"}}]}]}) { totalCount } }',
      ['Host', 'Site'],
      ['LOCATED_AT'],
    ],
    ['only the name of the type', '{ hosts { __typename } }', ['Host'], []],
  ]
  for (const [name, query, labels, types] of rows) {
    it(`${name}: ${[...labels, ...types].join(', ')}`, () => {
      const found = reads(query)

      assert.equal(found.everything, false)
      assert.deepEqual([...found.labels].sort(), labels)
      assert.deepEqual([...found.types].sort(), types)
    })
  }

  it('a filter in variables counts like one in the text', () => {
    const query = 'query ($where: HostWhere) { hosts(where: $where) { totalCount } }'
    const found = reads(query, { where: { and: [{ site: { name: 'x' } }] } })

    assert.deepEqual([...found.types], ['LOCATED_AT'])
    assert.deepEqual([...found.labels].sort(), ['Host', 'Site'])
  })

  for (const query of ['{ ping }', '{ hosts { nodes { riskScore } } }', '{ hosts { totalCount } ping }']) {
    it(`everything, where the model does not explain a field: ${query}`, () => {
      assert.equal(reads(query).everything, true)
    })
  }
})

describe('a write touches a query', () => {
  const hosts = reads('{ hosts { nodes { code calls { code } } } }')
  const ends = {
    source: { label: 'Host', key: 'a' },
    target: { label: 'Host', key: 'b' },
    key: null,
    handle: 1,
    version: 2,
    op: 'create',
  } as const

  it('by a label or a relationship type that it reads, one by one or in bulk', () => {
    assert.ok(touches(hosts, [nodeChange('Site'), nodeChange('Host')]))
    assert.ok(touches(hosts, [{ kind: 'bulkNodes', version: 2, label: 'Host' }]))
    assert.ok(touches(hosts, [{ kind: 'relationship', type: 'CALLS', ...ends }]))
    assert.ok(touches(hosts, [{ kind: 'bulkRelationships', version: 2, type: 'CALLS' }]))
  })

  it('not by others', () => {
    assert.ok(!touches(hosts, []))
    assert.ok(!touches(hosts, [nodeChange('Site')]))
    assert.ok(!touches(hosts, [{ kind: 'relationship', type: 'LOCATED_AT', ...ends }]))
    assert.ok(!touches(hosts, [{ kind: 'bulkRelationships', version: 2, type: 'LOCATED_AT' }]))
  })

  it('always, where it reads everything', () => {
    assert.ok(touches(reads('{ ping }'), [nodeChange('Site')]))
  })
})
