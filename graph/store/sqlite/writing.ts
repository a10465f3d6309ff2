// What the rows of one batch share while they are written: numbers of nodes already looked up, the next free numbers,
// and the change records that come of it.

import type { ChangeRecord } from '../../model/changes.ts'
import type { NodeRef } from '../../model/refs.ts'
import type { Model } from '../../model/registry.ts'
import type { Database } from './driver.ts'
import type { KnownNodes } from './known-nodes.ts'
import { type Layout, nodeTable, type PropertyTable } from './layout.ts'
import { numberAfter, takeBlock } from './node-numbers.ts'

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
  takeHandle(table: PropertyTable, handle: number): void
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
  const records: ChangeRecord[] = []
  const bulkLabels = new Set<string>()
  const bulkTypes = new Set<string>()

  /** Null where the next node of a label begins a block. */
  const sequences = new Map<string, number | null>()

  function nextHandle(table: PropertyTable): number {
    let next = sequences.get(table.name)
    if (next === undefined) next = readSequence(db, table.name)
    if (next === null) next = table.kind === 'node' ? takeBlock(db, table) : 1
    sequences.set(table.name, next)
    return next
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
    nextHandle,
    takeHandle: (table, handle) => {
      sequences.set(table.name, table.kind === 'node' ? numberAfter(handle) : handle + 1)
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
      for (const [name, next] of sequences) {
        db.run('INSERT OR REPLACE INTO jingwei_sequence (name, next) VALUES (?, ?)', name, next)
      }
    },
  }
}

function readSequence(db: Database, name: string): number | null {
  const next = db.get('SELECT next FROM jingwei_sequence WHERE name = ?', name)?.[0] ?? null
  return next === null ? null : Number(next)
}
