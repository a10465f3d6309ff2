// Store scan -> Base. Rows stream in label by label and type by type; each part is ordered as soon as it is whole.
// A relationship whose end was not scanned (written meanwhile) is left out: the change feed brings it afterwards.

import { setImmediate as pause } from 'node:timers/promises'
import { GrowableFloat64, GrowableUint32 } from '../lib/growable.ts'
import { identityOrder, radixOrder } from '../lib/radix-order.ts'
import { DomainError } from '../model/errors.ts'
import type { Model, PropertyModel } from '../model/registry.ts'
import { compareCodePoints } from '../model/values.ts'
import type { GraphStore } from '../store/port.ts'
import { type Base, buildAdjacency, type Columns } from './base.ts'
import { ColumnBuilder, projectedProperties } from './column.ts'
import { buildKeyTable } from './key-table.ts'

/** What a build reads: the store, or an earlier view when a delta is merged. */
export type ScanSource = Pick<GraphStore, 'scanNodes' | 'scanRelationships'>

export interface BuildProgress {
  readonly nodes: number
  readonly relationships: number
}

export interface BuildOptions {
  readonly signal: AbortSignal | null
  /** Called after each batch of rows. */
  readonly onProgress: ((progress: BuildProgress) => void) | null
}

/** Reads everything. Rejects with TIMEOUT when the signal aborts. Cost: O(N log N + M) time. */
export async function buildBase(model: Model, source: ScanSource, options: BuildOptions): Promise<Base> {
  const nodes = await scanAllNodes(model, source, options)
  const edges = await scanAllEdges(model, source, nodes, options)
  const { placeOf: _, ...nodeParts } = nodes
  const outgoing = buildAdjacency(edges.sources, nodes.nodeCount)
  await pause()
  const incoming = buildAdjacency(edges.targets, nodes.nodeCount)
  return { ...nodeParts, ...edges, outgoing, incoming }
}

/** Handles up to so many times the number of nodes are looked up in an array. */
const HANDLE_SPREAD = 8

type NodeParts = Pick<Base, 'nodeCount' | 'labels' | 'labelStarts' | 'labelOf' | 'keys' | 'nodeColumns'>
type EdgeParts = Pick<
  Base,
  'edgeCount' | 'types' | 'typeStarts' | 'sources' | 'targets' | 'handles' | 'edgeColumns'
>

async function scanAllNodes(
  model: Model,
  source: ScanSource,
  options: BuildOptions,
): Promise<NodeParts & { readonly placeOf: HandlePlaces }> {
  const labels = [...model.nodes.keys()].sort(compareCodePoints)
  const keys: string[] = []
  const handles = new GrowableFloat64()
  const labelStarts = new Uint32Array(labels.length + 1)
  const nodeColumns = new Map<string, Columns>()

  for (const [number, label] of labels.entries()) {
    const properties = projectedProperties(model.nodes.get(label)!.properties)
    const builders = buildersOf(properties)
    const rowKeys: string[] = []
    const rowHandles: number[] = []
    const batches = source.scanNodes(label, namesOf(properties), readOptions(options))
    for await (const batch of batches) {
      for (const row of batch) {
        rowKeys.push(row.key)
        rowHandles.push(row.handle)
        addValues(builders, row.values)
      }
      await afterBatch(options, { nodes: keys.length + rowKeys.length, relationships: 0 })
    }
    const order = keyOrder(rowKeys)
    await pause()
    for (const row of order) {
      handles.push(rowHandles[row]!)
      keys.push(rowKeys[row]!)
    }
    labelStarts[number + 1] = keys.length
    nodeColumns.set(label, columnsOf(properties, builders, order))
  }

  const labelOf = new Uint16Array(keys.length)
  labels.forEach((_label, number) => {
    labelOf.fill(number, labelStarts[number], labelStarts[number + 1])
  })
  return {
    nodeCount: keys.length,
    labels,
    labelStarts,
    labelOf,
    keys: buildKeyTable(keys, labelOf),
    nodeColumns,
    placeOf: handlePlaces(handles.view()),
  }
}

async function scanAllEdges(
  model: Model,
  source: ScanSource,
  nodes: { readonly nodeCount: number; readonly placeOf: HandlePlaces },
  options: BuildOptions,
): Promise<EdgeParts> {
  const types = [...model.relationships.keys()].sort(compareCodePoints)
  const typeStarts = new Uint32Array(types.length + 1)
  const sources = new GrowableUint32()
  const targets = new GrowableUint32()
  const handles = new GrowableFloat64()
  const edgeColumns = new Map<string, Columns>()

  for (const [number, type] of types.entries()) {
    const properties = projectedProperties(model.relationships.get(type)!.properties)
    const builders = buildersOf(properties)
    const rowSources = new GrowableUint32()
    const rowTargets = new GrowableUint32()
    const rowHandles = new GrowableFloat64()
    const batches = source.scanRelationships(type, namesOf(properties), readOptions(options))
    for await (const batch of batches) {
      for (const row of batch) {
        const sourceNode = nodes.placeOf(row.source)
        const targetNode = nodes.placeOf(row.target)
        if (sourceNode < 0 || targetNode < 0) continue
        rowSources.push(sourceNode)
        rowTargets.push(targetNode)
        rowHandles.push(row.handle)
        addValues(builders, row.values)
      }
      await afterBatch(options, {
        nodes: nodes.nodeCount,
        relationships: sources.length + rowSources.length,
      })
    }
    const [ownSources, ownTargets, ownHandles] = [rowSources.view(), rowTargets.view(), rowHandles.view()]
    // A type may have millions of rows: each pass over them is long enough for others to wait.
    const byTarget = radixOrder(identityOrder(ownTargets.length), ownTargets, nodes.nodeCount)
    await pause()
    const order = radixOrder(byTarget, ownSources, nodes.nodeCount)
    await pause()
    for (const row of order) {
      sources.push(ownSources[row]!)
      targets.push(ownTargets[row]!)
      handles.push(ownHandles[row]!)
    }
    typeStarts[number + 1] = sources.length
    await pause()
    edgeColumns.set(type, columnsOf(properties, builders, order))
  }

  return {
    edgeCount: sources.length,
    types,
    typeStarts,
    sources: sources.view().slice(),
    targets: targets.view().slice(),
    handles: handles.view().slice(),
    edgeColumns,
  }
}

function readOptions(options: BuildOptions) {
  return { visibility: { kind: 'all' }, signal: options.signal } as const
}

function namesOf(properties: readonly PropertyModel[]): string[] {
  return properties.map((property) => property.name)
}

function buildersOf(properties: readonly PropertyModel[]): ColumnBuilder[] {
  return properties.map((property) => new ColumnBuilder(property.type.scalar))
}

function addValues(
  builders: readonly ColumnBuilder[],
  values: readonly Parameters<ColumnBuilder['add']>[0][],
) {
  for (let index = 0; index < builders.length; index += 1) builders[index]!.add(values[index] ?? null)
}

function columnsOf(
  properties: readonly PropertyModel[],
  builders: readonly ColumnBuilder[],
  order: Uint32Array,
): Columns {
  const columns = new Map<string, NonNullable<ReturnType<ColumnBuilder['finish']>>>()
  builders.forEach((builder, index) => {
    const column = builder.finish(order)
    if (column) columns.set(properties[index]!.name, column)
  })
  return columns
}

/** Place of the node with a handle, -1 where none was scanned. */
type HandlePlaces = (handle: number) => number

/** An array where handles are as dense as row numbers usually are, else a map. */
function handlePlaces(handles: Float64Array): HandlePlaces {
  const largest = handles.reduce((most, handle) => Math.max(most, handle), 0)
  if (largest <= HANDLE_SPREAD * (handles.length + 1)) {
    const places = new Int32Array(largest + 1).fill(-1)
    handles.forEach((handle, place) => {
      places[handle] = place
    })
    return (handle) => places[handle] ?? -1
  }
  const places = new Map<number, number>()
  handles.forEach((handle, place) => {
    places.set(handle, place)
  })
  return (handle) => places.get(handle) ?? -1
}

/** Row numbers in key order; rows that already come in it cost one pass. */
function keyOrder(keys: readonly string[]): Uint32Array {
  const order = identityOrder(keys.length)
  const sorted = keys.every((key, row) => row === 0 || compareCodePoints(keys[row - 1]!, key) < 0)
  return sorted ? order : order.sort((a, b) => compareCodePoints(keys[a]!, keys[b]!))
}

/** Lets other work run between batches, and stops when asked to. */
async function afterBatch(options: BuildOptions, progress: BuildProgress): Promise<void> {
  options.onProgress?.(progress)
  await pause()
  if (options.signal?.aborted) throw new DomainError('TIMEOUT', 'deadline')
}
