// The one graph as the API and the commands use it: the store keeps the truth, the projection answers what walks, and
// every write goes through here so that its writer sees it at once.

import type { ChangeRecord, WriteBatch, WriteResult } from './model/changes.ts'
import type { Model } from './model/registry.ts'
import type { ProjectedGraph } from './projection/projected-graph.ts'
import type { GraphStore } from './store/port.ts'

export type ChangeListener = (records: readonly ChangeRecord[], version: number) => void

export interface Graph {
  readonly model: Model
  readonly store: GraphStore
  /** The projection at the newest version this process knows. The first call builds it. */
  view(signal: AbortSignal | null): Promise<ProjectedGraph>
  /** Applies a batch, brings the projection forward, then tells the listeners. */
  write(batch: WriteBatch, signal: AbortSignal | null): Promise<WriteResult>
  /** Listens to changes of this process and of others; returns the function that ends it. */
  onChanges(listener: ChangeListener): () => void
  close(): Promise<void>
}
