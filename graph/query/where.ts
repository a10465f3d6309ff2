// A filter as the caller gave it: predicates over own properties, and conditions on what a row is connected with.
// parse-where.ts makes it from input, resolve-where.ts turns it into a predicate that stores understand.

import type { Predicate } from '../model/predicate.ts'
import type { RelationshipField } from '../model/registry.ts'

export type Quantifier = 'some' | 'all' | 'none' | 'single'

export type Where =
  | { readonly kind: 'own'; readonly predicate: Predicate }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Where[] }
  | { readonly kind: 'not'; readonly part: Where }
  | {
      readonly kind: 'related'
      readonly label: string
      readonly field: RelationshipField
      readonly quantifier: Quantifier
      readonly inner: LabelledWhere
    }
  /** Of a relationship with a key: the node at one end. */
  | {
      readonly kind: 'end'
      readonly type: string
      readonly end: 'source' | 'target'
      readonly inner: LabelledWhere
    }

/** One filter for each label that a node may have; a node of another label does not pass. */
export type LabelledWhere = ReadonlyMap<string, Where>

/** The filter that everything passes, and the one that nothing passes. */
export const EVERYTHING: Where = { kind: 'own', predicate: { kind: 'all' } }
export const NOTHING: Where = { kind: 'own', predicate: { kind: 'none' } }

export function allOf(parts: readonly Where[]): Where {
  const [only = EVERYTHING] = parts
  return parts.length <= 1 ? only : { kind: 'and', parts }
}

export function negated(part: Where): Where {
  return { kind: 'not', part }
}
