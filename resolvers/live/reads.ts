// What a query reads, found in its text alone: labels, relationship types, or everything it cannot tell. Never too
// little: a field that the model does not explain counts as reading everything.

import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { ChangeRecord } from '../../graph/model/changes.ts'
import type { Model, NodeModel, RelationshipField } from '../../graph/model/registry.ts'
import { listedTypes } from '../derived/listed-types.ts'

export interface Reads {
  readonly everything: boolean
  readonly labels: ReadonlySet<string>
  readonly types: ReadonlySet<string>
}

/** Fields that every entity type has beside its properties; they are read from the node itself. */
const ENTITY_FIELDS: readonly string[] = ['id', 'label', 'key', 'displayName', 'provenance']

export function readsOf(
  schema: GraphQLSchema,
  model: Model,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Reads {
  const labels = new Set<string>()
  const types = new Set<string>()
  let everything = false
  const listed = new Map(listedTypes(model).map((type) => [type.plural, type]))
  const byFieldName = Map.groupBy(
    [...model.nodes.values()].flatMap((node) => node.relationships),
    (field) => field.name,
  )

  const addRelationship = (field: RelationshipField): void => {
    types.add(field.type)
    for (const label of field.targets) labels.add(label)
  }
  /** A filter names relationships by their fields; which label they belong to does not matter here. */
  const addFilterKey = (name: string): void => {
    for (const field of byFieldName.get(name) ?? []) addRelationship(field)
  }
  const addReturned = (type: GraphQLOutputType): void => {
    const named = getNamedType(type)
    const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named]
    for (const { name } of possible) if (model.nodes.has(name)) labels.add(name)
  }

  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const name = node.name.value
        const parent = typeInfo.getParentType()
        const returned = typeInfo.getType()
        if (!parent || !returned || name.startsWith('__')) return
        const owner = model.nodes.get(parent.name)
        if (owner) {
          const relationship = relationshipOf(owner, name)
          if (relationship) addRelationship(relationship)
          else if (!isOwnField(owner, name)) everything = true
        } else if (parent === schema.getQueryType()) {
          const list = listed.get(name)
          if (list) (list.kind === 'node' ? labels : types).add(list.name)
          else everything = true
        } else if (!/(Connection|Edge)$/.test(parent.name) && isCompositeType(getNamedType(returned))) {
          // What lists hold was added where the list was asked for.
          addReturned(returned)
        }
      },
      ObjectField(node) {
        addFilterKey(node.name.value)
      },
    }),
  )
  for (const name of keysWithin(variables)) addFilterKey(name)
  return { everything, labels, types }
}

/** True if one of the changes may change what the query answers. */
export function touches(reads: Reads, records: readonly ChangeRecord[]): boolean {
  if (reads.everything) return records.length > 0
  return records.some((record) => {
    switch (record.kind) {
      case 'node':
        return reads.labels.has(record.ref.label)
      case 'bulkNodes':
        return reads.labels.has(record.label)
      default:
        return reads.types.has(record.type)
    }
  })
}

function relationshipOf(owner: NodeModel, name: string): RelationshipField | undefined {
  return owner.relationships.find((field) => field.name === name)
}

function isOwnField(owner: NodeModel, name: string): boolean {
  return owner.properties.has(name) || ENTITY_FIELDS.includes(name)
}

function* keysWithin(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield key
    yield* keysWithin(inner)
  }
}
