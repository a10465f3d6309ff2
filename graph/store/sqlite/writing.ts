// What the rows of one batch share while they are written: numbers of nodes already looked up, the next free numbers,
// and the change records that come of it.

import type { ChangeRecord } from '../../model/changes.ts'
import { type NodeRef, nodeRefText } from '../../model/refs.ts'
import type { Model } from '../../model/registry.ts'
import type { Database } from './driver.ts'
import { type Layout, NODES_PER_LABEL, nodeTable, type PropertyTable } from './layout.ts'

export type RecordOperation = 'create' | 'update' | 'delete'

export interface Writing {
  readonly db: Database
  readonly layout: Layout
  readonly model: Model
  /** Version that the batch will have if anything changes. */
  readonly version: number
  /** Number of a node, null where it does not exist. */
  handleOf(ref: NodeRef): number | null
  /** Tells that a node now has this number, or none. */
  setHandle(ref: NodeRef, handle: number | null): void
  /** A number that no row of the table has had before. */
  nextHandle(table: PropertyTable): number
  record(record: ChangeRecord): void
  /** Change records so far. */
  records(): ChangeRecord[]
  /** Stores what must outlast the transaction. */
  finish(): void
}

export function startWriting(
  db: Database,
  layout: Layout,
  model: Model,
  version: number,
  bulk: boolean,
): Writing {
  const handles = new Map<string, number | null>()
  const sequences = new Map<string, number>()
  const records: ChangeRecord[] = []
  const bulkNames = new Set<string>()

  return {
    db,
    layout,
    model,
    version,
    handleOf: (ref) => {
      const name = nodeRefText(ref)
      let handle = handles.get(name)
      if (handle === undefined) {
        const table = nodeTable(layout, ref.label)
        const row = db.get(`SELECT ${table.id} FROM ${table.sql} WHERE ${table.key} = ?`, ref.key)
        handle = row === undefined ? null : Number(row[0])
        handles.set(name, handle)
      }
      return handle
    },
    setHandle: (ref, handle) => {
      handles.set(nodeRefText(ref), handle)
    },
    nextHandle: (table) => {
      const last = sequences.get(table.name) ?? readSequence(db, table.name)
      sequences.set(table.name, last + 1)
      return (table.kind === 'node' ? table.number * NODES_PER_LABEL : 0) + last + 1
    },
    record: (record) => {
      const written = bulk ? bulkRecord(record) : record
      if (bulk) {
        const name = JSON.stringify(written)
        if (bulkNames.has(name)) return
        bulkNames.add(name)
      }
      records.push(written)
    },
    records: () => records,
    finish: () => {
      for (const [name, last] of sequences) {
        db.run('INSERT OR REPLACE INTO jingwei_sequence (name, last) VALUES (?, ?)', name, last)
      }
    },
  }
}

function readSequence(db: Database, name: string): number {
  return Number(db.get('SELECT last FROM jingwei_sequence WHERE name = ?', name)?.[0] ?? 0)
}

function bulkRecord(record: ChangeRecord): ChangeRecord {
  const { version } = record
  if (record.kind === 'node') return { kind: 'bulkNodes', version, label: record.ref.label }
  if (record.kind === 'relationship') return { kind: 'bulkRelationships', version, type: record.type }
  return record
}
