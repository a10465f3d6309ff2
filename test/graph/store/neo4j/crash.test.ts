// Servers and writers that are stopped and killed at work: nothing acknowledged is lost, nothing is there twice.

import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { DomainError } from '../../../../graph/model/errors.ts'
import { openNeo4jStore } from '../../../../graph/store/neo4j/store.ts'
import type { GraphStore } from '../../../../graph/store/port.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { crashBatch } from '../../../support/crash-batch.ts'
import { checkHistory, checkWriters, crashRounds, WRITERS } from '../../../support/crash-rounds.ts'
import { skipNeo4j, TEST_MARKER, testOptions, wipe } from '../../../support/neo4j-server.ts'
import { type OwnServer, ownServer, skipKilledServer } from '../../../support/own-neo4j.ts'

const WRITER_ROUNDS = Number(process.env.JINGWEI_CRASH_ROUNDS ?? 2)
/** Each starts a server anew, which takes a quarter of a minute and more. */
const SERVER_ROUNDS = Number(process.env.JINGWEI_CRASH_ROUNDS ?? 1)
const ACKNOWLEDGED_MAX = 60

describe('Neo4j whose writers are killed', { skip: skipNeo4j }, () => {
  it(`has all that was acknowledged, once, after ${WRITER_ROUNDS} rounds`, async (test) => {
    const options = testOptions(model)
    await wipe(options)
    const { model: _model, marker: _marker, ...connection } = options

    const versions = await crashRounds(
      {
        config: { engine: 'neo4j', ...connection },
        marker: TEST_MARKER,
        open: () => openNeo4jStore(options),
      },
      WRITER_ROUNDS,
    )
    test.diagnostic(`${versions} versions written and read again`)
  })
})

describe('Neo4j whose server is stopped and killed', { skip: skipKilledServer }, () => {
  let server: OwnServer
  let store: GraphStore

  before(async () => {
    server = await ownServer()
    await server.start()
    store = await openNeo4jStore(testOptions(model, server.uri))
  })
  after(async () => {
    await store?.close()
    await server?.remove()
  })

  it('rejects with UNAVAILABLE while it is stopped, and the same store works once it runs again', async () => {
    const unavailable = { name: 'DomainError', code: 'UNAVAILABLE' }
    await server.stop()
    await assert.rejects(store.version(), unavailable)
    await assert.rejects(store.apply(crashBatch('before', 1), null), unavailable)
    await assert.rejects(openNeo4jStore(testOptions(model, server.uri)), unavailable)

    await server.start()

    assert.equal(await store.version(), 0)
    assert.equal((await store.health()).ok, true)
  })

  it(`has all that was acknowledged, once, after it was killed, in ${SERVER_ROUNDS} rounds`, async () => {
    let committed: readonly number[] = WRITERS.map(() => 0)
    for (let round = 0; round < SERVER_ROUNDS; round += 1) {
      const acknowledged = await writeUntilServerDies(committed)
      await server.start()
      committed = await checkWriters(store, acknowledged)
      await checkHistory(store)
    }
  })

  /** Answers the last batch of each writer that was acknowledged. */
  async function writeUntilServerDies(before: readonly number[]): Promise<number[]> {
    const acknowledged = [...before]
    const killAfter = randomInt(1, ACKNOWLEDGED_MAX)
    let killed: Promise<void> | null = null
    await Promise.all(
      WRITERS.map(async (writer, index) => {
        try {
          for (let number = (before[index] ?? 0) + 1; ; number += 1) {
            await store.apply(crashBatch(writer, number), null)
            acknowledged[index] = number
            if (number - (before[index] ?? 0) === killAfter) killed ??= server.kill()
          }
        } catch (error) {
          assert.ok(error instanceof DomainError && error.code === 'UNAVAILABLE', String(error))
        }
      }),
    )
    await killed
    return acknowledged
  }
})
