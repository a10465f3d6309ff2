// Filters as one tree, printed once for each engine. Two-valued: a comparison with an absent value is false, and NOT
// turns it into true, on every engine.

import type { ScalarValue, Value } from './values.ts'

export type CompareOperator =
  | 'eq'
  | 'in'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  /** For list properties: one item equals the value. */
  | 'includes'

export type Predicate =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'and'; readonly parts: readonly Predicate[] }
  | { readonly kind: 'or'; readonly parts: readonly Predicate[] }
  | { readonly kind: 'not'; readonly part: Predicate }
  | { readonly kind: 'isNull'; readonly property: string }
  | {
      readonly kind: 'compare'
      readonly property: string
      readonly operator: CompareOperator
      /** An array for `in`, else one value. Where `folded`, already folded by foldText. */
      readonly value: ScalarValue | readonly ScalarValue[]
      /** Compare the folded form; only for properties with @search. */
      readonly folded: boolean
    }
  /** The key is one of these. Quantified relationship filters arrive in this form, worked out on the projection. */
  | { readonly kind: 'keys'; readonly keys: readonly string[] }

export interface SortKey {
  readonly property: string
  readonly direction: 'ASC' | 'DESC'
  /** Unless given: LAST ascending, FIRST descending. */
  readonly nulls: 'FIRST' | 'LAST'
}

/** Place in a sorted list: the sort values of a row and its key, which breaks ties. */
export interface Position {
  readonly values: readonly (Value | null)[]
  readonly key: string
}
