// Root fields of a listed type: its rows as a connection, filtered and sorted by the store.

import type { GraphQLFieldResolver } from 'graphql'
import type { Predicate } from '../../graph/model/predicate.ts'
import { type OrderInput, parseOrder } from '../../graph/query/order.ts'
import { parseNodeWhere, parseRelationshipWhere } from '../../graph/query/parse-where.ts'
import { resolveWhere } from '../../graph/query/resolve-where.ts'
import type { NodeRecord, ReadOptions, RelationshipRecord } from '../../graph/store/port.ts'
import type { Context } from '../context.ts'
import { once } from '../once.ts'
import { type Connection, connectionOf, type Edge, type PageArguments, pageSize } from './connection.ts'
import { decodeCursor, encodeCursor, listDigest } from './cursor.ts'
import type { ListedType } from './listed-types.ts'

export interface ListArguments extends PageArguments {
  readonly where?: unknown
  readonly orderBy?: readonly (OrderInput | null)[] | null
}

export function rootList(type: ListedType): GraphQLFieldResolver<unknown, Context, ListArguments> {
  return (_root, args, context): Connection => {
    const { store } = context.graph
    const options = readOptions(context)
    const sort = parseOrder(type, args.orderBy, context.viewer)
    const first = pageSize(args.first)
    const digest = listDigest([type.name, args.where ?? null, sort])
    const after = args.after == null ? null : decodeCursor(digest, args.after, sort, type.properties)
    const where = whereOf(type, args.where, context)

    const count = once(async () =>
      type.kind === 'node'
        ? store.countNodes(type.name, await where(), options)
        : store.countRelationships(type.name, await where(), options),
    )

    return connectionOf({
      count,
      aggregation: {
        ...type,
        count,
        async groups(query) {
          const whole = { ...query, where: await where() }
          return type.kind === 'node'
            ? store.aggregateNodes(type.name, whole, options)
            : store.aggregateRelationships(type.name, whole, options)
        },
      },
      async page() {
        const query = { where: await where(), sort, after, limit: first + 1 }
        const found =
          type.kind === 'node'
            ? await store.findNodes(type.name, query, options)
            : await store.findRelationships(type.name, query, options)
        context.loaders.countRows(found.length)
        const edges = found.slice(0, first).map((record): Edge => {
          remember(record, context)
          const values = sort.map(({ property }) => record.properties[property] ?? null)
          const place = { values, key: keyOf(record), tie: '' }
          return { cursor: encodeCursor(digest, place), node: record, relationship: null }
        })
        return { edges, hasNextPage: found.length > first, hasPreviousPage: after !== null }
      },
    })
  }
}

/** Checks the filter at once; its quantifiers are worked out on the projection when first asked for. */
function whereOf(type: ListedType, input: unknown, context: Context): () => Promise<Predicate> {
  const { model } = context.graph
  const where =
    type.kind === 'node'
      ? parseNodeWhere(model, type.name, input, context.viewer)
      : parseRelationshipWhere(model, type.name, input, context.viewer)
  return once(() => resolveWhere(where, context.loaders))
}

function readOptions(context: Context): ReadOptions {
  return { visibility: context.viewer.visibility, signal: context.signal }
}

/** Rows of a list need not be read again by the fields that lead back to them. */
function remember(record: NodeRecord | RelationshipRecord, { loaders }: Context): void {
  if ('ref' in record) loaders.node.prime(record.ref, record)
  else loaders.relationship.prime({ type: record.type, handle: record.handle }, record)
}

function keyOf(record: NodeRecord | RelationshipRecord): string {
  return 'ref' in record ? record.ref.key : (record.key ?? '')
}
