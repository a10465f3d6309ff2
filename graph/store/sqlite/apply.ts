// One batch as one transaction: rows, change records, idempotency key and audit entry together, the version last.

import type { AuditFacts } from '../../model/audit.ts'
import type { Change, Outcome, WriteBatch, WriteResult } from '../../model/changes.ts'
import { DomainError } from '../../model/errors.ts'
import type { Model } from '../../model/registry.ts'
import type { Retention } from '../retention.ts'
import { batchDigest, outcomeText } from '../write-facts.ts'
import { DeferredIndexes } from './deferred-indexes.ts'
import type { Database } from './driver.ts'
import { appendAudit, appendChanges, findApplied, rememberApplied } from './journal.ts'
import { KnownNodes } from './known-nodes.ts'
import { type Layout, nodeTable, type PropertyTable, relationshipTable } from './layout.ts'
import { readVersion, writeMeta } from './meta.ts'
import { forgetBlocks } from './node-numbers.ts'
import { deleteNode, upsertNode } from './write-nodes.ts'
import { deleteRelationship, upsertRelationship } from './write-relationships.ts'
import { startWriting, type Writing } from './writing.ts'

/** What batches of one connection share. */
export interface Shared {
  readonly known: KnownNodes
  readonly indexes: DeferredIndexes
}

export function applyBatch(
  db: Database,
  layout: Layout,
  model: Model,
  retention: Retention,
  batch: WriteBatch,
  { known, indexes }: Shared = { known: new KnownNodes(), indexes: new DeferredIndexes(db, layout) },
): WriteResult {
  const digest = batchDigest(batch)
  const work = (): WriteResult => {
    const key = batch.idempotencyKey
    const earlier = key === null ? null : findApplied(db, key)
    if (earlier) {
      if (earlier.digest !== digest) {
        throw new DomainError('CONFLICT', 'otherPayload', { field: 'idempotencyKey' })
      }
      return { version: earlier.version, outcomes: earlier.outcomes, records: [], replayed: true }
    }

    const before = readVersion(db)
    known.begin(db, batch.bulk)
    if (batch.bulk) for (const table of tablesOf(layout, batch.changes)) indexes.defer(table)
    const writing = startWriting(db, layout, model, before + 1, batch.bulk, known)
    const outcomes = batch.changes.map((change) => applyChange(writing, change))
    writing.finish()

    const records = writing.records()
    const version = records.length > 0 ? before + 1 : before
    if (key !== null) rememberApplied(db, key, { digest, version, outcomes }, retention)
    const { at, actor, action } = batch
    appendAudit(db, { at, actor, action, version, digest, outcome: outcomeText(outcomes) })
    if (version > before) {
      appendChanges(db, version, records, retention)
      writeMeta(db, 'version', String(version))
    }
    return { version, outcomes, records, replayed: false }
  }
  try {
    if (!batch.bulk) indexes.make()
    return db.transaction(work)
  } catch (error) {
    known.forget()
    indexes.forget()
    forgetBlocks(layout)
    throw error
  }
}

/** An audit entry for something that changed no data. */
export function applyAudit(db: Database, facts: Omit<AuditFacts, 'version'>): void {
  db.transaction(() => appendAudit(db, { ...facts, version: readVersion(db) }))
}

/** The tables that get rows, each once for a run of rows. */
function* tablesOf(layout: Layout, changes: readonly Change[]): Generator<PropertyTable> {
  let last: string | null = null
  for (const change of changes) {
    const name = 'ref' in change ? change.ref.label : change.type
    if (name === last) continue
    last = name
    yield 'ref' in change ? nodeTable(layout, name) : relationshipTable(layout, name)
  }
}

function applyChange(writing: Writing, change: Change): Outcome {
  switch (change.op) {
    case 'upsertNode':
      return upsertNode(writing, change)
    case 'deleteNode':
      return deleteNode(writing, change)
    case 'upsertRelationship':
      return upsertRelationship(writing, change)
    case 'deleteRelationship':
      return deleteRelationship(writing, change)
  }
}
