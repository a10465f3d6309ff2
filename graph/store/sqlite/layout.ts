// Where everything of the model stands in the database: a table a label, a table a relationship type, a column a
// property. Nodes of all labels share one row of small numbers, because every relationship keeps two of them; labels
// take them in blocks, so that a number tells its table (node-numbers.ts). Relationships without a key are kept in the
// order of their ends, and their number is made of these.
//
// Own columns begin with two underscores, which GraphQL keeps from being property names.

import { assert } from '../../model/errors.ts'
import type { Model, NodeModel, PropertyModel, RelationshipModel } from '../../model/registry.ts'
import { type SqlType, sqlType } from './codec.ts'

export interface Column {
  readonly property: PropertyModel
  readonly name: string
  readonly type: SqlType
  /** Column of the folded form, for searched properties. */
  readonly fold: string | null
}

interface Table {
  /** Bare name, as the catalogue of tables has it. */
  readonly name: string
  /** Quoted name. */
  readonly sql: string
  readonly columns: readonly Column[]
  readonly byProperty: ReadonlyMap<string, Column>
  /** What is read of a row besides properties: its number, and the ends of a relationship. */
  readonly own: readonly string[]
  /** All columns in the order in which rows are read: own ones, then properties. */
  readonly selected: string
  /** INSERT of a whole row, own columns, then each property and its folded form, unless its identity is taken. */
  readonly insert: string
  /** Properties that a new row must bring, besides the key. */
  readonly required: readonly PropertyModel[]
  /** SELECT of own columns and properties by what identifies a row; made once, because every write begins with it. */
  readonly selectOne: string
}

export interface NodeTable extends Table {
  readonly kind: 'node'
  readonly model: NodeModel
  readonly number: number
  readonly id: '"__nid"'
  readonly key: string
  /** SELECT of the number by the key. */
  readonly selectId: string
}

export interface RelationshipTable extends Table {
  readonly kind: 'relationship'
  readonly model: RelationshipModel
  /** Null where the ends identify: such rows have no number of their own. */
  readonly id: '"__rid"' | null
  /** Quoted key column, null where the ends identify. */
  readonly key: string | null
}

export type PropertyTable = NodeTable | RelationshipTable

export interface Layout {
  readonly nodes: ReadonlyMap<string, NodeTable>
  readonly relationships: ReadonlyMap<string, RelationshipTable>
  readonly byNumber: ReadonlyMap<number, NodeTable>
  /** Labels' numbers by block of node numbers, as far as they were asked for. */
  readonly blocks: (number | undefined)[]
  /** Relationship tables by the labels that may stand at either end. */
  readonly touching: ReadonlyMap<string, readonly RelationshipTable[]>
}

/** Node numbers stay below this, so that two of them fit into one number that JavaScript holds exactly. */
export const NODES_MAX = 2 ** 26

export function nodeTableName(label: string): string {
  return `node_${label}`
}

export function relationshipTableName(type: string): string {
  return `rel_${type}`
}

/** Columns of the ends of a relationship. */
export const ENDS: readonly string[] = ['"__source"', '"__target"']

export function quoted(name: string): string {
  return `"${name}"`
}

/** `numbers` are those that the database has given to the labels. */
export function buildLayout(model: Model, numbers: ReadonlyMap<string, number>): Layout {
  const nodes = new Map<string, NodeTable>()
  const byNumber = new Map<number, NodeTable>()
  for (const node of model.nodes.values()) {
    const number = numbers.get(node.label)
    assert(number !== undefined, `label ${node.label} has no number`)
    const table: NodeTable = {
      ...tableOf(nodeTableName(node.label), node.properties, ['"__nid"'], ['"__nid"'], [quoted(node.key)]),
      kind: 'node',
      model: node,
      number,
      id: '"__nid"',
      key: quoted(node.key),
      selectId: `SELECT "__nid" FROM ${quoted(nodeTableName(node.label))} WHERE ${quoted(node.key)} = ?`,
    }
    nodes.set(node.label, table)
    byNumber.set(number, table)
  }
  const relationships = new Map<string, RelationshipTable>()
  const touching = new Map<string, RelationshipTable[]>([...nodes.keys()].map((label) => [label, []]))
  for (const relationship of model.relationships.values()) {
    const identity = relationship.key === null ? ENDS : [quoted(relationship.key)]
    const id = relationship.key === null ? null : '"__rid"'
    const own = [id ?? `"__source" * ${NODES_MAX} + "__target"`, ...ENDS]
    const written = id === null ? ENDS : [id, ...ENDS]
    const table: RelationshipTable = {
      ...tableOf(relationshipTableName(relationship.type), relationship.properties, own, written, identity),
      kind: 'relationship',
      model: relationship,
      id,
      key: relationship.key === null ? null : quoted(relationship.key),
    }
    relationships.set(relationship.type, table)
    const labels = new Set(relationship.ends.flatMap((end) => [end.source, end.target]))
    for (const label of labels) touching.get(label)?.push(table)
  }
  return { nodes, relationships, byNumber, blocks: [], touching }
}

function tableOf(
  name: string,
  properties: ReadonlyMap<string, PropertyModel>,
  own: readonly string[],
  ownWritten: readonly string[],
  identity: readonly string[],
): Table {
  const columns = [...properties.values()].map((property) => ({
    property,
    name: quoted(property.name),
    type: sqlType(property.type),
    fold: property.searched ? quoted(`__fold_${property.name}`) : null,
  }))
  const sql = quoted(name)
  const selected = [...own, ...columns.map((column) => column.name)].join(', ')
  const inserted = columns.flatMap((column) => (column.fold ? [column.name, column.fold] : [column.name]))
  const written = [...ownWritten, ...inserted]
  return {
    name,
    sql,
    columns,
    byProperty: new Map(columns.map((column) => [column.property.name, column])),
    own,
    selected,
    insert: `INSERT INTO ${sql} (${written.join(', ')}) VALUES (${written.map(() => '?').join(', ')})
      ON CONFLICT (${identity.join(', ')}) DO NOTHING`,
    required: columns
      .map((column) => column.property)
      .filter((property) => property.required && !identity.includes(quoted(property.name))),
    selectOne: `SELECT ${selected} FROM ${sql} WHERE ${identity.map((name) => `${name} = ?`).join(' AND ')}`,
  }
}

export function nodeTable(layout: Layout, label: string): NodeTable {
  const table = layout.nodes.get(label)
  assert(table, `no label ${label}`)
  return table
}

export function relationshipTable(layout: Layout, type: string): RelationshipTable {
  const table = layout.relationships.get(type)
  assert(table, `no relationship type ${type}`)
  return table
}

/** A relationship table whose type has a key: only such relationships are found by their properties. */
export function keyedTable(layout: Layout, type: string): RelationshipTable & { readonly key: string } {
  const table = relationshipTable(layout, type)
  const { key } = table
  assert(key !== null, `relationship type ${type} has no key`)
  return { ...table, key }
}

export function columnOf(table: PropertyTable, property: string): Column {
  const column = table.byProperty.get(property)
  assert(column, `${table.name} has no property ${property}`)
  return column
}

/** The number of a relationship without a key. */
export function handleOfEnds(source: number, target: number): number {
  return source * NODES_MAX + target
}

export interface Place {
  readonly sql: string
  readonly parameters: readonly number[]
}

/** Condition that finds a row by its number. */
export function placeOf(table: PropertyTable, handle: number): Place {
  if (table.id !== null) return { sql: `${table.id} = ?`, parameters: [handle] }
  return { sql: '"__source" = ? AND "__target" = ?', parameters: endsOfHandle(handle) }
}

/** Condition and order for rows after a number. */
export function placesAfter(table: PropertyTable, handle: number): Place & { readonly order: string } {
  if (table.id !== null) return { sql: `${table.id} > ?`, parameters: [handle], order: table.id }
  const order = ENDS.join(', ')
  return { sql: `(${order}) > (?, ?)`, parameters: endsOfHandle(handle), order }
}

function endsOfHandle(handle: number): [number, number] {
  const source = Math.floor(handle / NODES_MAX)
  return [source, handle - source * NODES_MAX]
}
