// How often a nested query asks the store: by level, never by row.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Api, openApi } from '../support/api.ts'

const OBJECTS = 500

describe('a page of 20 objects', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    const rows = Array.from({ length: OBJECTS }, (_, index) => ({
      ciCode: `o${index}`,
      name: `n${index % 7}`,
    }))
    const calls = rows.flatMap(({ ciCode }, index) =>
      [1, 2, 3].map((step) => ({
        source: { key: ciCode },
        target: { key: `o${(index + step * 7) % OBJECTS}` },
        p95Ms: step,
      })),
    )
    await api.run(
      `mutation($rows: [JSON!]!, $calls: [JSON!]!) {
        upsertNodes(input: { label: "OpsObject", rows: $rows }) { version }
        upsertRelationships(input: { type: "CALLS", rows: $calls }) { version }
      }`,
      { rows, calls },
    )
    await api.run('{ opsObjects(where: { calls: { some: {} } }) { totalCount } }')
    api.calls()
  })
  after(() => api.close())

  const cases: [string, string, Record<string, number>][] = [
    [
      'with three levels of neighbours is read in one call a level',
      '{ opsObjects(first: 20) { nodes { calls { nodes { calls { nodes { calls { nodes { name } } } } } } } } }',
      { findNodes: 1, nodesByKeys: 3 },
    ],
    [
      'with sorted neighbours is read in one call a level',
      '{ opsObjects(first: 20) { nodes { calls(orderBy: { field: name }, first: 2) { nodes { calledBy(orderBy: { field: name }) { nodes { name } } } } } } }',
      { findNodes: 3 },
    ],
    [
      'with filtered neighbours asks for keys first and reads only what is shown',
      '{ opsObjects(first: 20) { nodes { calls(where: { name: { ne: "n1" } }, first: 1) { totalCount nodes { name } } } } }',
      { findNodes: 1, keysOfNodes: 1, nodesByKeys: 1 },
    ],
    [
      'with counts of neighbours is read in one call',
      '{ opsObjects(first: 20) { nodes { calls { totalCount } calledBy { totalCount } } } }',
      { findNodes: 1 },
    ],
    [
      'with the properties of each relationship reads them together',
      '{ opsObjects(first: 20) { nodes { calls { edges { properties { ... on Call { p95Ms } } } } } } }',
      { findNodes: 1, nodesByKeys: 1, relationshipsByHandles: 1 },
    ],
    [
      'with aggregates of neighbours reads the neighbours of all rows together',
      '{ opsObjects(first: 20) { nodes { calls { aggregate(by: { groupBy: [name] }) { groups { count } } } } } }',
      { findNodes: 1, nodesByKeys: 1 },
    ],
    [
      'with its aggregate is grouped by the store',
      '{ opsObjects(first: 20) { aggregate(by: { groupBy: [name] }) { count groups { count } } } }',
      { countNodes: 1, aggregateNodes: 1 },
    ],
    [
      'beside the sizes of all labels and types counts once',
      '{ model { labels { label count } relationshipTypes { type count } } }',
      { counts: 1 },
    ],
    ['beside the names of all labels counts nothing', '{ model { labels { label } } }', {}],
    [
      'counts all only when asked',
      '{ opsObjects(first: 20) { totalCount nodes { name } } }',
      { findNodes: 1, countNodes: 1 },
    ],
    ['is not read for its count alone', '{ opsObjects(first: 20) { totalCount } }', { countNodes: 1 }],
  ]
  for (const [what, query, calls] of cases) {
    it(what, async () => {
      await api.run(query)
      assert.deepEqual(api.calls(), calls)
    })
  }

  it('is found again by ids in one call', async () => {
    const { opsObjects } = (await api.run('{ opsObjects(first: 20) { nodes { id } } }')) as {
      opsObjects: { nodes: { id: string }[] }
    }
    api.calls()
    const ids = opsObjects.nodes.map((node) => node.id)
    const again = await api.run('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
    assert.deepEqual(again, { nodes: opsObjects.nodes })
    assert.deepEqual(api.calls(), { nodesByKeys: 1 })
  })
})
