// Following the writes of another process: a commit becomes visible bit by bit, so a version counts only as a whole.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { connect } from '../../../../graph/store/neo4j/driver.ts'
import { openNeo4jStore } from '../../../../graph/store/neo4j/store.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { batch, putThing, READ } from '../../../contract/harness.ts'
import { runCypher, skipNeo4j, testOptions, wipe } from '../../../support/neo4j-server.ts'

describe('a Neo4j store that follows another', { skip: skipNeo4j }, () => {
  it('tells a version it has not seen only when no writer is at work', async () => {
    const options = testOptions(model)
    await wipe(options)
    const [writer, follower] = [await openNeo4jStore(options), await openNeo4jStore(options)]
    await writer.apply(batch([putThing('a')]), null)
    const other = connect(options)
    const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const writing = other.write(async (transaction) => {
      await transaction.run("MATCH (m:_JingweiMeta {id: 1}) SET m.batch = 'at work'")
      locked.resolve()
      await release.promise
    }, null)
    await locked.promise

    const events: string[] = []
    const asked = Promise.all([
      follower.version().then((version) => events.push(`version ${version}`)),
      follower.changesSince(0, 10).then((page) => events.push(`changes to ${page.version}`)),
    ])
    // Other reads of the same store come and go meanwhile.
    for (let read = 0; read < 20; read += 1) await follower.counts(READ)
    events.push('released')
    release.resolve()
    await Promise.all([asked, writing])

    assert.equal(events[0], 'released')
    assert.deepEqual(events.slice(1).sort(), ['changes to 1', 'version 1'])
    await Promise.all([other.close(), writer.close(), follower.close()])
  })

  it('hands out no version of which a part, or one before it, is not there yet', async () => {
    const options = testOptions(model)
    await wipe(options)
    const store = await openNeo4jStore(options)
    for (const key of ['a', 'b', 'c']) await store.apply(batch([putThing(key)]), null)
    const rename = (from: string, to: string, version: number) =>
      runCypher(options, `MATCH (c:${from} {version: $version}) REMOVE c:${from} SET c:${to}`, {
        version: BigInt(version),
      })

    await rename('_JingweiChange', '_JingweiHidden', 2)
    const gap = await store.changesSince(0, 10)
    await rename('_JingweiHidden', '_JingweiChange', 2)
    const whole = await store.changesSince(0, 10)

    assert.deepEqual([gap.version, gap.records.length], [1, 1])
    assert.deepEqual([whole.version, whole.records.length], [3, 3])
    await store.close()
  })
})
