// Nodes and keyed relationships by id, or by label and key.

import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { type NodeRef, parseId } from '../../graph/model/refs.ts'
import { requireHeld } from '../../graph/model/rights.ts'
import { tooLarge } from '../../graph/query/parse-where.ts'
import type { NodeRecord, RelationshipRecord } from '../../graph/store/port.ts'
import type { Context } from '../context.ts'

type Found = NodeRecord | RelationshipRecord | null

export async function findById({ graph, loaders, viewer }: Context, id: string): Promise<Found> {
  const { model } = graph
  const parsed = parseId(id)
  if (parsed.kind === 'node') {
    const node = model.nodes.get(parsed.ref.label)
    if (node) requireHeld(viewer, node.label, node.roles)
    return node ? loaders.node.load(parsed.ref) : null
  }
  const keyed = model.relationships.get(parsed.type)?.key != null
  return keyed ? loaders.keyedRelationship.load(parsed) : null
}

/** Each on its own, so that one that is refused leaves the others. */
export function findByIds(context: Context, ids: readonly string[]): Promise<Found>[] {
  if (ids.length > LIMITS.refsMax) tooLarge('ids', ids.length, LIMITS.refsMax)
  return ids.map((id) => findById(context, id))
}

export async function findEntity(
  { graph, loaders, viewer }: Context,
  ref: NodeRef,
): Promise<NodeRecord | null> {
  const node = graph.model.nodes.get(ref.label)
  if (!node) {
    throw new DomainError('BAD_USER_INPUT', 'unknownLabel', {
      field: 'label',
      value: ref.label.slice(0, 100),
    })
  }
  requireHeld(viewer, node.label, node.roles)
  return loaders.node.load(ref)
}
