// Field resolvers of entity types and of the types that show relationships. Their parents are the store's records.

import type { GraphQLFieldResolver } from 'graphql'
import { assert } from '../../graph/model/errors.ts'
import { nodeId, relationshipId } from '../../graph/model/refs.ts'
import {
  COMMON_PROPERTIES,
  type Model,
  type NodeModel,
  type PropertyModel,
} from '../../graph/model/registry.ts'
import { requireHeld } from '../../graph/model/rights.ts'
import type { Value } from '../../graph/model/values.ts'
import type { NodeRecord, RelationshipRecord } from '../../graph/store/port.ts'
import type { Context } from '../context.ts'
import { nameOf, shownValue } from '../personal.ts'
import { ownProperties } from './listed-types.ts'
import { relationshipResolvers } from './relationship-fields.ts'

type Row = NodeRecord | RelationshipRecord
type Fields<Parent> = Record<string, GraphQLFieldResolver<Parent, Context>>

export function nodeResolvers(model: Model, node: NodeModel): Fields<NodeRecord> {
  return guarded(node, {
    id: ({ ref }) => nodeId(ref),
    label: ({ ref }) => ref.label,
    key: ({ ref }) => ref.key,
    displayName: (record, _args, context) => nameOf(context, model, record) ?? record.ref.key,
    ...propertyResolvers(node.label, node),
    ...relationshipResolvers(model, node),
  })
}

/** However a node was reached, none of its fields is shown to those who may not read its label. */
function guarded({ label, roles }: NodeModel, fields: Fields<NodeRecord>): Fields<NodeRecord> {
  if (roles === null) return fields
  const guard =
    (resolve: GraphQLFieldResolver<NodeRecord, Context>): GraphQLFieldResolver<NodeRecord, Context> =>
    (record, args, context, info) => {
      requireHeld(context.viewer, label, roles)
      return resolve(record, args, context, info)
    }
  return Object.fromEntries(Object.entries(fields).map(([name, resolve]) => [name, guard(resolve)]))
}

/** Of a properties type; with a key it has an id and shows both ends. */
export function propertiesResolvers(
  name: string,
  relationship: { readonly key: string | null; readonly properties: ReadonlyMap<string, PropertyModel> },
): Fields<RelationshipRecord> {
  const fields: Fields<RelationshipRecord> = propertyResolvers(name, relationship)
  if (relationship.key === null) return fields
  return {
    ...fields,
    id: ({ type, key }) => relationshipId(type, key ?? ''),
    source: ({ source }, _args, { loaders }) => loaders.node.load(source),
    target: ({ target }, _args, { loaders }) => loaders.node.load(target),
  }
}

/** Only the common properties, which every relationship has. */
export const COMMON_PROPERTIES_RESOLVERS: Fields<Row> = { provenance: ({ properties }) => properties }

/** GraphQL type of a record. */
export function typeNameOf(model: Model, record: Row): string {
  if ('ref' in record) return record.ref.label
  const relationship = model.relationships.get(record.type)
  assert(relationship, `no relationship type ${record.type}`)
  return relationship.propertiesType ?? 'CommonProperties'
}

function propertyResolvers(
  owner: string,
  type: { readonly key: string | null; readonly properties: ReadonlyMap<string, PropertyModel> },
): Fields<Row> {
  const own = ownProperties(type).map((property): [string, GraphQLFieldResolver<Row, Context>] => [
    property.name,
    (record, _args, context) => {
      requireHeld(context.viewer, `${owner}.${property.name}`, property.roles)
      return shownValue(context, owner, property, record.properties[property.name] ?? null)
    },
  ])
  const common = COMMON_PROPERTIES.filter((name) => type.properties.get(name)?.common)
  const provenance = ({ properties }: Row): Record<string, Value | null> =>
    Object.fromEntries(common.map((name) => [name, properties[name] ?? null]))
  return { ...Object.fromEntries(own), provenance }
}
