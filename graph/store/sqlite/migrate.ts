// Brings a database to the model: makes what is new, never drops anything, and refuses what cannot be brought over.
// Runs in one transaction, and only when the model's digest has changed.

import { assert, DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'
import type { Model, PropertyModel } from '../../model/registry.ts'
import type { Properties } from '../../model/values.ts'
import { searchTokens } from '../../search/analyse.ts'
import { encodeFolded } from './codec.ts'
import type { Database, SqlValue } from './driver.ts'
import { buildLayout, type Layout, type NodeTable, nodeTableName, type PropertyTable } from './layout.ts'
import { readMeta, writeMeta } from './meta.ts'
import { propertiesOf } from './records.ts'
import {
  addColumn,
  addFoldColumn,
  createReadingIndexes,
  createTable,
  createWritingIndexes,
  FIXED_TABLES,
  META_TABLE,
  SCHEMA_VERSION,
} from './schema.ts'
import { TABLES_MAX, writeTokens } from './search.ts'

/** Makes our tables in a database that has none of them; another process may have been quicker. */
export function initialise(db: Database, marker: string): void {
  db.transaction(() => {
    if (db.get(`SELECT 1 FROM sqlite_schema WHERE name = ?`, META_TABLE)) return
    db.execute(FIXED_TABLES)
    writeMeta(db, 'marker', marker)
    writeMeta(db, 'schema', SCHEMA_VERSION)
    writeMeta(db, 'version', '0')
  })
}

/** The layout for the model, after the database has been brought to it. */
export function migrate(db: Database, model: Model): Layout {
  const schema = readMeta(db, 'schema')
  if (schema !== SCHEMA_VERSION) throw unsupported('schema version', schema ?? 'none', SCHEMA_VERSION)
  refuseCaseTwins(model)
  if (readMeta(db, 'model') === model.digest) return buildLayout(model, tableNumbers(db))
  return db.transaction(() => {
    if (readMeta(db, 'model') === model.digest) return buildLayout(model, tableNumbers(db))
    refuseForgotten(db, model)
    numberTables(db, model)
    const layout = buildLayout(model, tableNumbers(db))
    for (const table of [...layout.nodes.values(), ...layout.relationships.values()]) bringTable(db, table)
    writeMeta(db, 'model', model.digest)
    return layout
  })
}

/**
 * Refuses a model without a label, type or property that the database holds data of: exports would leave it out, and
 * deletions would not see it. Whoever means to drop it deletes the data first, under the model that declares it.
 */
function refuseForgotten(db: Database, model: Model): void {
  const owners = [
    ...[...model.nodes.values()].map((node) => [nodeTableName(node.label), node.properties] as const),
    ...[...model.relationships.values()].map(({ type, properties }) => [`rel_${type}`, properties] as const),
  ]
  const declared = new Map(owners)
  for (const [name] of db.all('SELECT name FROM jingwei_table')) {
    const table = String(name)
    if (!declared.has(table) && db.get(`SELECT 1 FROM "${table}" LIMIT 1`)) refuseModel(table)
  }
  for (const [owner, name] of db.all('SELECT owner, name FROM jingwei_property')) {
    const [table, property] = [String(owner), String(name)]
    if (declared.get(table)?.has(property) !== false) continue
    if (db.get(`SELECT 1 FROM "${table}" WHERE "${property}" IS NOT NULL LIMIT 1`)) {
      refuseModel(`${table}.${property}`)
    }
  }
}

function refuseModel(held: string): never {
  const value = held.replace(/^(node|rel)_/, '')
  throw new DomainError('UNSUPPORTED', 'modelLacks', { field: 'schema', value })
}

/** Names in SQLite do not tell upper from lower case. */
function refuseCaseTwins(model: Model): void {
  const owners = [...model.nodes.values(), ...model.relationships.values()]
  const lists = [
    model.nodes.keys(),
    model.relationships.keys(),
    ...owners.map((owner) => owner.properties.keys()),
  ]
  for (const names of lists) {
    const seen = new Set<string>()
    for (const name of names) {
      if (seen.has(name.toLowerCase())) throw unsupported('name', name, 'names that differ in more than case')
      seen.add(name.toLowerCase())
    }
  }
}

function tableNumbers(db: Database): Map<string, number> {
  const rows = db.allPlain(`SELECT substr(name, 6), number FROM jingwei_table WHERE name GLOB 'node_*'`)
  return new Map(rows.map(([label, number]) => [String(label), Number(number)]))
}

function numberTables(db: Database, model: Model): void {
  for (const node of model.nodes.values()) numberTable(db, nodeTableName(node.label), node.key)
  for (const { type, key } of model.relationships.values()) numberTable(db, `rel_${type}`, key)
}

function numberTable(db: Database, name: string, key: string | null): void {
  const known = db.get('SELECT key FROM jingwei_table WHERE name = ?', name)
  if (known && known[0] !== key)
    throw unsupported(`key of ${name}`, key ?? 'none', String(known[0] ?? 'none'))
  if (known) return
  const next = Number(db.get('SELECT coalesce(max(number), 0) + 1 FROM jingwei_table')?.[0])
  assert(next <= TABLES_MAX, 'more labels and types than numbers for them')
  db.run('INSERT INTO jingwei_table (name, number, key) VALUES (?, ?, ?)', name, next, key)
}

function bringTable(db: Database, table: PropertyTable): void {
  const known = new Map(
    db
      .all('SELECT name, type, searched FROM jingwei_property WHERE owner = ?', table.name)
      .map(([name, type, searched]) => [
        String(name),
        { type: String(type), searched: Number(searched) === 1 },
      ]),
  )
  if (known.size === 0) db.execute(createTable(table))
  let searchChanged = false
  for (const column of table.columns) {
    const { property } = column
    const before = known.get(property.name)
    if (before && before.type !== typeText(property)) {
      throw unsupported(`${table.name}.${property.name}`, typeText(property), before.type)
    }
    if (known.size > 0) {
      if (!before) db.execute(addColumn(table, column))
      if (column.fold !== null && !hasColumn(db, table, column.fold))
        db.execute(addFoldColumn(table, column.fold))
      if (property.searched !== (before?.searched ?? false)) searchChanged = true
    }
    db.run(
      'INSERT OR REPLACE INTO jingwei_property (owner, name, type, searched) VALUES (?, ?, ?, ?)',
      table.name,
      property.name,
      typeText(property),
      Number(property.searched),
    )
  }
  for (const statement of [...createWritingIndexes(table), ...createReadingIndexes(table)]) {
    db.execute(statement)
  }
  if (searchChanged && table.kind === 'node') indexAgain(db, table)
}

function hasColumn(db: Database, table: PropertyTable, quotedName: string): boolean {
  const name = quotedName.slice(1, -1)
  return db.get('SELECT 1 FROM pragma_table_info(?) WHERE name = ?', table.name, name) !== undefined
}

/** Writes the folded forms and the search tokens of all nodes of a label anew. */
function indexAgain(db: Database, table: NodeTable): void {
  const folded = table.columns.filter((column) => column.fold !== null)
  const assignments = folded.map((column) => `${column.fold} = ?`).join(', ')
  let last: SqlValue = -1
  for (;;) {
    const rows = db.all(
      `SELECT ${table.selected} FROM ${table.sql} WHERE ${table.id} > ? ORDER BY ${table.id} LIMIT ?`,
      last,
      LIMITS.scanPageRows,
    )
    for (const row of rows) {
      const properties: Properties = propertiesOf(table, row)
      const handle = Number(row[0])
      if (folded.length > 0) {
        const forms = folded.map((column) => encodeFolded(properties[column.property.name] ?? null))
        db.run(`UPDATE ${table.sql} SET ${assignments} WHERE ${table.id} = ?`, ...forms, handle)
      }
      writeTokens(db, table, handle, searchTokens(table.model, properties), true)
    }
    const end = rows.at(-1)?.[0]
    if (end === undefined) return
    last = end
  }
}

function typeText(property: PropertyModel): string {
  return property.type.list ? `[${property.type.scalar}]` : property.type.scalar
}

function unsupported(field: string, value: string, allowed: string): DomainError {
  return new DomainError('UNSUPPORTED', 'unsupported', { field, value, allowed })
}
