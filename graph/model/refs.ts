// How nodes and relationships are named: by label and key, by type and ends or key, and by the opaque ids of the API.

import { DomainError } from './errors.ts'

/** A node's identity. */
export interface NodeRef {
  readonly label: string
  readonly key: string
}

/** A relationship's identity: (type, key) where the type declares a key, else (type, source, target). */
export interface RelationshipRef {
  readonly type: string
  readonly source: NodeRef
  readonly target: NodeRef
  readonly key: string | null
}

/** What an opaque id stands for. A keyed relationship is found by its type and key alone. */
export type EntityId =
  | { readonly kind: 'node'; readonly ref: NodeRef }
  | { readonly kind: 'relationship'; readonly type: string; readonly key: string }

export function nodeId(ref: NodeRef): string {
  return encode(['n', ref.label, ref.key])
}

export function relationshipId(type: string, key: string): string {
  return encode(['r', type, key])
}

/** Reads an opaque id; throws BAD_USER_INPUT where it is none of ours. */
export function parseId(id: string): EntityId {
  const parts = decode(id)
  const [kind, first, second] = parts
  if (parts.length === 3 && first !== undefined && second !== undefined) {
    if (kind === 'n') return { kind: 'node', ref: { label: first, key: second } }
    if (kind === 'r') return { kind: 'relationship', type: first, key: second }
  }
  throw new DomainError('BAD_USER_INPUT', 'badId', { field: 'id', value: id })
}

/** A string that is unique for a node reference, for maps. */
export function nodeRefText(ref: NodeRef): string {
  return `${ref.label}\u0000${ref.key}`
}

function encode(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url')
}

function decode(id: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) return parts
  } catch {
    // Not JSON: answered below like any other foreign text.
  }
  return []
}
