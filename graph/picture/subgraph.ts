// Paths laid over each other, and neighbourhoods, as pictures. Arrows run as the relationships do.

import { type Link, linkOf } from '../algorithms/links-among.ts'
import type { Path } from '../algorithms/paths.ts'
import { type ExplanationKey, explain } from '../model/explanations.ts'
import { LIMITS } from '../model/limits.ts'
import type { ProjectedGraph } from '../projection/projected-graph.ts'
import { calledName, cutPicture, type Naming, type Picture, type PictureLink } from './picture.ts'

/** The two ends, then the nodes of the paths in order, as far as a picture draws them. */
export function pathsNodes(source: number, target: number, paths: readonly Path[]): number[] {
  return allNodes(source, target, paths).slice(0, LIMITS.pictureNodesMax)
}

export function pathsPicture(
  graph: ProjectedGraph,
  source: number,
  target: number,
  paths: readonly Path[],
  naming: Naming,
): Picture {
  const links = paths.flatMap((path) =>
    path.map((step, index) => linkOf(path[index - 1]?.node ?? source, step)),
  )
  const focus = new Set([source, target])
  return subgraphPicture(
    graph,
    allNodes(source, target, paths),
    links,
    { nodes: focus, word: 'stateEND' },
    naming,
  )
}

/** The center first. */
export function neighborhoodPicture(
  graph: ProjectedGraph,
  nodes: readonly number[],
  links: readonly Link[],
  naming: Naming,
  nodesTotal: number,
): Picture {
  const focus = { nodes: new Set(nodes.slice(0, 1)), word: 'stateCENTER' } as const
  return subgraphPicture(graph, nodes, links, focus, naming, nodesTotal)
}

function subgraphPicture(
  graph: ProjectedGraph,
  nodes: readonly number[],
  links: readonly Link[],
  focus: { readonly nodes: ReadonlySet<number>; readonly word: ExplanationKey },
  naming: Naming,
  nodesTotal = nodes.length,
): Picture {
  const drawn = nodes.slice(0, LIMITS.pictureNodesMax).map((node) => {
    const ref = graph.refOf(node)
    const inFocus = focus.nodes.has(node)
    const kind = inFocus ? `${ref.label}, ${explain(naming.locale, focus.word)}` : ref.label
    return {
      id: node,
      lines: [calledName(naming, ref), kind],
      state: inFocus ? ('FOCUS' as const) : ('PLAIN' as const),
    }
  })
  const unique = new Map(links.map((link) => [`${link.source} ${link.type} ${link.target}`, link]))
  const arrows = [...unique.values()].map(
    ({ source, target, type, edges }): PictureLink => ({
      source,
      target,
      text: edges.length > 1 ? `${graph.typeName(type)} (${edges.length})` : graph.typeName(type),
    }),
  )
  return cutPicture(naming.locale, drawn, arrows, nodesTotal)
}

function allNodes(source: number, target: number, paths: readonly Path[]): number[] {
  return [...new Set([source, target, ...paths.flatMap((path) => path.map((step) => step.node))])]
}
