// How the contract suite gets at an engine, and short ways to write batches.

import type { Change, Outcome, WriteBatch } from '../../graph/model/changes.ts'
import type { NodeRef } from '../../graph/model/refs.ts'
import type { Model } from '../../graph/model/registry.ts'
import type { Properties } from '../../graph/model/values.ts'
import type { GraphStore, ReadOptions } from '../../graph/store/port.ts'
import type { Retention } from '../../graph/store/retention.ts'

export interface OpenOptions {
  readonly model: Model
  /** LIMITS where absent. */
  readonly retention?: Retention
}

export interface StoreHarness {
  /** Why the engine cannot be tried here; the suite is then skipped under its name. */
  readonly skip?: string | false
  /** A store without data. The suite closes it. */
  open(options: OpenOptions): Promise<GraphStore>
  /** The data of the store opened last, after the suite closed it. */
  reopen(options: OpenOptions): Promise<GraphStore>
}

export const READ: ReadOptions = { visibility: { kind: 'all' }, signal: null }

export const AT = '2026-03-01T08:00:00.000Z'

export function batch(changes: readonly Change[], more: Partial<WriteBatch> = {}): WriteBatch {
  return {
    changes,
    actor: { name: 'tester', roles: ['OPERATOR'] },
    action: 'test',
    at: AT,
    idempotencyKey: null,
    bulk: false,
    ...more,
  }
}

export function thing(key: string): NodeRef {
  return { label: 'Thing', key }
}

export function maker(key: string): NodeRef {
  return { label: 'Maker', key }
}

export function putThing(key: string, set: Properties = {}): Change {
  return { op: 'upsertNode', ref: thing(key), set }
}

export function putMaker(key: string, set: Properties = { name: `Maker ${key}` }): Change {
  return { op: 'upsertNode', ref: maker(key), set }
}

/** A relationship of a type without key. */
export function link(type: string, source: NodeRef, target: NodeRef, set: Properties = {}): Change {
  return { op: 'upsertRelationship', type, source, target, key: null, set }
}

export function unlink(type: string, source: NodeRef, target: NodeRef): Change {
  return { op: 'deleteRelationship', type, source, target, key: null }
}

export function pay(key: string, source: string, target: string, set: Properties = {}): Change {
  return { op: 'upsertRelationship', type: 'PAYS', source: thing(source), target: thing(target), key, set }
}

export function unpay(key: string): Change {
  return { op: 'deleteRelationship', type: 'PAYS', source: null, target: null, key }
}

export function drop(ref: NodeRef, detach = false): Change {
  return { op: 'deleteNode', ref, detach }
}

/** Outcomes as short texts: "created", or "CONFLICT otherEnds" for a refusal. */
export function told(outcomes: readonly Outcome[]): string[] {
  return outcomes.map((outcome) =>
    outcome.status === 'refused' ? `${outcome.error.code} ${outcome.error.reason}` : outcome.status,
  )
}

export async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const rows: T[] = []
  for await (const page of pages) rows.push(...page)
  return rows
}

/** Runs a test on a store of its own, which is empty, and closes it afterwards. */
export async function withStore(
  harness: StoreHarness,
  options: OpenOptions,
  use: (store: GraphStore) => Promise<void>,
): Promise<void> {
  const store = await harness.open(options)
  try {
    await use(store)
  } finally {
    await store.close()
  }
}

/** Applies changes and returns the outcomes as short texts. */
export async function write(store: GraphStore, ...changes: Change[]): Promise<string[]> {
  return told((await store.apply(batch(changes), null)).outcomes)
}
