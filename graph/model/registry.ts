// The model of the graph as the SDL declares it: labels, relationship types, their properties and allowed ends.
// Built once at start by build-registry.ts and never changed; store schema, validation, API, import headers and
// projection columns all follow from it.

import type { PropertyType } from './values.ts'

export type MaskKind = 'DROP' | 'FIRST1' | 'LAST4' | 'YEAR'
export type Direction = 'OUT' | 'IN' | 'BOTH'

export interface PropertyModel {
  readonly name: string
  readonly type: PropertyType
  /** Must be present when a row is created. */
  readonly required: boolean
  readonly indexed: boolean
  /** Found by search; a folded form is stored beside it. */
  readonly searched: boolean
  readonly projected: boolean
  readonly mask: MaskKind | null
  /** Roles of which one is needed to read it; null: none. */
  readonly roles: readonly string[] | null
  /** The key of its label or relationship type: shown to everybody, even where it is personal. */
  readonly identifies: boolean
  readonly description: string
  /** One of the properties that every node and relationship has (provenance and validity). */
  readonly common: boolean
}

export interface RelationshipField {
  readonly name: string
  readonly type: string
  readonly direction: Direction
  /** Labels at the other end. */
  readonly targets: readonly string[]
  readonly single: boolean
  /** Roles of which one is needed to follow it; null: none. */
  readonly roles: readonly string[] | null
  readonly description: string
}

export interface NodeModel {
  readonly label: string
  /** Name of the key property. */
  readonly key: string
  /** Name of the root list field, lower camel case. */
  readonly plural: string
  readonly properties: ReadonlyMap<string, PropertyModel>
  readonly relationships: readonly RelationshipField[]
  /** Roles of which one is needed to read or write nodes of the label; null: none. */
  readonly roles: readonly string[] | null
  readonly description: string
}

export interface EndPair {
  readonly source: string
  readonly target: string
  /** A source may have only one such relationship to this target label. */
  readonly single: boolean
}

export interface RelationshipModel {
  readonly type: string
  /** Property that identifies a relationship within its type, or null: then its ends identify it. */
  readonly key: string | null
  readonly properties: ReadonlyMap<string, PropertyModel>
  /** GraphQL type that shows the properties, or null where the type has none but the common ones. */
  readonly propertiesType: string | null
  readonly ends: readonly EndPair[]
  /** Stored once and read from both ends. */
  readonly undirected: boolean
  /** Property that must be given for a relationship of a node to itself; null: such a one is refused. */
  readonly loops: string | null
  /** One that would close a cycle is refused, unless it brings a `sourceCode`. */
  readonly acyclic: boolean
  readonly description: string
}

export interface Model {
  readonly nodes: ReadonlyMap<string, NodeModel>
  readonly relationships: ReadonlyMap<string, RelationshipModel>
  readonly enumerations: ReadonlyMap<string, readonly string[]>
  /** SHA-256 of the normalised SDL, hex: stores compare it to know whether to migrate. */
  readonly digest: string
}

/** Properties of every node and relationship: where it comes from and when it holds. */
export const COMMON_PROPERTIES = ['sourceCode', 'observedAt', 'validFrom', 'validTo'] as const
