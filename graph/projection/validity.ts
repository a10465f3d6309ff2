// What a reader sees at a point in time: what is valid then, and of no label that is hidden from the reader. Labels and
// types without any validity pay one look into an array.

import type { Base } from './base.ts'
import type { Delta } from './delta.ts'
import type { ProjectedGraph, PropertyReader } from './projected-graph.ts'

export interface Validity {
  admitsNode(node: number): boolean
  /** True if the relationship and the node at its other end are both valid. */
  admits(edge: number, type: number, other: number): boolean
}

interface Period {
  readonly from: PropertyReader
  readonly to: PropertyReader
}

export function validityOf(
  graph: ProjectedGraph,
  base: Base,
  delta: Delta,
  timeMs: number,
  hidden: ReadonlySet<string>,
): Validity {
  const labels = new Map(
    base.labels.map((label) => [
      label,
      hasPeriod(base.nodeColumns.get(label), delta.nodeProperties.size)
        ? { from: graph.nodeProperty(label, 'validFrom'), to: graph.nodeProperty(label, 'validTo') }
        : null,
    ]),
  )
  const types = base.types.map((type) =>
    hasPeriod(base.edgeColumns.get(type), delta.edgeProperties.size)
      ? {
          from: graph.relationshipProperty(type, 'validFrom'),
          to: graph.relationshipProperty(type, 'validTo'),
        }
      : null,
  )
  const anyLabel = hidden.size > 0 || [...labels.values()].some((period) => period !== null)

  const admitsNode = (node: number) => {
    if (!anyLabel) return true
    const label = graph.labelOf(node)
    return !hidden.has(label) && holds(labels.get(label) ?? null, node, timeMs)
  }
  return {
    admitsNode,
    admits: (edge, type, other) => holds(types[type] ?? null, edge, timeMs) && admitsNode(other),
  }
}

function hasPeriod(columns: ReadonlyMap<string, unknown> | undefined, changed: number): boolean {
  return changed > 0 || columns?.has('validFrom') === true || columns?.has('validTo') === true
}

/** validFrom inclusive, validTo exclusive; absent bounds are open. NaN compares false, which is what "open" needs. */
function holds(period: Period | null, item: number, timeMs: number): boolean {
  if (period === null) return true
  return !(period.from.number(item) > timeMs) && !(period.to.number(item) <= timeMs)
}
