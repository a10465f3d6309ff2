import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { firstBrokenEntry } from '../../../../graph/model/audit.ts'
import { DomainError } from '../../../../graph/model/errors.ts'
import type { Predicate } from '../../../../graph/model/predicate.ts'
import { DEFAULT_RETENTION } from '../../../../graph/store/retention.ts'
import { applyBatch } from '../../../../graph/store/sqlite/apply.ts'
import { openDatabase } from '../../../../graph/store/sqlite/driver.ts'
import { countRows } from '../../../../graph/store/sqlite/find.ts'
import { auditEntries } from '../../../../graph/store/sqlite/journal.ts'
import { nodeTable, type PropertyTable } from '../../../../graph/store/sqlite/layout.ts'
import { openOwned } from '../../../../graph/store/sqlite/ownership.ts'
import { printPredicate } from '../../../../graph/store/sqlite/predicate.ts'
import { openSqliteStore } from '../../../../graph/store/sqlite/store.ts'
import { translated } from '../../../../graph/store/sqlite/translate.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { batch, putThing, READ, write } from '../../../contract/harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-engine-'))
after(() => rmSync(folder, { recursive: true, force: true }))

describe('the SQLite engine', () => {
  it('refuses a batch for which the disk has no space, keeps all before it, and goes on when there is space', () => {
    const { db, layout } = openOwned(join(folder, 'full.db'), model, 'm', false)
    const apply = (key: string) =>
      applyBatch(db, layout, model, DEFAULT_RETENTION, batch([putThing(key, { note: 'x'.repeat(20_000) })]))
    const pages = Number(db.get('PRAGMA page_count')?.[0])
    db.execute(`PRAGMA max_page_count = ${pages + 100}`)

    let written = 0
    let failure: unknown
    while (failure === undefined && written < 1_000) {
      try {
        apply(`k${written}`)
        written += 1
      } catch (error) {
        failure = translated(error)
      }
    }

    assert.ok(failure instanceof DomainError)
    assert.deepEqual([failure.code, failure.reason], ['UNAVAILABLE', 'storeFull'])
    assert.ok(failure.cause instanceof Error)
    assert.ok(written > 5)
    const things = nodeTable(layout, 'Thing')
    assert.equal(countRows(db, things, { kind: 'all' }), written)
    assert.equal(auditEntries(db, 0, 9_999).length, written)
    assert.deepEqual(db.all('PRAGMA integrity_check'), [['ok']])

    db.execute(`PRAGMA max_page_count = ${pages + 10_000}`)
    apply(`k${written}`)
    assert.equal(countRows(db, things, { kind: 'all' }), written + 1)
    assert.equal(firstBrokenEntry(auditEntries(db, 0, 9_999)), null)
    db.close()
  })

  it('runs with the settings that durability needs', () => {
    const db = openDatabase(join(folder, 'settings.db'))

    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check'].map(
      (name) => db.get(`PRAGMA ${name}`)?.[0],
    )

    assert.deepEqual(settings, ['wal', 2n, 1n, 0n, 1n])
    db.close()
  })

  it('follows the writes of another process on the same file', async () => {
    const path = join(folder, 'shared.db')
    const one = await openSqliteStore({ path, model })
    const other = await openSqliteStore({ path, model })

    await write(one, putThing('a'))
    await write(other, putThing('b'), putThing('a', { size: 1 }))
    await write(one, putThing('c'), putThing('a', { size: 1 }))

    assert.equal(await other.version(), 3)
    const feed = await other.changesSince(1, 100)
    assert.deepEqual(
      feed.records.map((record) => record.kind === 'node' && `${record.op} ${record.ref.key}`),
      ['create b', 'update a', 'create c'],
    )
    assert.equal(firstBrokenEntry(await one.auditEntries(0, 10)), null)
    await one.close()
    await other.close()
  })

  it('says UNAVAILABLE where another process holds the write lock for too long', () => {
    const path = join(folder, 'locked.db')
    const { db } = openOwned(path, model, 'm', false)
    const holder = openDatabase(path)
    db.execute('PRAGMA busy_timeout = 1')
    holder.execute('BEGIN IMMEDIATE')

    assert.throws(
      () => db.transaction(() => assert.fail('another holds the lock')),
      (error) => (translated(error) as DomainError).reason === 'storeUnavailable',
    )

    holder.execute('ROLLBACK')
    assert.equal(
      db.transaction(() => 'done'),
      'done',
    )
    holder.close()
    db.close()
  })

  it('scans 64-bit integers exactly, beside small ones', async () => {
    const store = await openSqliteStore({ path: ':memory:', model })
    await write(store, putThing('a', { total: 5n }), putThing('b', { total: 9007199254740993n }))

    const values: unknown[] = []
    for await (const page of store.scanNodes('Thing', ['total'], READ)) {
      values.push(...page.map((row) => row.values[0]))
    }

    assert.deepEqual(values, [5n, 9007199254740993n])
    await store.close()
  })

  it('leaves an error that is a bug as it is', () => {
    const db = openDatabase(':memory:')

    assert.throws(
      () => db.all('SELECT nothing FROM nowhere'),
      (error) => translated(error) === error,
    )
    db.close()
  })

  const indexed: readonly (readonly [string, Predicate])[] = [
    ['the key', { kind: 'keys', keys: ['a', 'b'] }],
    ['a number', compare('size', 'eq', 3)],
    ['a range', compare('total', 'gt', 3n)],
    ['a prefix', compare('title', 'startsWith', 'ab')],
    ['a folded text', { ...compare('title', 'eq', 'ab'), folded: true }],
    ['a list of values', compare('grade', 'in', ['LOW', 'HIGH'])],
  ]
  it('serves filters on indexed properties by their index', () => {
    const { db, layout } = openOwned(':memory:', model, 'm', false)
    const things: PropertyTable = nodeTable(layout, 'Thing')

    for (const [name, where] of indexed) {
      const { sql, parameters } = printPredicate(things, where)
      const plan = db.all(`EXPLAIN QUERY PLAN SELECT 1 FROM ${things.sql} WHERE ${sql}`, ...parameters)
      assert.match(String(plan[0]?.[3]), /^SEARCH node_Thing USING (COVERING )?INDEX/, name)
    }
    db.close()
  })
})

function compare(
  property: string,
  operator: 'eq' | 'gt' | 'startsWith' | 'in',
  value: string | number | bigint | readonly string[],
): Extract<Predicate, { kind: 'compare' }> {
  return { kind: 'compare', property, operator, value, folded: false }
}
