// Nodes of a view as answers show them: entities through the loaders, and names for texts and pictures.

import type { NodeRef } from '../../graph/model/refs.ts'
import { nodeRefText } from '../../graph/model/refs.ts'
import type { Naming } from '../../graph/picture/picture.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import type { NodeRecord } from '../../graph/store/port.ts'
import type { Context } from '../context.ts'
import { nameOf, shownKey } from '../personal.ts'

/** Null where the node was deleted after the view was made. */
export function entityAt(context: Context, view: ProjectedGraph, node: number): Promise<NodeRecord | null> {
  return context.loaders.node.load(view.refOf(node))
}

export function entitiesAt(
  context: Context,
  view: ProjectedGraph,
  nodes: readonly number[],
): Promise<(NodeRecord | null)[]> {
  return Promise.all(nodes.map((node) => entityAt(context, view, node)))
}

/** Keys alone, as the viewer may see them; needs no read. */
export function keysOnly(context: Context): Naming {
  const { model } = context.graph
  return {
    locale: context.locale,
    key: (ref) => shownKey(context, model, { ref }),
    name: () => null,
  }
}

/** Keys, and the names of these nodes, as the viewer may see them. */
export async function namesOf(
  context: Context,
  view: ProjectedGraph,
  nodes: readonly number[],
): Promise<Naming> {
  const records = new Map<string, NodeRecord>()
  for (const record of await entitiesAt(context, view, nodes)) {
    if (record) records.set(nodeRefText(record.ref), record)
  }
  const name = (ref: NodeRef): string | null => {
    const record = records.get(nodeRefText(ref))
    if (!record) return null
    return nameOf(context, context.graph.model, record) ?? shownKey(context, context.graph.model, record)
  }
  return { ...keysOnly(context), name }
}

/** How many nodes have each name, most first, then by name; those without one last among equals. */
export function countNames(
  names: Iterable<string | null>,
): { readonly name: string | null; readonly count: number }[] {
  const counts = new Map<string | null, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || order(a.name, b.name))
}

function order(left: string | null, right: string | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
  return left < right ? -1 : 1
}
