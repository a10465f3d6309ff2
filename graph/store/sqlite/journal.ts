// What is kept about writes beside the data: the change feed, outcomes under idempotency keys, the audit chain.

import {
  type AuditEntry,
  type AuditFacts,
  type AuditHead,
  EMPTY_AUDIT_HEAD,
  nextAuditEntry,
} from '../../model/audit.ts'
import type { ChangeRecord, Outcome } from '../../model/changes.ts'
import type { ChangeFeedPage } from '../port.ts'
import type { Retention } from '../retention.ts'
import { outcomesFromJson, outcomesToJson } from '../write-facts.ts'
import type { Database } from './driver.ts'
import { readVersion } from './meta.ts'

export function appendChanges(
  db: Database,
  version: number,
  records: readonly ChangeRecord[],
  retention: Retention,
): void {
  db.run(
    'INSERT INTO jingwei_change (version, record_count, records) VALUES (?, ?, ?)',
    version,
    records.length,
    JSON.stringify(records),
  )
  db.run('DELETE FROM jingwei_change WHERE version <= ?', version - retention.changeVersionsKept)
}

/** Whole versions only, at least one: a page may thus be longer than `limit`. */
export function changesSince(db: Database, asked: number, limit: number): ChangeFeedPage {
  const version = readVersion(db)
  if (asked === version) return { records: [], version, resync: false }
  const oldest = db.get('SELECT min(version) FROM jingwei_change')?.[0] ?? null
  const reaches = asked < version && oldest !== null && asked + 1 >= Number(oldest)
  if (!reaches) return { records: [], version, resync: true }

  const records: ChangeRecord[] = []
  let last = asked
  while (last < version) {
    const row = db.get(
      'SELECT version, record_count, records FROM jingwei_change WHERE version > ? ORDER BY version LIMIT 1',
      last,
    )
    if (row === undefined || (last > asked && records.length + Number(row[1]) > limit)) break
    const some: readonly ChangeRecord[] = JSON.parse(String(row[2]))
    for (const record of some) records.push(record)
    last = Number(row[0])
  }
  return { records, version: last, resync: false }
}

export interface AppliedBatch {
  readonly digest: string
  readonly version: number
  readonly outcomes: readonly Outcome[]
}

export function findApplied(db: Database, key: string): AppliedBatch | null {
  const row = db.get('SELECT digest, version, outcomes FROM jingwei_applied WHERE key = ?', key)
  if (row === undefined) return null
  return { digest: String(row[0]), version: Number(row[1]), outcomes: outcomesFromJson(String(row[2])) }
}

export function rememberApplied(db: Database, key: string, batch: AppliedBatch, retention: Retention): void {
  const id = Number(db.get('SELECT coalesce(max(id), 0) + 1 FROM jingwei_applied')?.[0])
  db.run(
    'INSERT INTO jingwei_applied (id, key, digest, version, outcomes) VALUES (?, ?, ?, ?, ?)',
    id,
    key,
    batch.digest,
    batch.version,
    outcomesToJson(batch.outcomes),
  )
  db.run('DELETE FROM jingwei_applied WHERE id <= ?', id - retention.idempotencyKeysKept)
}

export function appendAudit(db: Database, facts: AuditFacts): void {
  const entry = nextAuditEntry(auditHead(db), facts)
  db.run(
    `INSERT INTO jingwei_audit (sequence, at, actor, roles, action, version, digest, outcome, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.sequence,
    entry.at,
    entry.actor.name,
    JSON.stringify(entry.actor.roles),
    entry.action,
    entry.version,
    entry.digest,
    entry.outcome,
    entry.previousHash,
    entry.hash,
  )
}

export function auditEntries(db: Database, afterSequence: number, limit: number): AuditEntry[] {
  const rows = db.all(
    `SELECT sequence, at, actor, roles, action, version, digest, outcome, previous_hash, hash
     FROM jingwei_audit WHERE sequence > ? ORDER BY sequence LIMIT ?`,
    afterSequence,
    limit,
  )
  return rows.map((row) => ({
    sequence: Number(row[0]),
    at: String(row[1]),
    actor: { name: String(row[2]), roles: JSON.parse(String(row[3])) },
    action: String(row[4]),
    version: Number(row[5]),
    digest: String(row[6]),
    outcome: String(row[7]),
    previousHash: String(row[8]),
    hash: String(row[9]),
  }))
}

function auditHead(db: Database): AuditHead {
  const row = db.get('SELECT sequence, hash FROM jingwei_audit ORDER BY sequence DESC LIMIT 1')
  return row === undefined ? EMPTY_AUDIT_HEAD : { sequence: Number(row[0]), hash: String(row[1]) }
}
