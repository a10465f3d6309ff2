// What every engine records about a batch: its digest, which tells a repeated request from another one under the same
// idempotency key, its outcome in words for the audit entry, and its outcomes in a short form for storage.

import { sm3Hex } from '../model/audit.ts'
import type { Change, Outcome, WriteBatch } from '../model/changes.ts'
import type { NodeRef } from '../model/refs.ts'
import type { Properties, Value } from '../model/values.ts'

/** A run of equal outcomes, or one refusal. */
type StoredOutcome = readonly [Exclude<Outcome['status'], 'refused'>, number] | Outcome

/** SM3 over the changes; the order of properties does not count, the order of rows does. */
export function batchDigest(batch: WriteBatch): string {
  return sm3Hex(JSON.stringify(batch.changes.map(changeParts)))
}

/** For example "created 3, refused 1"; "nothing" for an empty batch. */
export function outcomeText(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>()
  for (const { status } of outcomes) counts.set(status, (counts.get(status) ?? 0) + 1)
  const parts = ['created', 'updated', 'unchanged', 'deleted', 'refused']
    .filter((status) => counts.has(status))
    .map((status) => `${status} ${counts.get(status)}`)
  return parts.length === 0 ? 'nothing' : parts.join(', ')
}

/** Outcomes as short JSON: bulk loads have thousands of equal ones in a row. */
export function outcomesToJson(outcomes: readonly Outcome[]): string {
  const runs: StoredOutcome[] = []
  for (const outcome of outcomes) {
    const last = runs.at(-1)
    if (outcome.status === 'refused') runs.push(outcome)
    else if (Array.isArray(last) && last[0] === outcome.status) runs[runs.length - 1] = [last[0], last[1] + 1]
    else runs.push([outcome.status, 1])
  }
  return JSON.stringify(runs)
}

export function outcomesFromJson(json: string): Outcome[] {
  const runs: readonly StoredOutcome[] = JSON.parse(json)
  return runs.flatMap((run) =>
    'status' in run ? [run] : Array.from({ length: run[1] }, () => ({ status: run[0] })),
  )
}

/** A change as nested arrays in a fixed order. */
function changeParts(change: Change): unknown[] {
  switch (change.op) {
    case 'upsertNode':
      return [change.op, ...refParts(change.ref), propertyParts(change.set)]
    case 'deleteNode':
      return [change.op, ...refParts(change.ref), change.detach]
    case 'upsertRelationship':
    case 'deleteRelationship': {
      const { op, type, source, target, key } = change
      const set = op === 'upsertRelationship' ? propertyParts(change.set) : null
      return [op, type, key, refParts(source), refParts(target), set]
    }
  }
}

function refParts(ref: NodeRef | null): string[] {
  return ref === null ? [] : [ref.label, ref.key]
}

function propertyParts(set: Properties): unknown[] {
  const parts: unknown[] = []
  for (const name of Object.keys(set).sort()) parts.push(name, valuePart(set[name] ?? null))
  return parts
}

/** JSON has no 64-bit integers; a property has one type, so its text cannot be mistaken for another value. */
function valuePart(value: Value | null): unknown {
  if (typeof value === 'bigint') return value.toString()
  return Array.isArray(value) ? value.map(valuePart) : value
}
