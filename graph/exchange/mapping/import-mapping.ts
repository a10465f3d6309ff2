// Imports a bank's own files by a mapping: nodes of all sources first, then relationships. Everything that the mapping
// and the heads of the files tell is checked before the first row is written.

import type { Graph } from '../../graph.ts'
import type { Change } from '../../model/changes.ts'
import { LIMITS } from '../../model/limits.ts'
import {
  attempt,
  Batches,
  type ImportListener,
  ImportRun,
  type ImportSummary,
  type ReadRow,
} from '../import-run.ts'
import type { PendingRelationship } from '../relationship-rows.ts'
import { openSink, type SinkOptions } from '../row-sink.ts'
import { malformedRow } from '../row-values.ts'
import { type SourceRow, UsedColumns } from './cells.ts'
import { fillTable, Lookups } from './lookups.ts'
import type { Mapping } from './mapping.ts'
import { compileNode, compileRelationship, type RowReader } from './row-readers.ts'
import { checkColumns, type OpenSource, openSource, readSource } from './source-rows.ts'

export interface MappingRequest extends SinkOptions {
  readonly mapping: Mapping
  /** Where the patterns of the mapping's files begin. */
  readonly folder: string
}

interface Plan {
  readonly source: OpenSource
  readonly columns: UsedColumns
  readonly nodes: readonly RowReader<Change>[]
  readonly relationships: readonly RowReader<PendingRelationship>[]
}

/** Throws BAD_USER_INPUT where mapping and files do not fit, LIMIT_EXCEEDED beyond a bound, TIMEOUT when aborted. */
export async function importMapping(
  graph: Graph,
  request: MappingRequest,
  listener: ImportListener,
): Promise<ImportSummary> {
  const { model } = graph
  const { mapping, folder } = request
  const lookups = new Lookups()
  const plans = mapping.sources.map((spec): Plan => {
    const columns = new UsedColumns()
    const context = { mapping: mapping.text, columns, lookups, model }
    return {
      source: openSource(mapping.text, spec, folder),
      columns,
      nodes: mapping.nodes.filter(({ source }) => source === spec).map((node) => compileNode(node, context)),
      relationships: mapping.relationships
        .filter(({ source }) => source === spec)
        .map((relationship) => compileRelationship(relationship, context)),
    }
  })
  for (const { source, columns } of plans) await checkColumns(source, columns)
  const tables = lookups.all.map((table) => {
    const names = mapping.sources.map(({ name }) => name).join(', ')
    const plan = plans.find(({ source }) => source.spec.name === table.spec.rows)
    return {
      table,
      source:
        plan?.source ?? mapping.text.refuse(table.spec.place, `unknown source ${table.spec.rows}`, names),
    }
  })
  for (const { table, source } of tables) await checkColumns(source, table.columns)

  const withNodes = plans.filter(({ nodes }) => nodes.length > 0)
  const withRelationships = plans.filter(({ relationships }) => relationships.length > 0)
  const reads = [...tables, ...withNodes, ...withRelationships].flatMap(({ source }) => source.paths)
  const run = new ImportRun(model, openSink(graph, request), listener, reads)
  for (const { table, source } of tables) {
    for await (const rows of readSource(source, table.columns, run.onBytes)) {
      fillTable(table, rows, LIMITS.mappingLookupKeysMax)
    }
  }
  for (const plan of withNodes) {
    await readAll(plan, plan.nodes, run, new Batches<Change>((rows) => run.writeNodes(rows)), true)
  }
  for (const plan of withRelationships) {
    const batches = new Batches<PendingRelationship>((rows) => run.writeRelationships(rows))
    // What cannot be read at all was refused when the rows were read for their nodes.
    await readAll(plan, plan.relationships, run, batches, plan.nodes.length === 0)
  }
  return run.summary(await graph.store.version())
}

async function readAll<T>(
  { source, columns }: Plan,
  readers: readonly RowReader<T>[],
  run: ImportRun,
  batches: Batches<T>,
  tellsProblems: boolean,
): Promise<void> {
  for await (const rows of readSource(source, columns, run.onBytes)) {
    for (const row of rows) {
      if (!tellsProblems && 'problem' in row) continue
      for (const read of readRow(row, readers)) batches.add(read)
    }
    await batches.flush(false)
  }
  await batches.flush(true)
}

/** What the readers make of one row. A record that cannot be read is refused once. */
function* readRow<T>(row: SourceRow, readers: readonly RowReader<T>[]): Generator<ReadRow<T>> {
  const { path, line } = row
  if (!('cells' in row)) {
    yield attempt({ path, line, name: null }, () => {
      throw malformedRow(row.problem)
    })
    return
  }
  for (const { name, wants, read } of readers) {
    if (wants(row.cells)) yield attempt({ path, line, name }, () => read(row.cells))
  }
}
