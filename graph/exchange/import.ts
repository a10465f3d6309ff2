// Imports files of nodes and relationships into a graph, in batches of one transaction each. Refused rows are reported
// and never stop the rest; a file whose header does not fit stops the import before anything is written. Importing
// the same files again changes nothing.

import type { Graph } from '../graph.ts'
import type { ActorStamp, Change } from '../model/changes.ts'
import { DomainError, type ErrorData } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'
import type { ReadOptions } from '../store/port.ts'
import type { CsvFormat } from './csv-records.ts'
import { type FileGroup, type FileRecord, readHeader, readRows } from './file-group.ts'
import { NodeRows, type SpaceLabels } from './node-rows.ts'
import {
  type PendingRelationship,
  RelationshipRows,
  relationshipChange,
  settleEnds,
} from './relationship-rows.ts'
import { RowKeys } from './row-keys.ts'

export interface ImportRequest {
  readonly nodes: readonly FileGroup[]
  readonly relationships: readonly FileGroup[]
  readonly format: CsvFormat
  readonly listDelimiter: string
  readonly actor: ActorStamp
  readonly now: () => Date
  /** Aborting stops the import after the batch in hand, which is written whole or not at all. */
  readonly signal: AbortSignal
}

export interface RefusedRow {
  readonly path: string
  readonly line: number
  readonly error: ErrorData
}

export interface ImportProgress {
  readonly path: string
  /** Bytes read of this file; compressed ones of a .gz file. */
  readonly bytes: number
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
  /** Version of the graph after the last batch. */
  readonly version: number
}

type Place = Omit<RefusedRow, 'error'>
/** A row that is ready to be written, or why it is not. */
type ReadRow<T> = Place & ({ readonly row: T } | { readonly error: ErrorData })

/** Throws BAD_USER_INPUT for a file that cannot be read or a header that does not fit; TIMEOUT when aborted. */
export async function importFiles(
  graph: Graph,
  request: ImportRequest,
  listener: ImportListener,
): Promise<ImportSummary> {
  const { model } = graph
  const { format, listDelimiter } = request
  const nodeReaders: [FileGroup, NodeRows][] = []
  for (const group of request.nodes) {
    nodeReaders.push([group, new NodeRows(model, group, await readHeader(group, format), listDelimiter)])
  }
  const relationshipReaders: [FileGroup, RelationshipRows][] = []
  for (const group of request.relationships) {
    const columns = await readHeader(group, format)
    relationshipReaders.push([group, new RelationshipRows(model, group, columns, listDelimiter)])
  }

  const run = new ImportRun(graph, request, listener)
  const spaces: SpaceLabels = new Map()
  for (const [group, reader] of nodeReaders) {
    await run.readGroup(
      group,
      (fields) => reader.read(fields, spaces),
      (rows) => run.write(rows, run.nodes),
    )
  }
  const keys = new RowKeys()
  for (const [group, reader] of relationshipReaders) {
    await run.readGroup(
      group,
      (fields) => reader.read(fields, spaces),
      async (rows) => run.write(await run.settle(rows, keys), run.relationships),
    )
  }
  return { nodes: run.nodes, relationships: run.relationships, version: await graph.store.version() }
}

/** One import: what all its files share. */
class ImportRun {
  readonly nodes: RowCounts = { created: 0, updated: 0, unchanged: 0, refused: 0 }
  readonly relationships: RowCounts = { created: 0, updated: 0, unchanged: 0, refused: 0 }
  readonly #graph: Graph
  readonly #request: ImportRequest
  readonly #listener: ImportListener
  readonly #readOptions: ReadOptions
  #rows = 0

  constructor(graph: Graph, request: ImportRequest, listener: ImportListener) {
    this.#graph = graph
    this.#request = request
    this.#listener = listener
    this.#readOptions = { visibility: { kind: 'all' }, signal: request.signal }
  }

  /** Reads the rows of a group and hands them over in batches. */
  async readGroup<T>(
    group: FileGroup,
    read: (fields: readonly (string | null)[]) => T,
    handOver: (rows: readonly ReadRow<T>[]) => Promise<void>,
  ): Promise<void> {
    let batch: ReadRow<T>[] = []
    let place = { path: group.paths[0] as string, bytes: 0 }
    const flush = async () => {
      await handOver(batch)
      this.#rows += batch.length
      this.#listener.progress({ ...place, rows: this.#rows })
      batch = []
    }
    const onBytes = (path: string, bytes: number) => {
      place = { path, bytes }
    }
    for await (const records of readRows(group, this.#request.format, onBytes)) {
      for (const record of records) {
        batch.push(readRow(record, read))
        if (batch.length >= LIMITS.importBatchRows) await flush()
      }
    }
    await flush()
  }

  async settle(rows: readonly ReadRow<PendingRelationship>[], keys: RowKeys): Promise<ReadRow<Change>[]> {
    const pending = rows.flatMap((entry) => ('row' in entry ? [entry.row] : []))
    const settled = (await settleEnds(pending, this.#graph.store, this.#readOptions)).values()
    return rows.map((entry) => {
      if (!('row' in entry)) return entry
      return attempt(entry, () => {
        const ends = settled.next().value
        if (ends instanceof DomainError) throw ends
        if (ends === undefined) throw new Error('Invariant broken: one outcome for each row')
        return relationshipChange(this.#graph.model, entry.row, ends, keys)
      })
    })
  }

  async write(rows: readonly ReadRow<Change>[], counts: RowCounts): Promise<void> {
    const changes = rows.flatMap((entry) => ('row' in entry ? [entry.row] : []))
    const { actor, now, signal } = this.#request
    const batch = {
      changes,
      actor,
      action: 'import',
      at: now().toISOString(),
      idempotencyKey: null,
      bulk: true,
    }
    const written = changes.length === 0 ? [] : (await this.#graph.write(batch, signal)).outcomes
    const outcomes = written.values()
    for (const entry of rows) {
      const outcome =
        'row' in entry ? outcomes.next().value : { status: 'refused' as const, error: entry.error }
      if (outcome?.status === 'refused') {
        counts.refused += 1
        this.#listener.refused({ path: entry.path, line: entry.line, error: outcome.error })
      } else if (outcome && outcome.status !== 'deleted') {
        counts[outcome.status] += 1
      }
    }
  }
}

function readRow<T>(record: FileRecord, read: (fields: readonly (string | null)[]) => T): ReadRow<T> {
  const place = { path: record.path, line: record.line }
  return attempt(place, () => {
    if ('fields' in record) return read(record.fields)
    throw new DomainError('BAD_USER_INPUT', 'malformedFile', {
      field: 'row',
      value: record.problem,
      allowed: 'one CSV record',
    })
  })
}

function attempt<T>({ path, line }: Place, make: () => T): ReadRow<T> {
  try {
    return { path, line, row: make() }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { path, line, error: error.data }
  }
}
