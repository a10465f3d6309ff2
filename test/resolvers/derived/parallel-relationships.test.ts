// Parallel relationships stand in the order of their own keys, whatever order they were written in.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Api, openApi } from '../../support/api.ts'

const WRITE = `mutation ($nodes: UpsertNodesInput!, $transfers: UpsertRelationshipsInput!) {
  upsertNodes(input: $nodes) { refused }
  upsertRelationships(input: $transfers) { refused }
}`

const PAGE = `query ($after: String) {
  entity(label: "Account", key: "B:1") { ... on Account {
    transfersOut(first: 1, after: $after) {
      edges { properties { ... on Transaction { transactionId } } }
      pageInfo { hasNextPage endCursor }
    }
  } }
}`

describe('parallel relationships', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    const ends = { source: { key: 'B:1' }, target: { key: 'B:2' } }
    await api.run(
      WRITE,
      {
        nodes: { label: 'Account', rows: [{ accountKey: 'B:1' }, { accountKey: 'B:2' }] },
        transfers: {
          type: 'TRANSFER',
          rows: ['c', 'a', 'b'].map((transactionId) => ({ ...ends, transactionId })),
        },
      },
      ['ADMIN'],
    )
  })
  after(() => api.close())

  it('are paged by key, none twice and none left out', async () => {
    const found: unknown[] = []
    let cursor: string | null = null
    do {
      const answer = JSON.parse(JSON.stringify(await api.run(PAGE, { after: cursor }, ['ADMIN'])))
      const { edges, pageInfo } = answer.entity.transfersOut
      found.push(
        ...edges.map((edge: { properties: { transactionId: string } }) => edge.properties.transactionId),
      )
      cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (cursor !== null)
    assert.deepEqual(found, ['a', 'b', 'c'])
  })

  it('of one step of a path are named in order', async () => {
    const answer = await api.run(
      `{ paths(source: { label: "Account", key: "B:1" }, target: { label: "Account", key: "B:2" }) {
        paths { relationships { keys parallel } }
      } }`,
      {},
      ['ADMIN'],
    )
    const step = { keys: ['a', 'b', 'c'], parallel: 3 }
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), { paths: { paths: [{ relationships: [step] }] } })
  })
})
