// The types whose rows have a list of their own at the root: every label, and every relationship type with a key.
// Names of derived GraphQL types come from here, so that SDL and resolvers cannot differ.

import { assert } from '../../graph/model/errors.ts'
import type { Model, NodeModel, PropertyModel, RelationshipModel } from '../../graph/model/registry.ts'

/** GraphQL type of the nodes at the far end of a field that may lead to several labels. */
export const ENTITY = 'Entity'

export interface ListedType {
  readonly kind: 'node' | 'relationship'
  /** Label or relationship type, as the store knows it. */
  readonly name: string
  readonly typeName: string
  /** Name of the root list field. */
  readonly plural: string
  readonly key: string
  readonly properties: ReadonlyMap<string, PropertyModel>
}

export function listedTypes(model: Model): ListedType[] {
  const keyed = [...model.relationships.values()].filter((relationship) => relationship.key !== null)
  return [...[...model.nodes.values()].map(listedNode), ...keyed.map(listedRelationship)]
}

function listedNode(node: NodeModel): ListedType {
  const { label, plural, key, properties } = node
  return { kind: 'node', name: label, typeName: label, plural, key, properties }
}

function listedRelationship(relationship: RelationshipModel): ListedType {
  const { type, key, properties, propertiesType } = relationship
  assert(key !== null && propertiesType !== null, `relationship ${type}: a listed type has a key`)
  const plural = `${propertiesType.charAt(0).toLowerCase()}${propertiesType.slice(1)}s`
  return { kind: 'relationship', name: type, typeName: propertiesType, plural, key, properties }
}

/** One relationship type for each properties type; several may share one, unless it has a key. */
export function propertiesTypes(model: Model): Map<string, RelationshipModel> {
  const types = new Map<string, RelationshipModel>()
  for (const relationship of model.relationships.values()) {
    const name = relationship.propertiesType
    if (name === null) continue
    const earlier = types.get(name)
    const shared = earlier === undefined || (earlier.key === null && relationship.key === null)
    assert(shared, `${name}: a relationship type with a key does not share its properties type`)
    types.set(name, earlier ?? relationship)
  }
  return types
}

/** Type of the nodes at one end of a relationship type. */
export function endTypeOf(relationship: RelationshipModel, end: 'source' | 'target'): string {
  return nodeTypeOf([...new Set(relationship.ends.map((pair) => pair[end]))])
}

/** Types of nodes that relationship lists lead to. */
export function relatedTypes(model: Model): ReadonlySet<string> {
  const fields = [...model.nodes.values()].flatMap((node) => node.relationships)
  return new Set(fields.filter((field) => !field.single).map((field) => nodeTypeOf(field.targets)))
}

/** One label, or the interface where there are several. */
export function nodeTypeOf(labels: readonly string[]): string {
  const [only] = labels
  return labels.length === 1 && only !== undefined ? only : ENTITY
}

/** Properties that a type shows and filters by name; the common ones stand together under `provenance`. */
export function ownProperties(type: {
  readonly properties: ReadonlyMap<string, PropertyModel>
}): PropertyModel[] {
  return [...type.properties.values()].filter((property) => !property.common)
}
