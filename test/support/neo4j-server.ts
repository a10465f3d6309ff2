// The Neo4j that tests may use: the address in JINGWEI_TEST_NEO4J_URI and no other, and there only a database that is
// empty or carries the mark of this suite.

import type { Model } from '../../graph/model/registry.ts'
import { connect } from '../../graph/store/neo4j/driver.ts'
import { type Neo4jOptions, openNeo4jStore } from '../../graph/store/neo4j/store.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import type { OpenOptions, StoreHarness } from '../contract/harness.ts'

export const TEST_MARKER = 'jingwei-test'

const isRequired = process.env.JINGWEI_REQUIRE_NEO4J === '1'
const uri = process.env.JINGWEI_TEST_NEO4J_URI ?? ''

/** Why tests against Neo4j are skipped, or false. Where they are required they run, and fail without an address. */
export const skipNeo4j: string | false =
  uri === '' && !isRequired ? 'JINGWEI_TEST_NEO4J_URI is not set' : false

/** Tests that start and kill servers of their own take long; they run where Neo4j is required or they are asked for. */
export const skipOwnServer: string | false =
  isRequired || process.env.JINGWEI_TEST_NEO4J_SERVERS === '1' ? false : 'JINGWEI_TEST_NEO4J_SERVERS is not 1'

export function testOptions(model: Model, address = uri): Neo4jOptions {
  if (address === '') throw new Error('JINGWEI_TEST_NEO4J_URI is not set')
  return { uri: address, username: '', password: '', database: 'neo4j', model, marker: TEST_MARKER }
}

/** Empties the test database; refuses one that has nodes and lacks the mark of this suite. */
export async function wipe(options: Neo4jOptions): Promise<void> {
  const connection = connect(options)
  try {
    await connection.write(async (transaction) => {
      const [standing] = await transaction.run(
        `OPTIONAL MATCH (m:_JingweiMeta {marker: $marker})
         WITH count(m) AS marked MATCH (n) RETURN marked, count(n) AS nodes`,
        { marker: TEST_MARKER },
      )
      if (standing && standing.nodes !== 0n && standing.marked === 0n) {
        throw new Error('the database at JINGWEI_TEST_NEO4J_URI has nodes of others; it is not touched')
      }
      await transaction.run('MATCH (n) DETACH DELETE n')
    }, null)
  } finally {
    await connection.close()
  }
}

/** Runs Cypher as any other client would. */
export async function runCypher(
  options: Neo4jOptions,
  cypher: string,
  parameters: Record<string, unknown> = {},
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = connect(options)
  try {
    return await connection.write((transaction) => transaction.run(cypher, parameters), null)
  } finally {
    await connection.close()
  }
}

export const neo4jHarness: StoreHarness = {
  skip: skipNeo4j,
  open: async (options) => {
    await wipe(testOptions(options.model))
    return open(options)
  },
  reopen: open,
}

function open({ model, retention }: OpenOptions): Promise<GraphStore> {
  return openNeo4jStore(retention ? { ...testOptions(model), retention } : testOptions(model))
}
