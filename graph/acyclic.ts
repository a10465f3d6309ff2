// Relationship types that are declared acyclic: a new relationship that would close a cycle is refused before the batch
// goes to the store. What a source delivers is accepted as it is, because reality may be wrong, but counts for the rows
// after it. Deletions in the same batch are not taken into account.

import type { Change, Outcome, WriteBatch } from './model/changes.ts'
import { DomainError } from './model/errors.ts'
import { LIMITS } from './model/limits.ts'
import { type NodeRef, nodeRefText } from './model/refs.ts'
import type { Model } from './model/registry.ts'
import { textOf } from './model/validate.ts'
import type { GraphView } from './projection/view.ts'

type Link = Extract<Change, { op: 'upsertRelationship' }>

/** True if a row of the batch must be checked: for batches without one, no view is needed. */
export function needsCycleCheck(model: Model, { changes }: WriteBatch): boolean {
  return changes.some((change) => isAcyclic(model, change) && !isReported(change))
}

/** For each change of the batch the refusal, or null where it may go to the store. */
export function cycleRefusals(
  model: Model,
  view: GraphView,
  changes: readonly Change[],
): (Extract<Outcome, { status: 'refused' }> | null)[] {
  const graphs = new Map<string, OneType>()
  return changes.map((change) => {
    if (!isAcyclic(model, change)) return null
    const graph = graphs.get(change.type) ?? new OneType(view, change.type)
    graphs.set(change.type, graph)
    const cycle = isReported(change) || graph.has(change) ? null : graph.cycleOf(change)
    if (cycle === null) graph.add(change)
    return cycle && { status: 'refused', error: refusalOf(model, cycle).data }
  })
}

function isAcyclic(model: Model, change: Change): change is Link {
  return change.op === 'upsertRelationship' && model.relationships.get(change.type)?.acyclic === true
}

function isReported(change: Link): boolean {
  return (change.set.sourceCode ?? null) !== null
}

/** The relationships of one type: those of the view, and those of earlier rows. */
class OneType {
  readonly #view: GraphView
  readonly #type: string
  readonly #added = new Map<string, NodeRef[]>()
  #looks = 0

  constructor(view: GraphView, type: string) {
    this.#view = view
    this.#type = type
  }

  add({ source, target }: Link): void {
    const place = nodeRefText(source)
    const targets = this.#added.get(place)
    if (targets) targets.push(target)
    else this.#added.set(place, [target])
  }

  has({ source, target }: Link): boolean {
    return this.#targetsOf(source).some((other) => nodeRefText(other) === nodeRefText(target))
  }

  /** The nodes of the cycle that the relationship would close, from its source back to it; null where there is none. */
  cycleOf({ source, target }: Link): NodeRef[] | null {
    const end = nodeRefText(source)
    const cameFrom = new Map<string, NodeRef | null>([[nodeRefText(target), null]])
    const waiting = [target]
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (nodeRefText(node) === end) return [source, ...wayTo(node, cameFrom)]
      for (const next of this.#targetsOf(node)) {
        const place = nodeRefText(next)
        if (cameFrom.has(place)) continue
        cameFrom.set(place, node)
        waiting.push(next)
      }
    }
    return null
  }

  #targetsOf(ref: NodeRef): NodeRef[] {
    const node = this.#view.indexOf(ref)
    const stored = node < 0 ? [] : this.#view.neighbors(node, this.#type, 'OUT')
    const added = this.#added.get(nodeRefText(ref)) ?? []
    this.#looks += 1 + stored.length + added.length
    if (this.#looks > LIMITS.cycleLooksMax) {
      const allowed = String(LIMITS.cycleLooksMax)
      throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', { field: 'rows', value: this.#type, allowed })
    }
    return [...stored.map((neighbor) => this.#view.refOf(neighbor.node)), ...added]
  }
}

/** From the first node that was looked at to this one. */
function wayTo(node: NodeRef, cameFrom: ReadonlyMap<string, NodeRef | null>): NodeRef[] {
  const way: NodeRef[] = []
  for (let at: NodeRef | null = node; at; at = cameFrom.get(nodeRefText(at)) ?? null) way.unshift(at)
  return way
}

function refusalOf(model: Model, cycle: readonly NodeRef[]): DomainError {
  const keyOf = ({ label, key }: NodeRef): string => {
    const node = model.nodes.get(label)
    return textOf(key, node?.properties.get(node.key))
  }
  const max = LIMITS.cycleNodesShownMax
  const keys = cycle.map(keyOf)
  const shown = keys.length > max ? [...keys.slice(0, max - 2), '...', ...keys.slice(-1)] : keys
  return new DomainError('CONFLICT', 'cycle', { field: 'target', value: shown.join(' -> ') })
}
