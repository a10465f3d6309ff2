// Whole labels and types for the projection, streamed in handle order. The server sends as fast as rows are taken. Other
// transactions may commit meanwhile; the change feed since the version before the scan tells of them.

import type { Model, NodeModel, PropertyModel, RelationshipModel } from '../../model/registry.ts'
import type { Value } from '../../model/values.ts'
import type { NodeScanRow, RelationshipScanRow } from '../port.ts'
import { quoted } from './cypher.ts'
import type { Connection, Row } from './driver.ts'
import { fromNative } from './values.ts'

export async function* scanNodeRows(
  connection: Connection,
  node: NodeModel,
  columns: readonly string[],
  signal: AbortSignal | null,
): AsyncGenerator<readonly NodeScanRow[]> {
  const cypher = `MATCH (x:${quoted(node.label)}) WHERE x.${quoted(node.key)} IS NOT NULL
    RETURN id(x) AS handle, x.${quoted(node.key)} AS key, ${valueList(node.properties, columns)} AS columns ORDER BY x`
  for await (const batch of connection.stream(cypher, {}, signal)) {
    yield batch.map((row) => ({
      handle: Number(row.handle),
      key: String(row.key),
      values: valuesOf(node.properties, columns, row),
    }))
  }
}

/** Relationships whose ends are nodes of the model. */
export async function* scanRelationshipRows(
  connection: Connection,
  model: Model,
  relationship: RelationshipModel,
  columns: readonly string[],
  signal: AbortSignal | null,
): AsyncGenerator<readonly RelationshipScanRow[]> {
  const labels = [...model.nodes.keys()].map(quoted).join('|')
  const cypher = `MATCH (a)-[x:${quoted(relationship.type)}]->(b) WHERE a:${labels} AND b:${labels}
    RETURN id(x) AS handle, id(a) AS source, id(b) AS target,
      ${valueList(relationship.properties, columns)} AS columns ORDER BY x`
  for await (const batch of connection.stream(cypher, {}, signal)) {
    yield batch.map((row) => ({
      handle: Number(row.handle),
      source: Number(row.source),
      target: Number(row.target),
      values: valuesOf(relationship.properties, columns, row),
    }))
  }
}

type PropertyModels = ReadonlyMap<string, PropertyModel>

/** Points in time come as milliseconds, because the driver is slow at building its own objects for them. */
function valueList(properties: PropertyModels, columns: readonly string[]): string {
  const values = columns.map((name) => {
    const value = `x.${quoted(name)}`
    return isTime(properties, name)
      ? `CASE WHEN ${value} IS :: ZONED DATETIME THEN ${value}.epochMillis END`
      : value
  })
  return `[${values.join(', ')}]`
}

function valuesOf(properties: PropertyModels, columns: readonly string[], row: Row): (Value | null)[] {
  const natives = row.columns as readonly unknown[]
  return columns.map((name, place) => {
    const native = natives[place]
    if (native === null || native === undefined) return null
    if (isTime(properties, name)) return new Date(Number(native)).toISOString()
    return fromNative(properties.get(name)!.type, native)
  })
}

function isTime(properties: PropertyModels, name: string): boolean {
  const { scalar, list } = properties.get(name)!.type
  return scalar === 'DateTime' && !list
}
