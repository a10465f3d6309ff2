// What is written, what came of it, and what the change feed says. All engines and the API share these shapes.

import type { ErrorData } from './errors.ts'
import type { NodeRef } from './refs.ts'
import type { Properties } from './values.ts'

/** One row of a write, already validated against the model. An absent property stays, null clears it. */
export type Change =
  | { readonly op: 'upsertNode'; readonly ref: NodeRef; readonly set: Properties }
  | { readonly op: 'deleteNode'; readonly ref: NodeRef; readonly detach: boolean }
  | {
      readonly op: 'upsertRelationship'
      readonly type: string
      readonly source: NodeRef
      readonly target: NodeRef
      /** Present exactly for types with a key. `set` does not repeat it. */
      readonly key: string | null
      readonly set: Properties
    }
  | {
      readonly op: 'deleteRelationship'
      readonly type: string
      /** Ends for types without key, null for types with one. */
      readonly source: NodeRef | null
      readonly target: NodeRef | null
      readonly key: string | null
    }

/** Who writes: recorded in the audit entry of the same transaction. */
export interface ActorStamp {
  readonly name: string
  readonly roles: readonly string[]
}

export interface WriteBatch {
  readonly changes: readonly Change[]
  readonly actor: ActorStamp
  /** Name of the mutation or command, for the audit entry. */
  readonly action: string
  /** The time of the write, DateTime form; the store reads no clock. */
  readonly at: string
  /** Repeating a batch under the same key returns the stored outcome and writes nothing. */
  readonly idempotencyKey: string | null
  /**
   * Bulk load: the change log gets one record for each label and type instead of one for each row, so followers read
   * them anew. Outcomes are still per row.
   */
  readonly bulk: boolean
}

/** What became of one change, in the order of the batch. Unchanged rows write nothing. */
export type Outcome =
  | { readonly status: 'created' | 'updated' | 'unchanged' | 'deleted' }
  | { readonly status: 'refused'; readonly error: ErrorData }

export interface WriteResult {
  /** Version of the graph after the write; unchanged where no row changed anything. */
  readonly version: number
  readonly outcomes: readonly Outcome[]
  /** What changed, in order; empty for a replayed batch. */
  readonly records: readonly ChangeRecord[]
  readonly replayed: boolean
}

/**
 * One record of the change feed. Handles are the engine's own numbers for quick lookups within this process; they are
 * never shown. `bulk` records carry only the label or type: everything of it may have changed.
 */
export type ChangeRecord =
  | {
      readonly kind: 'node'
      readonly version: number
      readonly op: 'create' | 'update' | 'delete'
      readonly ref: NodeRef
      readonly handle: number
    }
  | {
      readonly kind: 'relationship'
      readonly version: number
      readonly op: 'create' | 'update' | 'delete'
      readonly type: string
      readonly key: string | null
      readonly source: NodeRef
      readonly target: NodeRef
      readonly handle: number
    }
  | { readonly kind: 'bulkNodes'; readonly version: number; readonly label: string }
  | { readonly kind: 'bulkRelationships'; readonly version: number; readonly type: string }
