// Connections as the resolvers hand them on: the page and the count are worked out when first asked for, so that a
// query pays only for what it selects.

import type { GraphQLFieldResolver } from 'graphql'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { NodeRecord, RelationshipRecord } from '../../graph/store/port.ts'
import type { RelationshipHandle } from '../../loaders/index.ts'
import type { Context } from '../context.ts'
import { once } from '../once.ts'
import { type AggregateBy, type Aggregation, aggregate } from './aggregates.ts'

export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
}

export interface Edge {
  readonly cursor: string
  readonly node: NodeRecord | RelationshipRecord
  /** The relationship that leads to the node; null in lists that no relationship leads to. */
  readonly relationship: RelationshipHandle | null
}

export interface Page {
  readonly edges: readonly Edge[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

export interface Connection {
  page(): Promise<Page>
  count(): Promise<number>
  readonly aggregation: Aggregation
}

export function connectionOf({ page, count, aggregation }: Connection): Connection {
  return { page: once(page), count: once(count), aggregation }
}

/** `first`, or its default; throws where it is out of range. */
export function pageSize(first: number | null | undefined): number {
  const rows = first ?? LIMITS.pageRowsDefault
  if (rows >= 0 && rows <= LIMITS.pageRowsMax) return rows
  const allowed = `0 to ${LIMITS.pageRowsMax}`
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', { field: 'first', value: String(rows), allowed })
}

type Resolvers<Parent, Arguments = unknown> = Readonly<
  Record<string, GraphQLFieldResolver<Parent, Context, Arguments>>
>

export const CONNECTION_RESOLVERS: Resolvers<Connection, { readonly by?: AggregateBy | null }> = {
  edges: async (connection) => (await connection.page()).edges,
  nodes: async (connection) => (await connection.page()).edges.map((edge) => edge.node),
  totalCount: (connection) => connection.count(),
  pageInfo: async (connection) => {
    const { edges, hasNextPage, hasPreviousPage } = await connection.page()
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    }
  },
  aggregate: ({ aggregation }, { by }, context) => aggregate(aggregation, by ?? {}, context),
}

export const EDGE_RESOLVERS: Resolvers<Edge> = {
  properties: ({ relationship }, _args, context) =>
    relationship && context.loaders.relationship.load(relationship),
}
