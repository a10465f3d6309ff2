// What the product records beside the bank's graph, in nodes of its own: the meta node that carries the version and by
// whose lock writers take turns, the change log, the idempotency keys that were applied, and the audit chain.

import { type AuditEntry, type AuditFacts, type AuditHead, nextAuditEntry } from '../../model/audit.ts'
import type { ChangeRecord, Outcome } from '../../model/changes.ts'
import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'
import type { ChangeFeedPage } from '../port.ts'
import type { Retention } from '../retention.ts'
import { outcomesFromJson, outcomesToJson } from '../write-facts.ts'
import { APPLIED_LABEL, AUDIT_LABEL, CHANGE_LABEL, META_LABEL } from './cypher.ts'
import type { Row, Transaction } from './driver.ts'

const META = `(m:${META_LABEL} {id: 1})`

export interface LogState {
  readonly version: number
  /** Versions up to this one are no longer in the change log. */
  readonly trimmedTo: number
  readonly appliedCount: number
  readonly auditHead: AuditHead
}

export interface AppliedRecord {
  readonly digest: string
  readonly version: number
  readonly outcomes: readonly Outcome[]
}

export interface LogEntry {
  /** Unique for each call, the same when the driver runs its work again. */
  readonly batchId: string
  readonly facts: Omit<AuditFacts, 'version'>
  readonly records: readonly ChangeRecord[]
  readonly applied: {
    readonly key: string
    readonly digest: string
    readonly outcomes: readonly Outcome[]
  } | null
}

/** Makes other writers wait until this transaction ends, then reads where the log stands. */
export async function lockLog(transaction: Transaction, batchId: string): Promise<LogState> {
  await transaction.run(`MATCH ${META} SET m.batch = $batchId`, { batchId })
  return readLogState(transaction)
}

/** Throws UNAVAILABLE where the meta node is gone: someone emptied the database. */
export async function readLogState(transaction: Transaction): Promise<LogState> {
  const [row] = await transaction.run(`MATCH ${META} RETURN m {.*} AS meta`)
  if (!row) throw new DomainError('UNAVAILABLE', 'storeUnavailable')
  const meta = row.meta as Row
  return {
    version: Number(meta.version),
    trimmedTo: Number(meta.trimmedTo),
    appliedCount: Number(meta.appliedCount),
    auditHead: { sequence: Number(meta.auditSequence), hash: String(meta.auditHash) },
  }
}

/**
 * The version once every commit up to it is visible as a whole: writers hold the lock until then. Setting a label that
 * is there already takes the lock and writes nothing.
 */
export async function settledVersion(transaction: Transaction): Promise<number> {
  await transaction.run(`MATCH ${META} SET m:${META_LABEL}`)
  return (await readLogState(transaction)).version
}

/** True if a call that never learned of its commit did commit. */
export async function isCommitted(transaction: Transaction, batchId: string): Promise<boolean> {
  const rows = await transaction.run(`MATCH (a:${AUDIT_LABEL} {batch: $batchId}) RETURN true`, { batchId })
  return rows.length > 0
}

export async function findApplied(transaction: Transaction, key: string): Promise<AppliedRecord | null> {
  const [row] = await transaction.run(
    `MATCH (a:${APPLIED_LABEL} {key: $key})
     RETURN a.digest AS digest, a.version AS version, a.outcomes AS outcomes`,
    { key },
  )
  if (!row) return null
  return {
    digest: String(row.digest),
    version: Number(row.version),
    outcomes: outcomesFromJson(String(row.outcomes)),
  }
}

/** Version after a write with these records: only a change takes a new one. */
export function versionAfter(state: LogState, hasChanges: boolean): number {
  return state.version + (hasChanges ? 1 : 0)
}

/** The last statements of a write: old history goes, the new entry comes, the version is taken. */
export async function appendToLog(
  transaction: Transaction,
  state: LogState,
  entry: LogEntry,
  retention: Retention,
): Promise<void> {
  const version = versionAfter(state, entry.records.length > 0)
  const audit = nextAuditEntry(state.auditHead, { ...entry.facts, version })
  const trimmedTo = Math.max(state.trimmedTo, version - retention.changeVersionsKept)
  const appliedCount = state.appliedCount + (entry.applied ? 1 : 0)
  if (trimmedTo > state.trimmedTo) {
    await transaction.run(`MATCH (c:${CHANGE_LABEL}) WHERE c.version <= $trimmedTo DELETE c`, {
      trimmedTo: BigInt(trimmedTo),
    })
  }
  if (entry.applied) {
    await transaction.run(`MATCH (a:${APPLIED_LABEL}) WHERE a.number <= $until DELETE a`, {
      until: BigInt(appliedCount - retention.idempotencyKeysKept),
    })
  }
  await transaction.run(
    `CREATE (audit:${AUDIT_LABEL}) SET audit = $audit
     FOREACH (part IN $parts | CREATE (c:${CHANGE_LABEL}) SET c = part)
     FOREACH (row IN $applied | CREATE (a:${APPLIED_LABEL}) SET a = row)
     WITH audit
     MATCH ${META}
     SET m += $meta`,
    {
      audit: auditToNative(audit, entry.batchId),
      parts: changeParts(entry.records, version),
      applied: entry.applied ? [appliedToNative(entry.applied, appliedCount, version)] : [],
      meta: {
        version: BigInt(version),
        trimmedTo: BigInt(trimmedTo),
        appliedCount: BigInt(appliedCount),
        auditSequence: BigInt(audit.sequence),
        auditHash: audit.hash,
      },
    },
  )
}

/** Whole versions only; at least one where there is a newer one, even if it has more records than `limit`. */
export async function readChanges(
  transaction: Transaction,
  version: number,
  limit: number,
): Promise<ChangeFeedPage> {
  const state = await readLogState(transaction)
  if (version < state.trimmedTo || version > state.version) {
    return { records: [], version: state.version, resync: true }
  }
  const parts = await transaction.run(
    `MATCH (c:${CHANGE_LABEL}) WHERE c.version > $version
     RETURN c.version AS version, c.parts AS parts, c.size AS size ORDER BY c.version LIMIT $limit`,
    { version: BigInt(version), limit: BigInt(limit + 1) },
  )
  const last = lastWholeVersion(parts, version, limit)
  const found = await transaction.run(
    `MATCH (c:${CHANGE_LABEL}) WHERE $version < c.version <= $last
     RETURN c.records AS records ORDER BY c.version, c.part`,
    { version: BigInt(version), last: BigInt(last) },
  )
  const records = found.flatMap((row): ChangeRecord[] => JSON.parse(String(row.records)))
  return { records, version: last, resync: false }
}

export async function readAudit(
  transaction: Transaction,
  afterSequence: number,
  limit: number,
): Promise<AuditEntry[]> {
  const rows = await transaction.run(
    `MATCH (a:${AUDIT_LABEL}) WHERE a.sequence > $afterSequence
     RETURN a {.*} AS entry ORDER BY a.sequence LIMIT $limit`,
    { afterSequence: BigInt(afterSequence), limit: BigInt(limit) },
  )
  return rows.map((row) => auditFromNative(row.entry as Row))
}

/**
 * The last version that fits, or `after` where there is none. A commit becomes visible to others bit by bit, so a
 * version counts once all its parts and all versions before it are there.
 */
function lastWholeVersion(parts: readonly Row[], after: number, limit: number): number {
  let last = after
  let total = 0
  for (const [version, group] of Map.groupBy(parts, (row) => Number(row.version))) {
    const isFirst = last === after
    total += group.reduce((sum, part) => sum + Number(part.size), 0)
    if (!isFirst && total > limit) break
    if (version !== last + 1 || (group.length < Number(group[0]!.parts) && group.length <= limit)) break
    last = version
  }
  return last
}

function changeParts(records: readonly ChangeRecord[], version: number): Record<string, unknown>[] {
  const count = Math.ceil(records.length / LIMITS.changeRecordsPerPart)
  return Array.from({ length: count }, (_none, part) => {
    const from = part * LIMITS.changeRecordsPerPart
    const own = records.slice(from, from + LIMITS.changeRecordsPerPart)
    return {
      version: BigInt(version),
      part: BigInt(part),
      parts: BigInt(count),
      size: BigInt(own.length),
      records: JSON.stringify(own),
    }
  })
}

function appliedToNative(
  applied: NonNullable<LogEntry['applied']>,
  number: number,
  version: number,
): Record<string, unknown> {
  return {
    key: applied.key,
    number: BigInt(number),
    digest: applied.digest,
    version: BigInt(version),
    outcomes: outcomesToJson(applied.outcomes),
  }
}

function auditToNative(entry: AuditEntry, batchId: string): Record<string, unknown> {
  const { actor, sequence, version, ...rest } = entry
  return {
    ...rest,
    sequence: BigInt(sequence),
    version: BigInt(version),
    actor: actor.name,
    roles: [...actor.roles],
    batch: batchId,
  }
}

function auditFromNative(entry: Row): AuditEntry {
  return {
    sequence: Number(entry.sequence),
    at: String(entry.at),
    actor: { name: String(entry.actor), roles: (entry.roles as unknown[]).map(String) },
    action: String(entry.action),
    version: Number(entry.version),
    digest: String(entry.digest),
    outcome: String(entry.outcome),
    previousHash: String(entry.previousHash),
    hash: String(entry.hash),
  }
}
