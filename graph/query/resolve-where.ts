// Where -> Predicate. What a row is connected with is worked out on the projection: the inner filter gives nodes of the
// far label, one step back gives the rows themselves, and the store gets their keys. A filter may pass whole labels, so
// the steps back are made in slices between which other work runs.

import { Meter, type Steps } from '../algorithms/completeness.ts'
import { LIMITS } from '../model/limits.ts'
import type { Predicate } from '../model/predicate.ts'
import type { Direction } from '../model/registry.ts'
import { NeighborBuffer, type ProjectedGraph } from '../projection/projected-graph.ts'
import type { NodeIndex } from '../projection/view.ts'
import { inSlices } from '../workers/in-slices.ts'
import { tooLarge } from './parse-where.ts'
import { type LabelledWhere, negated, type Where } from './where.ts'

/** What the work needs of the store and the projection. */
export interface WhereSource {
  keysOfNodes(label: string, where: Predicate): Promise<readonly string[]>
  /** Keys of the relationships of a keyed type. */
  relationshipKeys(type: string, handles: readonly number[]): Promise<readonly string[]>
  view(): Promise<ProjectedGraph>
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' }

export async function resolveWhere(where: Where, source: WhereSource): Promise<Predicate> {
  switch (where.kind) {
    case 'own':
      return where.predicate
    case 'not':
      return { kind: 'not', part: await resolveWhere(where.part, source) }
    case 'and':
    case 'or': {
      const parts = await Promise.all(where.parts.map((part) => resolveWhere(part, source)))
      return { kind: where.kind, parts }
    }
    case 'related':
      return related(where, source)
    case 'end':
      return keysPredicate(await keysAtEnd(where, source))
  }
}

export async function resolveLabelled(
  where: LabelledWhere,
  source: WhereSource,
): Promise<ReadonlyMap<string, Predicate>> {
  const entries = [...where].map(async ([label, part]) => [label, await resolveWhere(part, source)] as const)
  return new Map(await Promise.all(entries))
}

async function related(where: Extract<Where, { kind: 'related' }>, source: WhereSource): Promise<Predicate> {
  const { quantifier, inner } = where
  switch (quantifier) {
    case 'some':
      return keysPredicate(await ownersOf(where, inner, source))
    case 'none':
      return { kind: 'not', part: keysPredicate(await ownersOf(where, inner, source)) }
    case 'all': {
      const failing = new Map([...inner].map(([label, part]) => [label, negated(part)]))
      return { kind: 'not', part: keysPredicate(await ownersOf(where, failing, source)) }
    }
    case 'single':
      return keysPredicate(await ownersOf(where, inner, source))
  }
}

/** Keys of the nodes that are connected with a node that passes: for `single` with one, else with any number. */
async function ownersOf(
  { label, field, quantifier }: Extract<Where, { kind: 'related' }>,
  inner: LabelledWhere,
  source: WhereSource,
): Promise<readonly string[]> {
  const view = await source.view()
  const targets = await passing(view, inner, source)
  const isSingle = quantifier === 'single'
  const owners = await inSlices(
    keysBehind(view, targets, field.type, OPPOSITE[field.direction], { label, isSingle }),
  )
  if (owners.length > LIMITS.keySetMax) tooLarge(field.name, owners.length, LIMITS.keySetMax)
  return owners
}

/** Keys of the nodes of a label that one step leads to; `isSingle` wants those that it leads to from one node only. */
function* keysBehind(
  view: ProjectedGraph,
  nodes: readonly NodeIndex[],
  type: string,
  direction: Direction,
  wanted: { readonly label: string; readonly isSingle: boolean },
): Steps<string[]> {
  const meter = new Meter()
  const buffer = new NeighborBuffer()
  const typeNumber = view.typeNumber(type)
  const metFrom = new Int32Array(view.nodeCount).fill(-1)
  const metTwice = new Uint8Array(view.nodeCount)
  for (const node of nodes) {
    view.readNeighbors(node, typeNumber, direction, buffer)
    for (const owner of buffer.nodes.subarray(0, buffer.count)) {
      if (metFrom[owner] === -1) metFrom[owner] = node
      else if (metFrom[owner] !== node) metTwice[owner] = 1
    }
    if (meter.add(buffer.count + 1)) yield
  }
  const keys: string[] = []
  for (const [owner, node] of metFrom.entries()) {
    if (meter.add(1)) yield
    if (node === -1 || (wanted.isSingle && metTwice[owner] === 1)) continue
    const ref = view.refOf(owner)
    if (ref.label === wanted.label) keys.push(ref.key)
  }
  return keys
}

async function keysAtEnd(
  { type, end, inner }: Extract<Where, { kind: 'end' }>,
  source: WhereSource,
): Promise<readonly string[]> {
  const view = await source.view()
  const nodes = await passing(view, inner, source)
  const handles = await inSlices(handlesAt(view, nodes, type, end))
  return source.relationshipKeys(type, handles)
}

function* handlesAt(
  view: ProjectedGraph,
  nodes: readonly NodeIndex[],
  type: string,
  end: 'source' | 'target',
): Steps<number[]> {
  const meter = new Meter()
  const buffer = new NeighborBuffer()
  const handles: number[] = []
  for (const node of nodes) {
    view.readNeighbors(node, view.typeNumber(type), end === 'source' ? 'OUT' : 'IN', buffer)
    const total = handles.length + buffer.count
    if (total > LIMITS.relatedRowsMax) tooLarge(end, total, LIMITS.relatedRowsMax)
    for (const edge of buffer.edges.subarray(0, buffer.count)) handles.push(view.handleOf(edge))
    if (meter.add(buffer.count + 1)) yield
  }
  return handles
}

/** Nodes of the view that pass the filter of their label. */
async function passing(
  view: ProjectedGraph,
  where: LabelledWhere,
  source: WhereSource,
): Promise<NodeIndex[]> {
  const predicates = await resolveLabelled(where, source)
  const perLabel = [...predicates].map(async ([label, predicate]): Promise<readonly NodeIndex[]> => {
    if (predicate.kind === 'none') return []
    if (predicate.kind === 'all') return view.nodesOf(label)
    return inSlices(indexesOf(view, label, await source.keysOfNodes(label, predicate)))
  })
  return (await Promise.all(perLabel)).flat()
}

function* indexesOf(view: ProjectedGraph, label: string, keys: readonly string[]): Steps<NodeIndex[]> {
  const meter = new Meter()
  const nodes: NodeIndex[] = []
  for (const key of keys) {
    const node = view.indexOf({ label, key })
    if (node >= 0) nodes.push(node)
    if (meter.add(1)) yield
  }
  return nodes
}

function keysPredicate(keys: readonly string[]): Predicate {
  return keys.length === 0 ? { kind: 'none' } : { kind: 'keys', keys }
}
