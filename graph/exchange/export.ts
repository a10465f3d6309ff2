// Exports a graph as files that neo4j-admin's importer and ours read: nodes/LABEL.csv and relationships/TYPE.csv, or
// TYPE-SOURCE-TARGET.csv where a type joins several pairs of labels, since an id space names the label of an end.
// Labels and types without rows get no file. Importing the files into an empty graph gives the same graph.

import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Graph } from '../graph.ts'
import { makeFolder } from '../lib/make-folder.ts'
import { sm3Hex } from '../model/audit.ts'
import type { ActorStamp } from '../model/changes.ts'
import { DomainError } from '../model/errors.ts'
import type { NodeRef } from '../model/refs.ts'
import type { NodeModel, PropertyModel, RelationshipModel } from '../model/registry.ts'
import type { Value } from '../model/values.ts'
import type { ReadOptions } from '../store/port.ts'
import { CsvFile } from './csv-file.ts'
import type { CsvField } from './csv-records.ts'
import { writeValue } from './field-values.ts'
import { endField, idField, propertyField } from './header.ts'

export interface ExportRequest {
  /** A folder that does not exist or is empty. */
  readonly directory: string
  readonly gzip: boolean
  readonly actor: ActorStamp
  readonly now: () => Date
  readonly signal: AbortSignal
}

export interface ExportSummary {
  readonly nodes: number
  readonly relationships: number
  readonly files: readonly string[]
}

/** Told after each page how many rows have been written. */
export type ExportListener = (place: string, rows: number) => void

/**
 * Throws CONFLICT where the folder holds something. Rows that change while the export runs may be exported as they
 * were or as they are. Leaves an audit entry, because an export shows personal values.
 */
export async function exportGraph(
  graph: Graph,
  request: ExportRequest,
  onProgress: ExportListener,
): Promise<ExportSummary> {
  await prepareDirectory(request.directory)
  const run = new ExportRun(graph, request, onProgress)
  for (const node of graph.model.nodes.values()) await run.exportNodes(node)
  for (const relationship of graph.model.relationships.values()) await run.exportRelationships(relationship)
  const summary = run.summary()
  await graph.store.recordAudit({
    at: request.now().toISOString(),
    actor: request.actor,
    action: 'export',
    digest: sm3Hex(JSON.stringify(summary)),
    outcome: `exported ${summary.nodes} nodes, ${summary.relationships} relationships`,
  })
  return summary
}

class ExportRun {
  readonly #graph: Graph
  readonly #request: ExportRequest
  readonly #onProgress: ExportListener
  readonly #options: ReadOptions
  /** By handle, because relationships are scanned with the handles of their ends. */
  readonly #refs = new Map<number, NodeRef>()
  readonly #files: string[] = []
  #nodes = 0
  #relationships = 0

  constructor(graph: Graph, request: ExportRequest, onProgress: ExportListener) {
    this.#graph = graph
    this.#request = request
    this.#onProgress = onProgress
    this.#options = { visibility: { kind: 'all' }, signal: request.signal }
  }

  summary(): ExportSummary {
    return { nodes: this.#nodes, relationships: this.#relationships, files: this.#files }
  }

  async exportNodes(node: NodeModel): Promise<void> {
    const properties = [...node.properties.values()].filter(({ name }) => name !== node.key)
    const header = [idField(node.key, node.label), ...properties.map(propertyField), ':LABEL']
    let file: CsvFile | null = null
    try {
      for await (const page of this.#graph.store.scanNodes(node.label, namesOf(properties), this.#options)) {
        if (page.length === 0) continue
        file ??= await this.#open(join('nodes', node.label), header)
        for (const row of page) this.#refs.set(row.handle, { label: node.label, key: row.key })
        await file.write(page.map((row) => [row.key, ...row.values.map(fieldOf), node.label]))
        this.#nodes += page.length
        this.#onProgress(node.label, this.#nodes)
      }
    } finally {
      await file?.close()
    }
  }

  async exportRelationships(relationship: RelationshipModel): Promise<void> {
    const properties = [...relationship.properties.values()]
    const files = new Map<string, CsvFile>()
    const scanned = this.#graph.store.scanRelationships(relationship.type, namesOf(properties), this.#options)
    try {
      for await (const page of scanned) {
        const rows = page.flatMap((row) => {
          const source = this.#refs.get(row.source)
          const target = this.#refs.get(row.target)
          // An end that was created after the nodes were scanned: the relationship is as new, and left out with it.
          if (!source || !target) return []
          const fields = [source.key, target.key, ...row.values.map(fieldOf), relationship.type]
          return [{ source: source.label, target: target.label, fields }]
        })
        for (const [pair, group] of Map.groupBy(rows, ({ source, target }) => `${source}-${target}`)) {
          const { source, target } = group[0]!
          const name = relationship.ends.length === 1 ? relationship.type : `${relationship.type}-${pair}`
          const header = [
            endField('START', source),
            endField('END', target),
            ...properties.map(propertyField),
            ':TYPE',
          ]
          const file = files.get(pair) ?? (await this.#open(join('relationships', name), header))
          files.set(pair, file)
          await file.write(group.map(({ fields }) => fields))
        }
        this.#relationships += rows.length
        this.#onProgress(relationship.type, this.#relationships)
      }
    } finally {
      for (const file of files.values()) await file.close()
    }
  }

  async #open(name: string, header: readonly string[]): Promise<CsvFile> {
    const relative = `${name}.csv${this.#request.gzip ? '.gz' : ''}`
    const file = new CsvFile(join(this.#request.directory, relative), this.#request.gzip)
    this.#files.push(relative)
    await file.write([header])
    return file
  }
}

async function prepareDirectory(directory: string): Promise<void> {
  makeFolder(directory)
  if ((await readdir(directory)).length > 0) {
    throw new DomainError('CONFLICT', 'wrongValue', {
      field: 'out',
      value: `the folder ${directory} with files in it`,
      allowed: 'a new or empty folder',
    })
  }
  await mkdir(join(directory, 'nodes'))
  await mkdir(join(directory, 'relationships'))
}

function namesOf(properties: readonly PropertyModel[]): string[] {
  return properties.map(({ name }) => name)
}

function fieldOf(value: Value | null): CsvField {
  return value === null ? null : writeValue(value)
}
