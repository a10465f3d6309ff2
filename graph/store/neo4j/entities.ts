// Nodes of one label and relationships of one type as things to read: how they are matched and how a row becomes a
// record. Reads of both kinds are otherwise the same statements.

import type { Model, NodeModel, PropertyModel, RelationshipModel } from '../../model/registry.ts'
import type { NodeRecord, RelationshipRecord } from '../port.ts'
import { END_COLUMNS, endParameters, endsOf, propertyMap, quoted, WITH_ENDS } from './cypher.ts'
import type { Row } from './driver.ts'
import { propertiesFromNative } from './values.ts'

/** What is read: `x` is its variable in every statement. */
export interface Entity<Rec> {
  readonly name: string
  readonly properties: ReadonlyMap<string, PropertyModel>
  /** Name of the key property; null for a type without key. */
  readonly key: string | null
  /** Pattern of a MATCH. */
  readonly pattern: string
  /** Clauses that end a statement whose rows have `x`, and the parameters that they need. */
  readonly returning: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** Null for a row that does not fit the model. */
  recordOf(row: Row): Rec | null
}

export function nodeEntity(node: NodeModel): Entity<NodeRecord> {
  return {
    name: node.label,
    properties: node.properties,
    key: node.key,
    pattern: `(x:${quoted(node.label)})`,
    returning: `RETURN id(x) AS handle, ${propertyMap('x', node.properties)} AS properties`,
    parameters: {},
    recordOf: (row) => {
      const properties = propertiesFromNative(node.properties, row.properties as Row)
      const key = properties[node.key]
      if (typeof key !== 'string') return null
      return { ref: { label: node.label, key }, handle: Number(row.handle), properties }
    },
  }
}

export function relationshipEntity(
  model: Model,
  relationship: RelationshipModel,
): Entity<RelationshipRecord> {
  return {
    name: relationship.type,
    properties: relationship.properties,
    key: relationship.key,
    pattern: `(a)-[x:${quoted(relationship.type)}]->(b)`,
    returning: `${WITH_ENDS} RETURN id(x) AS handle, ${END_COLUMNS},
      ${propertyMap('x', relationship.properties)} AS properties`,
    parameters: endParameters(model),
    recordOf: (row) => {
      const ends = endsOf(row)
      if (!ends) return null
      const properties = propertiesFromNative(relationship.properties, row.properties as Row)
      const key = relationship.key === null ? null : properties[relationship.key]
      if (key !== null && typeof key !== 'string') return null
      return { type: relationship.type, key, ...ends, handle: Number(row.handle), properties }
    },
  }
}
