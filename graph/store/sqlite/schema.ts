// The tables that do not depend on the model, and the statements that make those that do.

import type { Column, PropertyTable, RelationshipTable } from './layout.ts'
import { ENDS, quoted } from './layout.ts'

/** Raised when the tables below change; a database of another number is not opened. */
export const SCHEMA_VERSION = '2'

export const META_TABLE = 'jingwei_meta'

/**
 * Tokens are stored as the analyser made them: every printable ASCII character but the space belongs to a token, and
 * the `ascii` tokenizer takes all others as they are. Only row numbers are kept, so an entry of the index is small.
 */
export const FIXED_TABLES = `
  CREATE TABLE jingwei_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE jingwei_table (name TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, key TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE jingwei_property (
    owner TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, searched INTEGER NOT NULL, PRIMARY KEY (owner, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE jingwei_sequence (name TEXT PRIMARY KEY, next INTEGER) STRICT, WITHOUT ROWID;
  CREATE TABLE jingwei_block (block INTEGER PRIMARY KEY, label INTEGER NOT NULL) STRICT;
  CREATE TABLE jingwei_change (
    version INTEGER PRIMARY KEY, record_count INTEGER NOT NULL, records TEXT NOT NULL
  ) STRICT;
  CREATE TABLE jingwei_applied (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, version INTEGER NOT NULL,
    outcomes TEXT NOT NULL
  ) STRICT;
  CREATE TABLE jingwei_audit (
    sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, roles TEXT NOT NULL, action TEXT NOT NULL,
    version INTEGER NOT NULL, digest TEXT NOT NULL, outcome TEXT NOT NULL, previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE jingwei_search USING fts5(
    tokens, content='', contentless_delete=1, detail=none, prefix='1 2 3',
    tokenize="ascii tokenchars '!""#$%&''''()*+,-./:;<=>?@[\\]^_\`{|}~'"
  );
`

/** A new table of the model with all its columns. */
export function createTable(table: PropertyTable): string {
  const number = table.id === null ? [] : [`${table.id} INTEGER PRIMARY KEY`]
  const ends = table.kind === 'node' ? [] : ENDS.map((end) => `${end} INTEGER NOT NULL`)
  const columns = table.columns.flatMap((column) => {
    const key = column.name === table.key ? ' NOT NULL' : ''
    return [`${column.name} ${column.type}${key}`, ...(column.fold ? [`${column.fold} TEXT`] : [])]
  })
  const identity = table.id === null ? [`PRIMARY KEY (${ENDS.join(', ')})`] : []
  const options = table.id === null ? 'STRICT, WITHOUT ROWID' : 'STRICT'
  return `CREATE TABLE ${table.sql} (${[...number, ...ends, ...columns, ...identity].join(', ')}) ${options}`
}

export function addColumn(table: PropertyTable, column: Column): string {
  return `ALTER TABLE ${table.sql} ADD COLUMN ${column.name} ${column.type}`
}

export function addFoldColumn(table: PropertyTable, fold: string): string {
  return `ALTER TABLE ${table.sql} ADD COLUMN ${fold} TEXT`
}

interface Index {
  readonly name: string
  readonly columns: readonly string[]
}

/** Indexes that every write asks; each made only where it is not there yet. */
export function createWritingIndexes(table: PropertyTable): string[] {
  if (table.key === null) return []
  const identity = create(table, { name: '__key', columns: [table.key] }, 'UNIQUE')
  return asksSource(table) ? [identity, create(table, BY_SOURCE, '')] : [identity]
}

/** Indexes that only make reading quicker; each made only where it is not there yet. */
export function createReadingIndexes(table: PropertyTable): string[] {
  return readingIndexes(table).map((index) => create(table, index, ''))
}

export function dropReadingIndexes(table: PropertyTable): string[] {
  return readingIndexes(table).map(({ name }) => `DROP INDEX IF EXISTS ${indexName(table, name)}`)
}

/** By target as well as by source, because deleting a node asks for both. */
const BY_TARGET: Index = { name: '__target', columns: ['"__target"'] }
const BY_SOURCE: Index = { name: '__source', columns: ['"__source"'] }

/** Where a source may have one such relationship only, writes ask for those it has. */
function asksSource(table: PropertyTable): boolean {
  return table.kind === 'relationship' && table.key !== null && table.model.ends.some((end) => end.single)
}

function readingIndexes(table: PropertyTable): Index[] {
  // Relationships without a key are never looked for by their properties.
  if (table.key === null) return [BY_TARGET]
  const { key } = table
  const properties = table.columns.filter((column) => column.property.indexed && column.name !== key)
  return [
    ...(table.kind === 'relationship' ? endIndexes(table) : []),
    ...properties.flatMap((column): Index[] => [
      { name: column.property.name, columns: [column.name, ...tieBreak(column, key)] },
      ...(column.fold === null
        ? []
        : [{ name: `__fold_${column.property.name}`, columns: [column.fold, key] }]),
    ]),
  ]
}

/** Many rows may share a text, so the key follows it and serves sorting; numbers and times that are alike are few. */
function tieBreak({ property }: Column, key: string): string[] {
  return ['Long', 'Float', 'DateTime'].includes(property.type.scalar) ? [] : [key]
}

function endIndexes(table: RelationshipTable): Index[] {
  return asksSource(table) ? [BY_TARGET] : [BY_SOURCE, BY_TARGET]
}

function create(table: PropertyTable, { name, columns }: Index, unique: 'UNIQUE' | ''): string {
  return `CREATE ${unique} INDEX IF NOT EXISTS ${indexName(table, name)} ON ${table.sql} (${columns.join(', ')})`
}

function indexName(table: PropertyTable, name: string): string {
  return quoted(`${table.name}.${name}`)
}
