// A bank's server whose Neo4j goes away while it serves, and comes back.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { pino } from 'pino'
import type { Graph } from '../../graph/graph.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import { openGraph } from '../../graph/open-graph.ts'
import { openNeo4jStore } from '../../graph/store/neo4j/store.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { createLoaders } from '../../loaders/index.ts'
import { buildApiSchema } from '../../resolvers/schema.ts'
import { type RunningServer, startServer } from '../../resolvers/server/start-server.ts'
import { testOptions } from '../support/neo4j-server.ts'
import { type OwnServer, ownServer, skipKilledServer } from '../support/own-neo4j.ts'
import type { Reply } from '../support/tiny-app.ts'

const UPSERT =
  'mutation { upsertNodes(input: { label: "Site", rows: [{ siteCode: "s1" }] }) { created unchanged } }'
const COUNT = '{ sites { totalCount } }'
const SEARCH = '{ search(text: "s1") { edges { match } } }'

describe('a server whose Neo4j goes away', { skip: skipKilledServer }, () => {
  let neo4j: OwnServer
  let store: GraphStore
  let graph: Graph
  let server: RunningServer
  before(async () => {
    neo4j = await ownServer()
    await neo4j.start()
    const model = loadModel()
    store = await openNeo4jStore(testOptions(model, neo4j.uri))
    graph = openGraph(model, store)
    server = await startServer({
      host: '127.0.0.1',
      port: 0,
      schema: buildApiSchema(model),
      graph,
      createLoaders,
      keys: null,
      playground: false,
      log: pino({ level: 'silent' }),
      now: () => new Date('2026-01-02T03:04:05.678Z'),
    })
  })
  after(async () => {
    await server?.stop()
    await graph?.close()
    await store?.close()
    await neo4j?.remove()
  })

  async function ask(query: string): Promise<Reply['body']> {
    const response = await fetch(`${server.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return response.json()
  }
  const readiness = async () => (await fetch(`${server.url}ready`)).status

  it('says UNAVAILABLE and is not ready meanwhile, and works again without a restart', async () => {
    assert.deepEqual(await ask(UPSERT), { data: { upsertNodes: { created: 1, unchanged: 0 } } })
    await graph.view(null)
    assert.equal(await readiness(), 200)

    await neo4j.stop()
    for (const query of [COUNT, SEARCH, UPSERT]) {
      const { errors } = await ask(query)
      assert.deepEqual(errors?.[0]?.extensions, { code: 'UNAVAILABLE', retryable: true })
      assert.equal(errors?.[0]?.message, 'the store does not answer; try again later')
    }
    assert.equal(await readiness(), 503)
    assert.equal((await fetch(`${server.url}live`)).status, 200)

    await neo4j.start()
    assert.deepEqual(await ask(COUNT), { data: { sites: { totalCount: 1 } } })
    assert.deepEqual(await ask(UPSERT), { data: { upsertNodes: { created: 0, unchanged: 1 } } })
    assert.equal(await readiness(), 200)
  })
})
