// Imports files with the headers of neo4j-admin into a graph. A file whose header does not fit stops the import before
// anything is written. Importing the same files again changes nothing.

import type { Graph } from '../graph.ts'
import type { Change } from '../model/changes.ts'
import type { CsvField, CsvFormat } from './csv-records.ts'
import { type FileGroup, type FileRecord, readHeader, readRows } from './file-group.ts'
import {
  attempt,
  Batches,
  type ImportListener,
  ImportRun,
  type ImportSummary,
  type ReadRow,
} from './import-run.ts'
import { NodeRows, type SpaceLabels } from './node-rows.ts'
import { type PendingRelationship, RelationshipRows } from './relationship-rows.ts'
import { openSink, type SinkOptions } from './row-sink.ts'
import { malformedRow } from './row-values.ts'

export interface ImportRequest extends SinkOptions {
  readonly nodes: readonly FileGroup[]
  readonly relationships: readonly FileGroup[]
  readonly format: CsvFormat
  readonly listDelimiter: string
}

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

  const paths = [...request.nodes, ...request.relationships].flatMap((group) => group.paths)
  const run = new ImportRun(model, openSink(graph, request), listener, paths)
  const readAll = async <T>(
    group: FileGroup,
    batches: Batches<T>,
    read: (fields: readonly CsvField[]) => T,
  ) => {
    for await (const records of readRows(group, format, run.onBytes)) {
      for (const record of records) batches.add(readRow(record, read))
      await batches.flush(false)
    }
    await batches.flush(true)
  }
  const spaces: SpaceLabels = new Map()
  for (const [group, reader] of nodeReaders) {
    const batches = new Batches<Change>((rows) => run.writeNodes(rows))
    await readAll(group, batches, (fields) => reader.read(fields, spaces))
  }
  for (const [group, reader] of relationshipReaders) {
    const batches = new Batches<PendingRelationship>((rows) => run.writeRelationships(rows))
    await readAll(group, batches, (fields) => reader.read(fields, spaces))
  }
  return run.summary(await graph.store.version())
}

function readRow<T>(record: FileRecord, read: (fields: readonly CsvField[]) => T): ReadRow<T> {
  return attempt({ path: record.path, line: record.line, name: null }, () => {
    if ('fields' in record) return read(record.fields)
    throw malformedRow(record.problem)
  })
}
