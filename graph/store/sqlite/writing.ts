// What the rows of one batch share while they are written: numbers of nodes already looked up, the next free numbers,
// and the change records that come of it.

import type { ChangeRecord } from '../../model/changes.ts'
import type { NodeRef } from '../../model/refs.ts'
import type { Model } from '../../model/registry.ts'
import type { Database } from './driver.ts'
import type { KnownNodes } from './known-nodes.ts'
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
  /** Number of a node where this batch or an earlier one of the load met it. */
  knownHandleOf(ref: NodeRef): number | undefined
  /** Tells that a node now has this number, or none. */
  setHandle(ref: NodeRef, handle: number | null): void
  /** A number that no row of the table has had before; taken once a row has it. */
  nextHandle(table: PropertyTable): number
  takeHandle(table: PropertyTable): void
  recordNode(op: RecordOperation, ref: NodeRef, handle: number): void
  recordRelationship(op: RecordOperation, relationship: WrittenRelationship, handle: number): void
  /** Change records so far. */
  records(): ChangeRecord[]
  /** Stores what must outlast the transaction. */
  finish(): void
}

/** What a record says of a relationship besides its number. */
export interface WrittenRelationship {
  readonly type: string
  readonly key: string | null
  readonly source: NodeRef
  readonly target: NodeRef
}

export function startWriting(
  db: Database,
  layout: Layout,
  model: Model,
  version: number,
  bulk: boolean,
  known: KnownNodes,
): Writing {
  const sequences = new Map<string, number>()
  const records: ChangeRecord[] = []
  const bulkLabels = new Set<string>()
  const bulkTypes = new Set<string>()

  function lastHandle(table: PropertyTable): number {
    let last = sequences.get(table.name)
    if (last === undefined) {
      last = readSequence(db, table.name)
      sequences.set(table.name, last)
    }
    return last
  }

  return {
    db,
    layout,
    model,
    version,
    handleOf: (ref) => {
      const earlier = known.numberOf(ref)
      if (earlier !== undefined) return earlier
      const row = db.get(nodeTable(layout, ref.label).selectId, ref.key)
      if (row === undefined) return null
      const handle = Number(row[0])
      known.set(ref, handle)
      return handle
    },
    knownHandleOf: (ref) => known.numberOf(ref),
    setHandle: (ref, handle) => known.set(ref, handle),
    nextHandle: (table) =>
      (table.kind === 'node' ? table.number * NODES_PER_LABEL : 0) + lastHandle(table) + 1,
    takeHandle: (table) => {
      sequences.set(table.name, lastHandle(table) + 1)
    },
    recordNode: (op, ref, handle) => {
      const { label } = ref
      if (!bulk) records.push({ kind: 'node', version, op, ref, handle })
      else if (!bulkLabels.has(label)) {
        bulkLabels.add(label)
        records.push({ kind: 'bulkNodes', version, label })
      }
    },
    recordRelationship: (op, { type, key, source, target }, handle) => {
      if (!bulk) records.push({ kind: 'relationship', version, op, type, key, source, target, handle })
      else if (!bulkTypes.has(type)) {
        bulkTypes.add(type)
        records.push({ kind: 'bulkRelationships', version, type })
      }
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
