// Relationship fields of a label: connections of neighbours, or the one neighbour of a single field. The projection
// says who the neighbours are; only those that are shown are read from the store.

import type { GraphQLFieldResolver } from 'graphql'
import { nodeRefText } from '../../graph/model/refs.ts'
import type { Model, NodeModel, PropertyModel, RelationshipField } from '../../graph/model/registry.ts'
import { holdsRole, requireHeld } from '../../graph/model/rights.ts'
import { aggregateRows } from '../../graph/query/aggregate.ts'
import { type OrderInput, parseOrder } from '../../graph/query/order.ts'
import { parseLabelledWhere, parseRelationshipWhere } from '../../graph/query/parse-where.ts'
import { resolveLabelled, resolveWhere } from '../../graph/query/resolve-where.ts'
import type { NodeRecord } from '../../graph/store/port.ts'
import { loadAll } from '../../loaders/batched.ts'
import { compareNeighbors, type Neighbor, type NeighborQuery } from '../../loaders/neighbors.ts'
import type { Context } from '../context.ts'
import { once } from '../once.ts'
import { type Connection, connectionOf, type Edge, type PageArguments, pageSize } from './connection.ts'
import { decodeCursor, encodeCursor, listDigest } from './cursor.ts'

interface NeighborArguments extends PageArguments {
  readonly where?: unknown
  readonly orderBy?: readonly (OrderInput | null)[] | null
  readonly edgeWhere?: unknown
}

const NO_PROPERTIES: ReadonlyMap<string, PropertyModel> = new Map()

export function relationshipResolvers(
  model: Model,
  node: NodeModel,
): Record<string, GraphQLFieldResolver<NodeRecord, Context, NeighborArguments>> {
  return Object.fromEntries(
    node.relationships.map((field) => [
      field.name,
      field.single ? singleNeighbor(model, node.label, field) : neighborConnection(model, node.label, field),
    ]),
  )
}

/** Where the data has several although one is usual, the first by label and key is shown. */
function singleNeighbor(
  model: Model,
  label: string,
  field: RelationshipField,
): GraphQLFieldResolver<NodeRecord, Context, NeighborArguments> {
  return async ({ ref }, _args, context, info) => {
    const all: NeighborQuery = {
      field: followable(model, label, field, context),
      where: null,
      sort: [],
      edgeWhere: null,
    }
    const [first] = await context.loaders.neighbors(useOf(info), label, async () => all).load(ref)
    return first ? context.loaders.node.load(first.ref) : null
  }
}

function neighborConnection(
  model: Model,
  label: string,
  field: RelationshipField,
): GraphQLFieldResolver<NodeRecord, Context, NeighborArguments> {
  const [only] = field.targets
  const properties = model.nodes.get(only ?? '')?.properties ?? NO_PROPERTIES
  const several = field.targets.length > 1
  const sorted = { typeName: only ?? '', properties: several ? NO_PROPERTIES : properties }
  // Of nodes of several labels only what all nodes have is certain to mean the same.
  const shared = new Map([...properties].filter(([, property]) => property.common || !several))

  return ({ ref }, args, context, info): Connection => {
    const seen = followable(model, label, field, context)
    const sort = parseOrder(sorted, args.orderBy, context.viewer)
    const first = pageSize(args.first)
    const place = [label, field.name, nodeRefText(ref), args.where ?? null, args.edgeWhere ?? null, sort]
    const digest = listDigest(place)
    const after = args.after == null ? null : decodeCursor(digest, args.after, sort, sorted.properties)
    const loader = context.loaders.neighbors(useOf(info), label, () =>
      neighborQuery(field, seen, args, context),
    )

    /** Each neighbour once, however many relationships lead to it. */
    const different = once(async () => [
      ...new Map((await loader.load(ref)).map((neighbor) => [neighbor.key, neighbor.ref])).values(),
    ])

    return connectionOf({
      aggregation: {
        typeName: sorted.typeName,
        properties: shared,
        count: async () => (await different()).length,
        async groups(query) {
          const refs = await different()
          context.loaders.countRows(refs.length)
          const records = await loadAll(context.loaders.node, refs)
          return aggregateRows(
            records.flatMap((record) => (record ? [record.properties] : [])),
            query,
          )
        },
      },
      async page() {
        const all = await loader.load(ref)
        const start = after ? all.findIndex((one) => compareNeighbors(sort, one, after) > 0) : 0
        const rest = start < 0 ? [] : all.slice(start)
        const shown = rest.slice(0, first)
        context.loaders.countRows(shown.length)
        const edges = await edgesOf(shown, digest, context)
        return { edges, hasNextPage: rest.length > first, hasPreviousPage: after !== null }
      },
      async count() {
        return (await loader.load(ref)).length
      },
    })
  }
}

/** The field with those labels at its far end that the viewer may read; throws FORBIDDEN where there is none. */
function followable(
  model: Model,
  label: string,
  field: RelationshipField,
  { viewer }: Context,
): RelationshipField {
  requireHeld(viewer, `${label}.${field.name}`, field.roles)
  const rolesOf = (target: string) => model.nodes.get(target)?.roles ?? null
  const targets = field.targets.filter((target) => holdsRole(viewer, rolesOf(target)))
  const [first = ''] = field.targets
  if (targets.length === 0) requireHeld(viewer, first, rolesOf(first))
  return { ...field, targets }
}

/** The same for all parents of one use of the field, so it is worked out once. */
async function neighborQuery(
  field: RelationshipField,
  seen: RelationshipField,
  { where, orderBy, edgeWhere }: NeighborArguments,
  { graph, viewer, loaders }: Context,
): Promise<NeighborQuery> {
  const [only = ''] = field.targets
  const properties = graph.model.nodes.get(only)?.properties ?? NO_PROPERTIES
  const nodes = where == null ? null : parseLabelledWhere(graph.model, field.targets, where, viewer)
  const edges = edgeWhere == null ? null : parseRelationshipWhere(graph.model, field.type, edgeWhere, viewer)
  return {
    field: seen,
    where: nodes && (await resolveLabelled(nodes, loaders)),
    sort: parseOrder({ typeName: only, properties }, orderBy, viewer),
    edgeWhere: edges && (await resolveWhere(edges, loaders)),
  }
}

/** A node that was deleted since the projection was read is left out. */
async function edgesOf(shown: readonly Neighbor[], digest: string, { loaders }: Context): Promise<Edge[]> {
  const records = await loadAll(
    loaders.node,
    shown.map((neighbor) => neighbor.ref),
  )
  return shown.flatMap((neighbor, index) => {
    const node = records[index]
    const { type, handle } = neighbor
    return node ? [{ cursor: encodeCursor(digest, neighbor), node, relationship: { type, handle } }] : []
  })
}

/** The field's place in the document: its arguments are the same for all parents there. */
function useOf(info: { readonly fieldNodes: readonly object[] }): object {
  return info.fieldNodes[0] ?? info
}
