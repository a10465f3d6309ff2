// One batch, one transaction: lock, read what it touches, decide row by row, write, take the version. The driver may
// run the work again after a failure, also when a commit was done and only its acknowledgement was lost; the audit
// entry carries a number of the call, so the second run finds that and does not write twice.

import { randomUUID } from 'node:crypto'
import type { AuditFacts } from '../../model/audit.ts'
import type { ChangeRecord, WriteBatch, WriteResult } from '../../model/changes.ts'
import { DomainError } from '../../model/errors.ts'
import type { Model } from '../../model/registry.ts'
import type { Retention } from '../retention.ts'
import { batchDigest, outcomeText } from '../write-facts.ts'
import type { Connection, Transaction } from './driver.ts'
import { loadBatch } from './load-batch.ts'
import { appendToLog, findApplied, isCommitted, type LogState, lockLog, versionAfter } from './log.ts'
import { decideOutcomes, type Happened } from './outcomes.ts'
import { storeBatch } from './store-batch.ts'
import type { NodeState } from './working-set.ts'

export async function applyBatch(
  connection: Connection,
  model: Model,
  retention: Retention,
  batch: WriteBatch,
  signal: AbortSignal | null,
): Promise<WriteResult> {
  const batchId = randomUUID()
  const digest = batchDigest(batch)
  let attempted: WriteResult | null = null
  return connection.write(async (transaction) => {
    const state = await lockLog(transaction, batchId)
    if (attempted && (await isCommitted(transaction, batchId))) return attempted
    const replayed = await storedResult(transaction, batch, digest)
    if (replayed) return replayed
    attempted = await writeBatch(transaction, model, retention, batch, { state, batchId, digest })
    return attempted
  }, signal)
}

/** An audit entry without a change. */
export async function appendAudit(
  connection: Connection,
  retention: Retention,
  facts: Omit<AuditFacts, 'version'>,
): Promise<void> {
  const batchId = randomUUID()
  await connection.write(async (transaction) => {
    const state = await lockLog(transaction, batchId)
    if (await isCommitted(transaction, batchId)) return
    await appendToLog(transaction, state, { batchId, facts, records: [], applied: null }, retention)
  }, null)
}

interface Attempt {
  readonly state: LogState
  readonly batchId: string
  readonly digest: string
}

async function storedResult(
  transaction: Transaction,
  batch: WriteBatch,
  digest: string,
): Promise<WriteResult | null> {
  if (batch.idempotencyKey === null) return null
  const applied = await findApplied(transaction, batch.idempotencyKey)
  if (!applied) return null
  if (applied.digest !== digest) {
    throw new DomainError('CONFLICT', 'otherPayload', { field: 'idempotencyKey' })
  }
  return { version: applied.version, outcomes: applied.outcomes, records: [], replayed: true }
}

async function writeBatch(
  transaction: Transaction,
  model: Model,
  retention: Retention,
  batch: WriteBatch,
  { state, batchId, digest }: Attempt,
): Promise<WriteResult> {
  const set = await loadBatch(transaction, model, batch.changes)
  const { outcomes, happened } = decideOutcomes(model, set, batch.changes)
  await storeBatch(transaction, set)
  const version = versionAfter(state, happened.length > 0)
  const records = batch.bulk ? bulkRecords(happened, version) : changeRecords(happened, version)
  const { at, actor, action, idempotencyKey } = batch
  await appendToLog(
    transaction,
    state,
    {
      batchId,
      facts: { at, actor, action, digest, outcome: outcomeText(outcomes) },
      records,
      applied: idempotencyKey === null ? null : { key: idempotencyKey, digest, outcomes },
    },
    retention,
  )
  return { version, outcomes, records, replayed: false }
}

/** What came and went within the batch was never stored; each such node or relationship gets a negative handle. */
function changeRecords(happened: readonly Happened[], version: number): ChangeRecord[] {
  const passing = new Map<object, number>()
  return happened.map(({ op, state }): ChangeRecord => {
    if (state.handle === null && !passing.has(state)) passing.set(state, -1 - passing.size)
    const handle = state.handle ?? passing.get(state)!
    if (isNode(state)) return { kind: 'node', version, op, ref: state.ref, handle }
    const { model, key, source, target } = state
    const ends = { source: source.ref, target: target.ref }
    return { kind: 'relationship', version, op, type: model.type, key, ...ends, handle }
  })
}

function bulkRecords(happened: readonly Happened[], version: number): ChangeRecord[] {
  const records = new Map<string, ChangeRecord>()
  for (const { state } of happened) {
    if (isNode(state)) {
      const { label } = state.model
      records.set(`node ${label}`, { kind: 'bulkNodes', version, label })
    } else {
      const { type } = state.model
      records.set(`relationship ${type}`, { kind: 'bulkRelationships', version, type })
    }
  }
  return [...records.values()]
}

function isNode(state: Happened['state']): state is NodeState {
  return 'ref' in state
}
