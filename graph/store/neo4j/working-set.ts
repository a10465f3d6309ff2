// What a batch works on, in memory: the nodes and relationships that it touches, as they were read under the lock and
// as its rows have changed them so far. A node or relationship that is deleted and created anew is two states.

import { type NodeRef, nodeRefText } from '../../model/refs.ts'
import type { NodeModel, RelationshipModel } from '../../model/registry.ts'
import type { Value } from '../../model/values.ts'

export interface NodeState {
  readonly model: NodeModel
  readonly ref: NodeRef
  /** Null until it is stored. */
  handle: number | null
  /** Known only where a row writes them. */
  properties: Record<string, Value>
  isAlive: boolean
  isChanged: boolean
  /** Relationships that are alive, one to itself counted once; known only where a row deletes the node. */
  degree: number
  /** Those of them that this batch knows: all where a row deletes the node with detach. */
  readonly relationships: Set<RelationshipState>
}

export interface RelationshipState {
  readonly model: RelationshipModel
  readonly key: string | null
  readonly source: NodeState
  readonly target: NodeState
  handle: number | null
  properties: Record<string, Value>
  isAlive: boolean
  isChanged: boolean
}

export class WorkingSet {
  /** All states, deleted ones included, in the order in which they came up. */
  readonly nodeStates: NodeState[] = []
  readonly relationshipStates: RelationshipState[] = []
  readonly #nodes = new Map<string, NodeState>()
  readonly #relationships = new Map<string, RelationshipState>()
  readonly #singles = new Map<string, RelationshipState[]>()

  /** The node that is alive under this name. */
  node(ref: NodeRef): NodeState | undefined {
    const state = this.#nodes.get(nodeRefText(ref))
    return state?.isAlive ? state : undefined
  }

  /** Takes in a node: one that was read, or a new one without handle. */
  addNode(model: NodeModel, ref: NodeRef, handle: number | null): NodeState {
    const state: NodeState = {
      model,
      ref,
      handle,
      properties: {},
      isAlive: true,
      isChanged: handle === null,
      degree: 0,
      relationships: new Set(),
    }
    this.#nodes.set(nodeRefText(ref), state)
    this.nodeStates.push(state)
    return state
  }

  /** The relationship that is alive under this key, or between these ends where the type has no key. */
  relationship(
    type: string,
    key: string | null,
    source: NodeRef | null,
    target: NodeRef | null,
  ): RelationshipState | undefined {
    const state = this.#relationships.get(relationshipName(type, key, source, target))
    return state?.isAlive ? state : undefined
  }

  /** Takes in a relationship: one that was read, perhaps for a second time, or a new one without handle. */
  addRelationship(
    model: RelationshipModel,
    key: string | null,
    source: NodeState,
    target: NodeState,
    handle: number | null,
  ): RelationshipState {
    const name = relationshipName(model.type, key, source.ref, target.ref)
    const known = this.#relationships.get(name)
    if (known && handle !== null) return known
    const state: RelationshipState = {
      model,
      key,
      source,
      target,
      handle,
      properties: {},
      isAlive: true,
      isChanged: handle === null,
    }
    this.#relationships.set(name, state)
    this.relationshipStates.push(state)
    for (const end of new Set([source, target])) {
      end.relationships.add(state)
      if (handle === null) end.degree += 1
    }
    const single = singleName(model.type, source.ref, target.ref.label)
    const others = this.#singles.get(single)
    if (others) others.push(state)
    else this.#singles.set(single, [state])
    return state
  }

  /** True if the source has a relationship of this type to a node of this label. */
  hasOther(type: string, source: NodeRef, targetLabel: string): boolean {
    const states = this.#singles.get(singleName(type, source, targetLabel))
    return states?.some((state) => state.isAlive) ?? false
  }

  removeRelationship(state: RelationshipState): void {
    state.isAlive = false
    for (const end of new Set([state.source, state.target])) {
      end.relationships.delete(state)
      end.degree -= 1
    }
  }
}

function relationshipName(
  type: string,
  key: string | null,
  source: NodeRef | null,
  target: NodeRef | null,
): string {
  return JSON.stringify(
    key === null ? [type, source?.label, source?.key, target?.label, target?.key] : [type, key],
  )
}

function singleName(type: string, source: NodeRef, targetLabel: string): string {
  return JSON.stringify([type, source.label, source.key, targetLabel])
}
