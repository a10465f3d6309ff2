// The root field `search`.

import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { MatchKind } from '../../graph/search/rank.ts'
import { type SearchHit, searchGraph } from '../../graph/search/search.ts'
import type { NodeRecord } from '../../graph/store/port.ts'
import type { Context } from '../context.ts'

interface SearchArguments {
  readonly text: string
  readonly labels?: readonly string[] | null
  readonly first?: number | null
  readonly after?: string | null
}

interface SearchConnection {
  readonly edges: readonly SearchEdge[]
  readonly nodes: readonly NodeRecord[]
  readonly totalCount: number
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly endCursor: string | null
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
  }
  readonly complete: boolean
}

interface SearchEdge {
  readonly cursor: string
  readonly node: NodeRecord
  readonly property: string
  readonly match: MatchKind
}

export async function search(
  _root: unknown,
  args: SearchArguments,
  context: Context,
): Promise<SearchConnection> {
  const { graph, viewer, signal } = context
  const page = await searchGraph(
    graph.model,
    graph.store,
    {
      text: args.text,
      labels: args.labels ?? null,
      rights: viewer,
      first: pageRows(args.first),
      after: args.after ?? null,
    },
    { visibility: viewer.visibility, signal },
  )
  for (const hit of page.hits) notePersonalMatch(context, hit)
  return {
    edges: page.hits.map(({ cursor, record, property, kind }) => ({
      cursor,
      node: record,
      property,
      match: kind,
    })),
    nodes: page.hits.map(({ record }) => record),
    totalCount: page.total,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      endCursor: page.hits.at(-1)?.cursor ?? null,
      hasPreviousPage: (args.after ?? null) !== null,
      startCursor: page.hits[0]?.cursor ?? null,
    },
    complete: page.complete,
  }
}

/** That a text matches a personal value tells something of it, although the value itself is not shown. */
function notePersonalMatch({ graph, notePersonalRead }: Context, { ref, property }: SearchHit): void {
  const model = graph.model.nodes.get(ref.label)?.properties.get(property)
  if (model?.mask != null && !model.identifies) notePersonalRead(`${ref.label}.${property}`)
}

function pageRows(first: number | null | undefined): number {
  const rows = first ?? LIMITS.pageRowsDefault
  if (rows >= 1 && rows <= LIMITS.pageRowsMax) return rows
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', {
    field: 'first',
    value: String(rows),
    allowed: `1 to ${LIMITS.pageRowsMax}`,
  })
}
