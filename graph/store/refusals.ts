// Refusals of single rows, worded once for every engine. Keys that the model calls personal are shown masked.

import type { Change } from '../model/changes.ts'
import type { ErrorData } from '../model/errors.ts'
import { maskText } from '../model/mask.ts'
import type { NodeRef } from '../model/refs.ts'
import type { MaskKind, Model, RelationshipModel } from '../model/registry.ts'

type DeleteNode = Extract<Change, { op: 'deleteNode' }>
type DeleteRelationship = Extract<Change, { op: 'deleteRelationship' }>

/** An end of a relationship does not exist. */
export function danglingEnd(model: Model, field: 'source' | 'target', ref: NodeRef): ErrorData {
  return { code: 'NOT_FOUND', reason: 'danglingEnd', field, value: refText(model, ref) }
}

/** The key is taken by a relationship between other nodes; those are named. */
export function otherEnds(
  model: Model,
  relationship: RelationshipModel,
  key: string,
  source: NodeRef,
  target: NodeRef,
): ErrorData {
  return {
    code: 'CONFLICT',
    reason: 'otherEnds',
    field: relationship.key ?? 'key',
    value: relationshipKeyText(relationship, key),
    allowed: `${refText(model, source)} -> ${refText(model, target)}`,
  }
}

export function singleRelationship(model: Model, source: NodeRef): ErrorData {
  return { code: 'CONFLICT', reason: 'singleRelationship', field: 'source', value: refText(model, source) }
}

/** A required property has no value; `allowed` names its type. */
export function missingProperty(field: string, scalar: string): ErrorData {
  return { code: 'BAD_USER_INPUT', reason: 'missing', field, allowed: scalar }
}

export function nodeNotFound(model: Model, change: DeleteNode): ErrorData {
  return { code: 'NOT_FOUND', reason: 'notFound', field: 'key', value: refText(model, change.ref) }
}

export function relationshipNotFound(model: Model, change: DeleteRelationship): ErrorData {
  const relationship = model.relationships.get(change.type)
  const name =
    change.key !== null && relationship
      ? relationshipKeyText(relationship, change.key)
      : [change.source, change.target].map((ref) => (ref ? refText(model, ref) : '')).join(' -> ')
  return { code: 'NOT_FOUND', reason: 'notFound', field: change.type, value: name }
}

/** The node has this many relationships, each of those to itself counted once. */
export function stillConnected(model: Model, ref: NodeRef, relationshipCount: number): ErrorData {
  return {
    code: 'CONFLICT',
    reason: 'stillConnected',
    field: 'key',
    value: refText(model, ref),
    allowed: String(relationshipCount),
  }
}

function refText(model: Model, ref: NodeRef): string {
  const node = model.nodes.get(ref.label)
  return `${ref.label} ${masked(ref.key, node?.properties.get(node.key)?.mask ?? null)}`
}

function relationshipKeyText(relationship: RelationshipModel, key: string): string {
  return masked(key, relationship.properties.get(relationship.key ?? '')?.mask ?? null)
}

function masked(text: string, mask: MaskKind | null): string {
  return mask === null ? text : maskText(mask, text)
}
