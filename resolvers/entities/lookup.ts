// Nodes and keyed relationships by id, or by label and key.

import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { type NodeRef, parseId } from '../../graph/model/refs.ts'
import { tooLarge } from '../../graph/query/parse-where.ts'
import type { NodeRecord, RelationshipRecord } from '../../graph/store/port.ts'
import type { Context } from '../context.ts'

type Found = NodeRecord | RelationshipRecord | null

export async function findById({ graph, loaders }: Context, id: string): Promise<Found> {
  const { model } = graph
  const parsed = parseId(id)
  if (parsed.kind === 'node') {
    return model.nodes.has(parsed.ref.label) ? loaders.node.load(parsed.ref) : null
  }
  const keyed = model.relationships.get(parsed.type)?.key != null
  return keyed ? loaders.keyedRelationship.load(parsed) : null
}

export async function findByIds(context: Context, ids: readonly string[]): Promise<Found[]> {
  if (ids.length > LIMITS.refsMax) tooLarge('ids', ids.length, LIMITS.refsMax)
  return Promise.all(ids.map((id) => findById(context, id)))
}

export async function findEntity({ graph, loaders }: Context, ref: NodeRef): Promise<NodeRecord | null> {
  if (!graph.model.nodes.has(ref.label)) {
    throw new DomainError('BAD_USER_INPUT', 'unknownLabel', {
      field: 'label',
      value: ref.label.slice(0, 100),
    })
  }
  return loaders.node.load(ref)
}
