// Change records -> updates. The feed says what changed, not how: the newest state is fetched, so that applying a record
// twice, or late, ends in the same graph.

import type { ChangeRecord } from '../model/changes.ts'
import { type NodeRef, nodeRefText } from '../model/refs.ts'
import type { Model, PropertyModel } from '../model/registry.ts'
import type { Properties } from '../model/values.ts'
import type { GraphStore, NodeRecord, ReadOptions, RelationshipRecord } from '../store/port.ts'
import { projectedProperties } from './column.ts'
import type { Update } from './delta.ts'

type NodeChange = ChangeRecord & { kind: 'node' }
type RelationshipChange = ChangeRecord & { kind: 'relationship' }
export type UpdateSource = Pick<GraphStore, 'nodesByKeys' | 'relationshipsByHandles'>

const EVERYTHING: ReadOptions = { visibility: { kind: 'all' }, signal: null }

/** True where the records only name a label or type: everything of it has to be read anew. */
export function needsRebuild(records: readonly ChangeRecord[]): boolean {
  return records.some((record) => record.kind === 'bulkNodes' || record.kind === 'bulkRelationships')
}

/** The updates in the order of the records. */
export async function fetchUpdates(
  model: Model,
  store: UpdateSource,
  records: readonly ChangeRecord[],
): Promise<Update[]> {
  const nodes = await fetchNodes(store, records)
  const relationships = await fetchRelationships(store, records)
  return records.flatMap((record): Update[] => {
    if (record.kind === 'node') {
      const found = nodes.get(nodeRefText(record.ref)) ?? null
      return [{ kind: 'node', ref: record.ref, properties: nodeProperties(model, record, found) }]
    }
    if (record.kind === 'relationship') {
      const found = relationships.get(handleText(record.type, record.handle)) ?? null
      return [relationshipUpdate(model, record, found)]
    }
    return []
  })
}

async function fetchNodes(
  store: UpdateSource,
  records: readonly ChangeRecord[],
): Promise<Map<string, NodeRecord>> {
  const wanted = records.filter(
    (record): record is NodeChange => record.kind === 'node' && record.op !== 'delete',
  )
  const found = new Map<string, NodeRecord>()
  for (const [label, group] of Map.groupBy(wanted, (record) => record.ref.label)) {
    const keys = [...new Set(group.map((record) => record.ref.key))]
    for (const node of await store.nodesByKeys(label, keys, EVERYTHING)) {
      if (node) found.set(nodeRefText(node.ref), node)
    }
  }
  return found
}

async function fetchRelationships(
  store: UpdateSource,
  records: readonly ChangeRecord[],
): Promise<Map<string, RelationshipRecord>> {
  const wanted = records.filter(
    (record): record is RelationshipChange => record.kind === 'relationship' && record.op !== 'delete',
  )
  const found = new Map<string, RelationshipRecord>()
  for (const [type, group] of Map.groupBy(wanted, (record) => record.type)) {
    const handles = [...new Set(group.map((record) => record.handle))]
    for (const relationship of await store.relationshipsByHandles(type, handles, EVERYTHING)) {
      if (relationship) found.set(handleText(type, relationship.handle), relationship)
    }
  }
  return found
}

function nodeProperties(model: Model, record: NodeChange, found: NodeRecord | null): Properties | null {
  if (record.op === 'delete' || !found) return null
  return onlyProjected(model.nodes.get(record.ref.label)?.properties, found.properties)
}

function relationshipUpdate(
  model: Model,
  record: RelationshipChange,
  found: RelationshipRecord | null,
): Update {
  const { type, source, target, handle, key } = record
  // Engines may give a freed handle to another relationship: then this one is gone, and the feed brings the other.
  const same =
    found !== null && found.key === key && sameRef(found.source, source) && sameRef(found.target, target)
  const properties =
    record.op === 'delete' || !same
      ? null
      : onlyProjected(model.relationships.get(type)?.properties, found.properties)
  return { kind: 'relationship', type, source, target, handle, keyless: key === null, properties }
}

/** Only what traversals read is kept in memory. */
function onlyProjected(
  models: ReadonlyMap<string, PropertyModel> | undefined,
  properties: Properties,
): Properties {
  const kept = projectedProperties(models ?? new Map())
  return Object.fromEntries(kept.map(({ name }) => [name, properties[name] ?? null]))
}

function sameRef(left: NodeRef, right: NodeRef): boolean {
  return left.label === right.label && left.key === right.key
}

function handleText(type: string, handle: number): string {
  return `${type} ${handle}`
}
