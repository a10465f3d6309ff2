import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { firstBrokenEntry } from '../../../../graph/model/audit.ts'
import { openSqliteStore } from '../../../../graph/store/sqlite/store.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { READ } from '../../../contract/harness.ts'
import { crashBatch } from '../../../support/crash-batch.ts'
import { crashRounds } from '../../../support/crash-rounds.ts'

const ROUNDS = Number(process.env.JINGWEI_CRASH_ROUNDS ?? 8)
const DAMAGED_LOGS = 40
const BATCHES = 12

const folder = mkdtempSync(join(tmpdir(), 'jingwei-crash-'))
after(() => rmSync(folder, { recursive: true, force: true }))

describe('SQLite after a crash', () => {
  it(`has all that was acknowledged, once, after ${ROUNDS} rounds of killed writers`, async (test) => {
    const path = join(folder, 'killed.db')

    const versions = await crashRounds(
      {
        config: { engine: 'sqlite', path },
        marker: 'crash',
        open: () => openSqliteStore({ path, model, marker: 'crash' }),
      },
      ROUNDS,
    )
    test.diagnostic(`${versions} versions written and read again`)
  })

  it('is at an earlier whole batch where the write-ahead log was cut off or damaged', async () => {
    const path = join(folder, 'log.db')
    await (await openSqliteStore({ path, model })).close()
    const store = await openSqliteStore({ path, model })
    for (let number = 1; number <= BATCHES; number += 1) await store.apply(crashBatch('w', number), null)
    const log = readFileSync(`${path}-wal`)
    const seen = new Set<number>()

    for (let round = 0; round < DAMAGED_LOGS; round += 1) {
      const copy = join(folder, `log-${round}.db`)
      copyFileSync(path, copy)
      copyFileSync(`${path}-wal`, `${copy}-wal`)
      const place = Math.floor((log.length * round) / (DAMAGED_LOGS - 1))
      if (round % 2 === 0) truncateSync(`${copy}-wal`, place)
      else writeFileSync(`${copy}-wal`, flipped(log, place))

      const damaged = await openSqliteStore({ path: copy, model })
      const version = await damaged.version()
      const keys = await damaged.keysOfNodes('Thing', { kind: 'all' }, 100, READ)
      const entries = await damaged.auditEntries(0, 100)
      await damaged.close()

      const expected = Array.from({ length: version }, (_, index) => `w-${index + 1}`).sort()
      assert.deepEqual(keys, expected)
      assert.equal(entries.length, version)
      assert.equal(firstBrokenEntry(entries), null)
      seen.add(version)
    }
    await store.close()

    assert.ok(seen.size > BATCHES / 2, `damage at different places leaves different versions: ${[...seen]}`)
  })
})

function flipped(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes)
  const index = Math.min(place, copy.length - 1)
  copy[index] = (copy[index] ?? 0) ^ 0x10
  return copy
}
