// Relationships of an answer: their own ends, and their keys where the type has one.

import type { Link } from '../../graph/algorithms/links-among.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { compareCodePoints } from '../../graph/model/values.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import type { Context } from '../context.ts'
import { entityAt } from './shown-nodes.ts'

export interface LinkParent {
  readonly view: ProjectedGraph
  readonly link: Link
}

/** Field resolvers of a type whose parent is a LinkParent. */
export const LINK_FIELDS = {
  type: ({ view, link }: LinkParent) => view.typeName(link.type),
  source: ({ view, link }: LinkParent, _args: unknown, context: Context) =>
    entityAt(context, view, link.source),
  target: ({ view, link }: LinkParent, _args: unknown, context: Context) =>
    entityAt(context, view, link.target),
  key: async (parent: LinkParent, _args: unknown, context: Context) =>
    (await keysOf(parent, context))[0] ?? null,
  keys: (parent: LinkParent, _args: unknown, context: Context) => keysOf(parent, context),
  parallel: ({ link }: LinkParent) => link.edges.length,
}

async function keysOf({ view, link }: LinkParent, context: Context): Promise<string[]> {
  const type = view.typeName(link.type)
  if (!context.graph.model.relationships.get(type)?.key) return []
  const handles = link.edges
    .slice(0, LIMITS.parallelRelationshipsReadMax)
    .map((edge) => ({ type, handle: view.handleOf(edge) }))
  const records = await Promise.all(handles.map((handle) => context.loaders.relationship.load(handle)))
  const keys = records.flatMap((record) => (record?.key ? [record.key] : []))
  return keys.sort(compareCodePoints).slice(0, LIMITS.parallelRelationshipsMax)
}
