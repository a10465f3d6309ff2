// The relationships between nodes that an answer shows, one link for all parallel relationships of a type between the
// same ends, in the order of (source, type, target).

import type { ProjectedGraph } from '../projection/projected-graph.ts'
import { type Hop, type Step, Walker } from './walk.ts'

export interface Link {
  readonly source: number
  readonly target: number
  readonly type: number
  /** Parallel relationships; at least one. */
  readonly edges: readonly number[]
}

export interface LinksAmong {
  readonly links: readonly Link[]
  /** True if there are more than were asked for. */
  readonly cut: boolean
}

/** Links that lead by one hop from a node of `walked` to a node of `walked` or `others`. */
export function linksAmong(
  graph: ProjectedGraph,
  hops: readonly Hop[],
  walked: readonly number[],
  others: readonly number[],
  linksMax: number,
): LinksAmong {
  const shown = new Set([...walked, ...others])
  const walker = new Walker(graph, hops)
  const links = new Map<string, Link>()
  let cut = false
  for (const node of walked) {
    for (const step of walker.steps(node, (other) => shown.has(other))) {
      const link = linkOf(node, step)
      const id = `${link.source} ${link.type} ${link.target}`
      if (links.has(id)) continue
      if (links.size < linksMax) links.set(id, link)
      else cut = true
    }
  }
  const sorted = [...links.values()].sort(
    (a, b) =>
      graph.compareNodes(a.source, b.source) || a.type - b.type || graph.compareNodes(a.target, b.target),
  )
  return { links: sorted, cut }
}

/** A step from a node, seen in the relationship's own direction. */
export function linkOf(node: number, step: Step): Link {
  const [source, target] = step.direction === 'OUT' ? [node, step.node] : [step.node, node]
  return { source, target, type: step.type, edges: step.edges }
}
