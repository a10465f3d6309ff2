// A store over plain maps, with the reads and writes that the projection needs. Versions and the change feed behave as
// the port says; everything else is left out.

import type { Change, ChangeRecord, Outcome, WriteBatch } from '../../graph/model/changes.ts'
import { type NodeRef, nodeRefText } from '../../graph/model/refs.ts'
import type { Properties } from '../../graph/model/values.ts'
import type { GraphStore, NodeRecord, RelationshipRecord } from '../../graph/store/port.ts'

export class MemoryStore {
  readonly nodes = new Map<string, NodeRecord>()
  readonly relationships = new Map<string, RelationshipRecord>()
  readonly log: ChangeRecord[] = []
  /** Oldest version whose changes the feed still has. */
  oldest = 0
  scans = 0
  /** How often the feed was asked. */
  looks = 0
  #version = 0
  #handle = 0

  asStore(): GraphStore {
    return this as unknown as GraphStore
  }

  async version(): Promise<number> {
    return this.#version
  }

  async apply(batch: Pick<WriteBatch, 'changes' | 'bulk'>) {
    const version = this.#version + 1
    const records = batch.changes.flatMap((change) => this.#apply(change, version))
    const told: ChangeRecord[] = batch.bulk
      ? records.map((record) =>
          record.kind === 'node'
            ? { kind: 'bulkNodes', version, label: record.ref.label }
            : { kind: 'bulkRelationships', version, type: record.kind === 'relationship' ? record.type : '' },
        )
      : records
    if (records.length > 0) this.#version = version
    this.log.push(...told)
    const outcomes: Outcome[] = records.map(() => ({ status: 'created' }))
    return { version: this.#version, outcomes, records: told, replayed: false }
  }

  async changesSince(version: number, limit: number) {
    this.looks += 1
    if (version < this.oldest) return { records: [], version, resync: true }
    const records = this.log.filter((record) => record.version > version).slice(0, limit)
    return { records, version: records.at(-1)?.version ?? this.#version, resync: false }
  }

  async nodesByKeys(label: string, keys: readonly string[]) {
    return keys.map((key) => this.nodes.get(nodeRefText({ label, key })) ?? null)
  }

  async relationshipsByHandles(type: string, handles: readonly number[]) {
    const all = [...this.relationships.values()].filter((row) => row.type === type)
    return handles.map((handle) => all.find((row) => row.handle === handle) ?? null)
  }

  async *scanNodes(label: string, columns: readonly string[]) {
    this.scans += 1
    const rows = [...this.nodes.values()].filter((node) => node.ref.label === label)
    yield rows.map((node) => ({
      handle: node.handle,
      key: node.ref.key,
      values: columns.map((name) => node.properties[name] ?? null),
    }))
  }

  async *scanRelationships(type: string, columns: readonly string[]) {
    const rows = [...this.relationships.values()].filter((row) => row.type === type)
    yield rows.map((row) => ({
      handle: row.handle,
      source: this.nodes.get(nodeRefText(row.source))!.handle,
      target: this.nodes.get(nodeRefText(row.target))!.handle,
      values: columns.map((name) => row.properties[name] ?? null),
    }))
  }

  #apply(change: Change, version: number): ChangeRecord[] {
    if (change.op === 'upsertNode') {
      const id = nodeRefText(change.ref)
      const known = this.nodes.get(id)
      const handle = known?.handle ?? this.#nextHandle()
      this.nodes.set(id, {
        ref: change.ref,
        handle,
        properties: merged(known?.properties, change.set),
      })
      return [{ kind: 'node', version, op: known ? 'update' : 'create', ref: change.ref, handle }]
    }
    if (change.op === 'deleteNode') {
      const id = nodeRefText(change.ref)
      const handle = this.nodes.get(id)!.handle
      this.nodes.delete(id)
      return [{ kind: 'node', version, op: 'delete', ref: change.ref, handle }]
    }
    const { type, key } = change
    const id = key ?? `${type} ${refId(change.source!)} ${refId(change.target!)}`
    const known = this.relationships.get(id)
    if (change.op === 'deleteRelationship') {
      this.relationships.delete(id)
      const { source, target, handle } = known!
      return [{ kind: 'relationship', version, op: 'delete', type, key, source, target, handle }]
    }
    const { source, target } = change
    const handle = known?.handle ?? this.#nextHandle()
    this.relationships.set(id, {
      type,
      key,
      source,
      target,
      handle,
      properties: merged(known?.properties, change.set),
    })
    return [
      { kind: 'relationship', version, op: known ? 'update' : 'create', type, key, source, target, handle },
    ]
  }

  #nextHandle(): number {
    this.#handle += 1
    return this.#handle
  }
}

function merged(known: Properties | undefined, set: Properties): Properties {
  return Object.fromEntries(Object.entries({ ...known, ...set }).filter(([, value]) => value !== null))
}

function refId(ref: NodeRef): string {
  return nodeRefText(ref)
}
