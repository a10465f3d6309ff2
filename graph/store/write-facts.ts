// What every engine records about a batch: its digest, which tells a repeated request from another one under the same
// idempotency key, its outcome in words for the audit entry, and its outcomes in a short form for storage.

import { sm3Hex } from '../model/audit.ts'
import type { Outcome, WriteBatch } from '../model/changes.ts'
import { digestText } from './digest-text.ts'

/** A run of equal outcomes, or one refusal. */
type StoredOutcome = readonly [Exclude<Outcome['status'], 'refused'>, number] | Outcome

/** SM3 over the changes; the order of properties does not count, the order of rows does. */
export function batchDigest(batch: WriteBatch): string {
  return sm3Hex(digestText(batch.changes))
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
