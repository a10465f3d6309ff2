import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, it } from 'node:test'
import { parse } from 'graphql'
import { firstBrokenEntry } from '../../../../graph/model/audit.ts'
import { buildModel } from '../../../../graph/model/build-registry.ts'
import { loadModel } from '../../../../graph/model/load-schema.ts'
import { openStore } from '../../../../graph/store/open-store.ts'
import { openSqliteStore } from '../../../../graph/store/sqlite/store.ts'
import { CONTRACT_MODEL as model } from '../../../contract/contract-model.ts'
import { batch, pay, putMaker, putThing, READ, write } from '../../../contract/harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-opening-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string) => join(folder, name)

describe('opening a SQLite store', () => {
  it('leaves a file with foreign tables alone, reads nothing from it and writes nothing to it', async () => {
    const path = file('foreign.db')
    const foreign = new DatabaseSync(path)
    foreign.exec('CREATE TABLE customers (id INTEGER PRIMARY KEY); INSERT INTO customers VALUES (7)')
    foreign.close()
    const before = readFileSync(path)

    const store = await openSqliteStore({ path, model })

    assert.equal(store.readOnly, true)
    assert.equal((await store.health()).readOnly, true)
    assert.equal((await store.counts(READ)).nodes.get('Thing'), 0)
    const refusal = { name: 'DomainError', code: 'FORBIDDEN', reason: 'readOnly' }
    await assert.rejects(store.apply(batch([putThing('a')]), null), refusal)
    const facts = { at: '', actor: { name: 'x', roles: [] }, action: '', digest: '', outcome: '' }
    await assert.rejects(store.recordAudit(facts), refusal)
    await store.close()
    assert.deepEqual(readFileSync(path), before)
  })

  it('writes beside the foreign tables once the file is adopted, and remembers that', async () => {
    const path = file('adopted.db')
    const foreign = new DatabaseSync(path)
    foreign.exec('CREATE TABLE customers (id INTEGER PRIMARY KEY); INSERT INTO customers VALUES (7)')
    foreign.close()

    const adopted = await openStore({ engine: 'sqlite', path }, model, { adopt: true })
    assert.deepEqual(await write(adopted, putThing('a')), ['created'])
    await adopted.close()
    const again = await openStore({ engine: 'sqlite', path }, model)

    assert.equal(again.readOnly, false)
    assert.equal(await again.version(), 1)
    await again.close()
    const look = new DatabaseSync(path, { readOnly: true })
    assert.equal(look.prepare('SELECT id FROM customers').get()?.id, 7)
    look.close()
  })

  it('does not write to a store with another marker until it is adopted', async () => {
    const path = file('marked.db')
    const first = await openSqliteStore({ path, model, marker: 'production' })
    await write(first, putThing('a'))
    await first.close()

    const other = await openSqliteStore({ path, model, marker: 'suite' })
    assert.equal(other.readOnly, true)
    await other.close()
    const adopted = await openSqliteStore({ path, model, marker: 'suite', adopt: true })

    assert.equal(adopted.readOnly, false)
    assert.equal(await adopted.version(), 1)
    await adopted.close()
  })

  it('rejects a file that is no database, and a folder that does not exist, with UNAVAILABLE', async () => {
    writeFileSync(file('text.db'), 'this is a letter, not a database'.repeat(200))

    for (const path of [file('text.db'), join(folder, 'missing', 'x.db')]) {
      await assert.rejects(openSqliteStore({ path, model }), (error: Error) => {
        assert.deepEqual(
          ['code' in error && error.code, 'reason' in error && error.reason],
          ['UNAVAILABLE', 'storeUnavailable'],
        )
        assert.ok(error.cause instanceof Error, 'the original error is kept as cause')
        return true
      })
    }
  })

  it('rejects everything with UNAVAILABLE once it is closed, and says so in its health', async () => {
    const store = await openSqliteStore({ path: ':memory:', model })
    await store.close()
    await store.close()

    const unavailable = { code: 'UNAVAILABLE', reason: 'storeUnavailable' }
    await assert.rejects(store.apply(batch([putThing('a')]), null), unavailable)
    await assert.rejects(store.nodesByKeys('Thing', ['a'], READ), unavailable)
    await assert.rejects(store.version(), unavailable)
    await assert.rejects(store.backup(file('never.db')), unavailable)
    await assert.rejects(async () => {
      for await (const _page of store.scanNodes('Thing', [], READ)) assert.fail()
    }, unavailable)
    assert.equal((await store.health()).ok, false)
  })

  it('holds the whole shipped model', async () => {
    const shipped = loadModel()
    const store = await openSqliteStore({ path: ':memory:', model: shipped })

    const { nodes, relationships } = await store.counts(READ)

    assert.deepEqual([...nodes.keys()], [...shipped.nodes.keys()])
    assert.deepEqual([...relationships.keys()], [...shipped.relationships.keys()])
    await store.close()
  })
})

describe('a backup of a SQLite store', () => {
  it('is a whole store that opens by itself, with its audit chain', async () => {
    const store = await openSqliteStore({ path: file('live.db'), model })
    await write(store, putThing('a', { total: 9007199254740993n }), putThing('b'), pay('p1', 'a', 'b'))
    await write(store, putThing('a', { title: 'Bank' }))

    await store.backup(file('copy.db'))
    await write(store, putThing('later'))
    await store.close()

    const copy = await openSqliteStore({ path: file('copy.db'), model })
    assert.equal(await copy.version(), 2)
    assert.deepEqual(await copy.keysOfNodes('Thing', { kind: 'all' }, 9, READ), ['a', 'b'])
    assert.equal(firstBrokenEntry(await copy.auditEntries(0, 9)), null)
    assert.deepEqual(await write(copy, putThing('c')), ['created'])
    await copy.close()
  })

  it('never goes over a file that is there', async () => {
    const store = await openSqliteStore({ path: ':memory:', model })
    writeFileSync(file('precious.txt'), 'keep me')

    await assert.rejects(store.backup(file('precious.txt')), { code: 'CONFLICT' })

    assert.equal(readFileSync(file('precious.txt'), 'utf8'), 'keep me')
    await store.close()
  })
})

describe('a SQLite store whose model has changed', () => {
  const sdl = (body: string) =>
    buildModel(parse(`type Thing @node(key: "id") { id: String! ${body} } ${EXTRA}`))
  const EXTRA = 'type Part @node(key: "code") { code: String! }'

  it('gains labels, properties, indexes and relationship types, and loses nothing', async () => {
    const path = file('grows.db')
    const before = await openSqliteStore({ path, model: sdl('name: String old: Int') })
    await before.apply(
      batch([
        { op: 'upsertNode', ref: { label: 'Thing', key: 'a' }, set: { name: 'Core DB', old: 5 } },
        { op: 'upsertNode', ref: { label: 'Part', key: 'p' }, set: {} },
      ]),
      null,
    )
    await before.close()
    const grown = sdl(
      'name: String @search @index old: Int amount: Long parts: [Part!]! @relationship(type: "HAS", direction: OUT)',
    )

    const store = await openSqliteStore({ path, model: grown })
    const [node] = await store.nodesByKeys('Thing', ['a'], READ)
    const { outcomes } = await store.apply(
      batch([
        { op: 'upsertNode', ref: { label: 'Thing', key: 'a' }, set: { amount: 7n } },
        {
          op: 'upsertRelationship',
          type: 'HAS',
          source: { label: 'Thing', key: 'a' },
          target: { label: 'Part', key: 'p' },
          key: null,
          set: {},
        },
      ]),
      null,
    )

    assert.deepEqual(node?.properties, { id: 'a', name: 'Core DB', old: 5 })
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status),
      ['updated', 'created'],
    )
    const folded = {
      kind: 'compare',
      property: 'name',
      operator: 'eq',
      value: 'core db',
      folded: true,
    } as const
    assert.equal(await store.countNodes('Thing', folded, READ), 1, 'old rows have the folded form now')
    const search = { tokens: [{ text: 'core', prefix: false }], labels: ['Thing'], limit: 9 }
    assert.equal((await store.searchNodes(search, READ)).refs.length, 1, 'old rows are found by search now')
    await store.close()
  })

  it('is refused where it holds data that the model does not declare, and stays as it was', async () => {
    const path = file('forgotten.db')
    const whole = sdl('old: Int parts: [Part!]! @relationship(type: "HAS", direction: OUT)')
    const store = await openSqliteStore({ path, model: whole })
    const thing = { label: 'Thing', key: 'a' }
    const part = { label: 'Part', key: 'p' }
    await store.apply(
      batch([
        { op: 'upsertNode', ref: thing, set: { old: 5 } },
        { op: 'upsertNode', ref: part, set: {} },
        { op: 'upsertRelationship', type: 'HAS', source: thing, target: part, key: null, set: {} },
      ]),
      null,
    )
    await store.close()
    const lacking: readonly (readonly [string, string])[] = [
      ['Thing.old', 'parts: [Part!]! @relationship(type: "HAS", direction: OUT)'],
      ['HAS', 'old: Int'],
    ]

    for (const [value, body] of lacking) {
      const refusal = { code: 'UNSUPPORTED', reason: 'modelLacks', details: { field: 'schema', value } }
      await assert.rejects(openSqliteStore({ path, model: sdl(body) }), refusal)
    }

    const again = await openSqliteStore({ path, model: whole })
    assert.deepEqual((await again.nodesByKeys('Thing', ['a'], READ))[0]?.properties, { id: 'a', old: 5 })
    await again.close()
  })

  it('finds rows by search again that were written while the property was not searched', async () => {
    const path = file('search-again.db')
    const [plain, searched] = [sdl('name: String'), sdl('name: String @search')]
    const put = (name: string) =>
      batch([{ op: 'upsertNode', ref: { label: 'Thing', key: 'a' }, set: { name } }])
    for (const [each, name] of [
      [searched, 'first'],
      [plain, 'second'],
    ] as const) {
      const store = await openSqliteStore({ path, model: each })
      await store.apply(put(name), null)
      await store.close()
    }

    const store = await openSqliteStore({ path, model: searched })
    const found = async (text: string) =>
      (await store.searchNodes({ tokens: [{ text, prefix: false }], labels: ['Thing'], limit: 9 }, READ)).refs
        .length
    assert.deepEqual([await found('first'), await found('second')], [0, 1])
    const folded = {
      kind: 'compare',
      property: 'name',
      operator: 'eq',
      value: 'second',
      folded: true,
    } as const
    assert.equal(await store.countNodes('Thing', folded, READ), 1)
    await store.close()
  })

  const changes: readonly (readonly [string, string, string])[] = [
    ['a property of another type', 'size: Int', 'size: String'],
    ['a property that became a list', 'size: Int', 'size: [Int!]'],
    [
      'a relationship type with another key',
      'has: [Part!]! @relationship(type: "HAS", direction: OUT)',
      KEYED(),
    ],
  ]
  for (const [name, first, second] of changes) {
    it(`is refused with UNSUPPORTED for ${name}, and stays as it was`, async () => {
      const path = file(`${name}.db`)
      const store = await openSqliteStore({ path, model: sdl(first) })
      await store.apply(batch([{ op: 'upsertNode', ref: { label: 'Thing', key: 'a' }, set: {} }]), null)
      await store.close()

      await assert.rejects(openSqliteStore({ path, model: sdl(second) }), { code: 'UNSUPPORTED' })

      const again = await openSqliteStore({ path, model: sdl(first) })
      assert.equal((await again.counts(READ)).nodes.get('Thing'), 1)
      await again.close()
    })
  }

  it('is refused for names that differ only in case, which SQLite does not tell apart', async () => {
    await assert.rejects(openSqliteStore({ path: ':memory:', model: sdl('size: Int SIZE: Int') }), {
      code: 'UNSUPPORTED',
    })
  })

  it('keeps maker names required after it was opened again', async () => {
    const path = file('required.db')
    await (await openSqliteStore({ path, model })).close()
    const store = await openSqliteStore({ path, model })

    assert.deepEqual(await write(store, putMaker('m', {})), ['BAD_USER_INPUT missing'])
    await store.close()
  })
})

/** The relationship of the table above, with a key. */
function KEYED(): string {
  return `has: [Part!]! @relationship(type: "HAS", direction: OUT, properties: "Having", key: "havingId") }
    type Having @relationshipProperties { havingId: String!`
}
