// Resolvers of everything that sdl.ts derives from the model.

import type { Model } from '../../graph/model/registry.ts'
import type { NodeRecord, RelationshipRecord } from '../../graph/store/port.ts'
import { CONNECTION_RESOLVERS, EDGE_RESOLVERS } from './connection.ts'
import { ENTITY, listedTypes, propertiesTypes, relatedTypes } from './listed-types.ts'
import {
  COMMON_PROPERTIES_RESOLVERS,
  nodeResolvers,
  propertiesResolvers,
  typeNameOf,
} from './object-types.ts'
import { rootList } from './root-lists.ts'

export function derivedResolvers(model: Model): Record<string, object> {
  const types: Record<string, object> = {}
  const query: Record<string, unknown> = {}
  const listed = listedTypes(model)
  const related = relatedTypes(model)
  for (const type of listed) query[type.plural] = rootList(type)
  for (const name of [...listed.map((type) => type.typeName), ENTITY]) {
    types[`${name}Connection`] = CONNECTION_RESOLVERS
    if (related.has(name)) types[`${name}Edge`] = EDGE_RESOLVERS
  }
  for (const node of model.nodes.values()) types[node.label] = nodeResolvers(model, node)
  for (const [name, relationship] of propertiesTypes(model)) {
    types[name] = propertiesResolvers(name, relationship)
  }
  const typed = { __resolveType: (record: NodeRecord | RelationshipRecord) => typeNameOf(model, record) }
  return {
    ...types,
    Query: query,
    Node: typed,
    Entity: typed,
    RelationshipProperties: typed,
    CommonProperties: COMMON_PROPERTIES_RESOLVERS,
  }
}
