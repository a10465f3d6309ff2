// One import: rows come in, are settled and written in batches of one transaction each, and counted by label and type.
// Refused rows are reported and never stop the rest.

import { statSync } from 'node:fs'
import type { Change } from '../model/changes.ts'
import { DomainError, type ErrorData } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'
import type { Model } from '../model/registry.ts'
import { type PendingRelationship, relationshipChange, settleEnds } from './relationship-rows.ts'
import { RowKeys } from './row-keys.ts'
import type { RowSink } from './row-sink.ts'

export interface RefusedRow {
  readonly path: string
  readonly line: number
  readonly error: ErrorData
}

export interface ImportProgress {
  /** The file that is being read. */
  readonly path: string
  /** Share of all bytes that are to be read, 0 to 1. */
  readonly share: number
  /** Rows of all files so far. */
  readonly rows: number
}

export interface ImportListener {
  refused(row: RefusedRow): void
  progress(progress: ImportProgress): void
}

export interface RowCounts {
  created: number
  updated: number
  unchanged: number
  refused: number
}

export interface ImportSummary {
  readonly nodes: RowCounts
  readonly relationships: RowCounts
  /** The same by label and by type, in the order of first rows; a refused row whose label is not known is in none. */
  readonly labels: ReadonlyMap<string, RowCounts>
  readonly types: ReadonlyMap<string, RowCounts>
  /** Version of the graph after the last batch. */
  readonly version: number
}

export type Place = Omit<RefusedRow, 'error'>
/** A row that is ready for the next step, or why it is not. `name` is its label or type where known. */
export type ReadRow<T> = Place & { readonly name: string | null } & (
    | { readonly row: T }
    | { readonly error: ErrorData }
  )

/** Makes a row; what a DomainError refuses becomes a refused row. */
export function attempt<T>(place: Place & { readonly name: string | null }, make: () => T): ReadRow<T> {
  const { path, line, name } = place
  try {
    return { path, line, name, row: make() }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { path, line, name, error: error.data }
  }
}

export class ImportRun {
  readonly #model: Model
  readonly #sink: RowSink
  readonly #listener: ImportListener
  readonly #keys = new RowKeys()
  readonly #bytesTotal: number
  readonly #labels = new Map<string, RowCounts>()
  readonly #types = new Map<string, RowCounts>()
  readonly #nodes = noRows()
  readonly #relationships = noRows()
  #bytesBefore = 0
  #at = { path: '', bytes: 0 }
  #rows = 0

  /** `paths` are the files in the order in which they will be read, as often as they will be. */
  constructor(model: Model, sink: RowSink, listener: ImportListener, paths: readonly string[]) {
    this.#model = model
    this.#sink = sink
    this.#listener = listener
    this.#bytesTotal = paths.reduce((bytes, path) => bytes + sizeOf(path), 0)
  }

  /** Told how far a file has been read; a new file, or the same from its start, ends the one before. */
  readonly onBytes = (path: string, bytes: number): void => {
    if (path !== this.#at.path || bytes < this.#at.bytes) this.#bytesBefore += this.#at.bytes
    this.#at = { path, bytes }
  }

  async writeNodes(rows: readonly ReadRow<Change>[]): Promise<void> {
    await this.#write(rows, this.#nodes, this.#labels)
  }

  async writeRelationships(rows: readonly ReadRow<PendingRelationship>[]): Promise<void> {
    await this.#write(await this.#settle(rows), this.#relationships, this.#types)
  }

  summary(version: number): ImportSummary {
    return {
      nodes: this.#nodes,
      relationships: this.#relationships,
      labels: this.#labels,
      types: this.#types,
      version,
    }
  }

  async #settle(rows: readonly ReadRow<PendingRelationship>[]): Promise<ReadRow<Change>[]> {
    const pending = rows.flatMap((entry) => ('row' in entry ? [entry.row] : []))
    const settled = (await settleEnds(pending, (label, keys) => this.#sink.present(label, keys))).values()
    return rows.map((entry) => {
      if (!('row' in entry)) return entry
      return attempt({ ...entry, name: entry.row.relationship.type }, () => {
        const ends = settled.next().value
        if (ends instanceof DomainError) throw ends
        if (ends === undefined) throw new Error('Invariant broken: one outcome for each row')
        return relationshipChange(this.#model, entry.row, ends, this.#keys)
      })
    })
  }

  async #write(
    rows: readonly ReadRow<Change>[],
    total: RowCounts,
    byName: Map<string, RowCounts>,
  ): Promise<void> {
    const changes = rows.flatMap((entry) => ('row' in entry ? [entry.row] : []))
    const outcomes = (changes.length === 0 ? [] : await this.#sink.write(changes)).values()
    for (const entry of rows) {
      const outcome =
        'row' in entry ? outcomes.next().value : { status: 'refused' as const, error: entry.error }
      if (!outcome || outcome.status === 'deleted') continue
      const name = 'row' in entry ? nameOf(entry.row) : entry.name
      total[outcome.status] += 1
      if (name !== null) countsOf(byName, name)[outcome.status] += 1
      if (outcome.status === 'refused') {
        this.#listener.refused({ path: entry.path, line: entry.line, error: outcome.error })
      }
    }
    this.#rows += rows.length
    const { path, bytes } = this.#at
    const share = Math.min((this.#bytesBefore + bytes) / Math.max(this.#bytesTotal, 1), 1)
    this.#listener.progress({ path, share, rows: this.#rows })
  }
}

/** Collects rows into batches. */
export class Batches<T> {
  readonly #handOver: (rows: readonly ReadRow<T>[]) => Promise<void>
  #rows: ReadRow<T>[] = []

  constructor(handOver: (rows: readonly ReadRow<T>[]) => Promise<void>) {
    this.#handOver = handOver
  }

  add(row: ReadRow<T>): void {
    this.#rows.push(row)
  }

  /** Hands over what has come together; unless `all`, only where it fills a batch. */
  async flush(all: boolean): Promise<void> {
    const max = LIMITS.importBatchRows
    while (this.#rows.length >= max || (all && this.#rows.length > 0)) {
      await this.#handOver(this.#rows.splice(0, max))
    }
  }
}

function noRows(): RowCounts {
  return { created: 0, updated: 0, unchanged: 0, refused: 0 }
}

function countsOf(byName: Map<string, RowCounts>, name: string): RowCounts {
  let counts = byName.get(name)
  if (!counts) {
    counts = noRows()
    byName.set(name, counts)
  }
  return counts
}

function nameOf(change: Change): string {
  return 'ref' in change ? change.ref.label : change.type
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
