// Where the batches of an import go: into the graph, or nowhere when it only tells what would become of the rows.

import type { Graph } from '../graph.ts'
import type { ActorStamp, Change, Outcome } from '../model/changes.ts'
import { DomainError } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'
import { type NodeRef, nodeRefText } from '../model/refs.ts'
import type { ReadOptions } from '../store/port.ts'

export interface RowSink {
  /** What became of each change, or would. */
  write(changes: readonly Change[]): Promise<readonly Outcome[]>
  /** Those of some keys that nodes of a label have. */
  present(label: string, keys: readonly string[]): Promise<ReadonlySet<string>>
}

export interface SinkOptions {
  readonly actor: ActorStamp
  readonly now: () => Date
  /** Aborting stops the import after the batch in hand, which is written whole or not at all. */
  readonly signal: AbortSignal
  /** Write nothing. */
  readonly dryRun: boolean
}

export function openSink(graph: Graph, options: SinkOptions): RowSink {
  const stored = presentIn(graph, options.signal)
  return options.dryRun ? new DryRun(stored, LIMITS.dryRunNodesMax) : graphSink(graph, options, stored)
}

type Present = RowSink['present']

function presentIn({ store }: Graph, signal: AbortSignal): Present {
  const options: ReadOptions = { visibility: { kind: 'all' }, signal }
  return async (label, keys) => {
    const records = await store.nodesByKeys(label, keys, options)
    return new Set(records.flatMap((record) => (record ? [record.ref.key] : [])))
  }
}

function graphSink(graph: Graph, { actor, now, signal }: SinkOptions, present: Present): RowSink {
  return {
    present,
    async write(changes) {
      const at = now().toISOString()
      const batch = { changes, actor, action: 'import', at, idempotencyKey: null, bulk: true }
      return (await graph.write(batch, signal)).outcomes
    },
  }
}

/**
 * Keeps the identities of the nodes that it was given, so that relationships of the same import find their ends. Tells
 * `created` for nodes that are not in the store, `updated` for others; relationships always count as created.
 */
export class DryRun implements RowSink {
  readonly #stored: Present
  readonly #nodesMax: number
  readonly #nodes = new Set<string>()

  constructor(stored: Present, nodesMax: number) {
    this.#stored = stored
    this.#nodesMax = nodesMax
  }

  async present(label: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const isNew = (key: string) => this.#nodes.has(nodeRefText({ label, key }))
    const unknown = keys.filter((key) => !isNew(key))
    const stored = unknown.length === 0 ? new Set<string>() : await this.#stored(label, unknown)
    return new Set(keys.filter((key) => isNew(key) || stored.has(key)))
  }

  async write(changes: readonly Change[]): Promise<readonly Outcome[]> {
    const before = await this.#presentEnds(changes)
    return changes.map((change): Outcome => {
      if (change.op === 'upsertNode') return this.#node(change.ref, before)
      if (change.op !== 'upsertRelationship') return { status: 'deleted' }
      for (const field of ['source', 'target'] as const) {
        const { label, key } = change[field]
        if (before.has(nodeRefText({ label, key }))) continue
        const details = { field, value: `with this key of ${label}` }
        return { status: 'refused', error: new DomainError('NOT_FOUND', 'danglingEnd', details).data }
      }
      return { status: 'created' }
    })
  }

  #node(ref: NodeRef, before: ReadonlySet<string>): Outcome {
    const name = nodeRefText(ref)
    const known = before.has(name) || this.#nodes.has(name)
    if (!known && this.#nodes.size >= this.#nodesMax) {
      throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
        field: '--dry-run',
        value: 'the number of new nodes',
        allowed: String(this.#nodesMax),
      })
    }
    if (!known) this.#nodes.add(name)
    return { status: known ? 'updated' : 'created' }
  }

  /** The nodes of a batch and the ends of its relationships that are there already. */
  async #presentEnds(changes: readonly Change[]): Promise<ReadonlySet<string>> {
    const asked = new Map<string, Set<string>>()
    for (const change of changes) {
      const refs = 'ref' in change ? [change.ref] : [change.source, change.target]
      for (const ref of refs) {
        if (ref) asked.set(ref.label, (asked.get(ref.label) ?? new Set()).add(ref.key))
      }
    }
    const present = new Set<string>()
    for (const [label, keys] of asked) {
      for (const key of await this.present(label, [...keys])) present.add(nodeRefText({ label, key }))
    }
    return present
  }
}
