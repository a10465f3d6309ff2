import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, it } from 'node:test'
import type { Change } from '../../../../graph/model/changes.ts'
import { openSqliteStore } from '../../../../graph/store/sqlite/store.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { batch, pay, putThing, READ } from '../../../contract/harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-deferred-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const load = (...changes: Change[]) => batch(changes, { bulk: true })

/** Names of all indexes, read past the store. */
function indexesOf(path: string): string[] {
  const file = new DatabaseSync(path, { readOnly: true })
  const rows = file.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name`).all()
  file.close()
  return rows.map((row) => String(row.name))
}

describe('indexes during a bulk load into SQLite', () => {
  it('are missing only while the load goes on, and only those that keep nothing unique', async () => {
    const path = join(folder, 'load.db')
    const store = await openSqliteStore({ path, model })
    const before = indexesOf(path)

    await store.apply(load(putThing('a', { size: 1 }), putThing('b')), null)
    await store.apply(load(pay('p1', 'a', 'b'), pay('p1', 'a', 'b')), null)
    const during = indexesOf(path)
    const found = await store.countNodes('Thing', { kind: 'all' }, READ)
    const afterwards = indexesOf(path)
    await store.apply(load(putThing('c')), null)

    assert.ok(before.includes('node_Thing.size') && before.includes('rel_PAYS.__target'))
    assert.ok(!during.includes('node_Thing.size') && !during.includes('rel_PAYS.__target'))
    assert.ok(during.includes('node_Thing.__key') && during.includes('rel_PAYS.__key'))
    assert.equal(found, 2)
    assert.deepEqual(afterwards, before)
    assert.deepEqual(indexesOf(path), before, 'a table with rows keeps its indexes')
    await store.close()
  })

  it('are made when the store is opened after a load that never ended', async () => {
    const path = join(folder, 'killed.db')
    const store = await openSqliteStore({ path, model })
    const before = indexesOf(path)
    await store.apply(load(putThing('a', { size: 1 })), null)

    const second = await openSqliteStore({ path, model })

    assert.deepEqual(indexesOf(path), before)
    await second.close()
    await store.close()
  })

  it('are made when the store is closed', async () => {
    const path = join(folder, 'closed.db')
    const store = await openSqliteStore({ path, model })
    const before = indexesOf(path)

    await store.apply(load(putThing('a', { size: 1 })), null)
    await store.close()

    assert.deepEqual(indexesOf(path), before)
  })

  it('are there again after a batch that was rolled back, and before the next single write', async () => {
    const path = join(folder, 'rollback.db')
    const store = await openSqliteStore({ path, model })
    const before = indexesOf(path)
    const broken = { op: 'upsertNode', ref: { label: 'Nothing', key: 'x' }, set: {} } as const

    await assert.rejects(store.apply(load(putThing('a'), broken), null))
    assert.deepEqual(indexesOf(path), before)
    await store.apply(load(putThing('a')), null)
    assert.notDeepEqual(indexesOf(path), before)
    await store.apply(batch([putThing('b')]), null)

    assert.deepEqual(indexesOf(path), before)
    await store.close()
  })
})
