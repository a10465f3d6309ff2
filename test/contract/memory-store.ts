// The store's semantics in plain maps and arrays, without any cleverness: the oracle that the engines are compared
// with. It keeps the port's prose and nothing else; it is not made for speed.

import {
  type AuditEntry,
  type AuditFacts,
  EMPTY_AUDIT_HEAD,
  nextAuditEntry,
} from '../../graph/model/audit.ts'
import type { Change, ChangeRecord, Outcome, WriteBatch, WriteResult } from '../../graph/model/changes.ts'
import { assert, DomainError, type ErrorData } from '../../graph/model/errors.ts'
import type { Predicate } from '../../graph/model/predicate.ts'
import type { NodeRef } from '../../graph/model/refs.ts'
import type { Model, PropertyModel } from '../../graph/model/registry.ts'
import { equalValues, type Properties, type Value } from '../../graph/model/values.ts'
import { searchTokens } from '../../graph/search/analyse.ts'
import type { GraphStore, ReadOptions, SearchCandidates, SearchQuery } from '../../graph/store/port.ts'
import {
  danglingEnd,
  missingProperty,
  nodeNotFound,
  otherEnds,
  relationshipNotFound,
  singleRelationship,
  stillConnected,
} from '../../graph/store/refusals.ts'
import { DEFAULT_RETENTION, type Retention } from '../../graph/store/retention.ts'
import { batchDigest, outcomeText } from '../../graph/store/write-facts.ts'
import { aggregate, find, matches } from './oracle.ts'

interface MemoryNode {
  readonly ref: NodeRef
  readonly handle: number
  readonly key: string
  properties: Properties
}

interface MemoryRelationship {
  readonly type: string
  readonly key: string
  readonly source: NodeRef
  readonly target: NodeRef
  readonly handle: number
  properties: Properties
}

type Op<Name extends Change['op']> = Extract<Change, { op: Name }>

export function memoryStore(model: Model, retention: Retention = DEFAULT_RETENTION): GraphStore {
  let nodes: MemoryNode[] = []
  let relationships: MemoryRelationship[] = []
  let version = 0
  let lastHandle = 0
  let changes: ChangeRecord[] = []
  const audit: AuditEntry[] = []
  const applied = new Map<string, { digest: string; result: WriteResult }>()

  const sameRef = (a: NodeRef, b: NodeRef) => a.label === b.label && a.key === b.key
  const nodeAt = (ref: NodeRef) => nodes.find((node) => sameRef(node.ref, ref))
  const ofLabel = (label: string) => nodes.filter((node) => node.ref.label === label)
  const ofType = (type: string) => relationships.filter((relationship) => relationship.type === type)
  const touches = (relationship: MemoryRelationship, ref: NodeRef) =>
    sameRef(relationship.source, ref) || sameRef(relationship.target, ref)

  function modelOf(type: string) {
    const found = model.relationships.get(type)
    assert(found, `no relationship type ${type}`)
    return found
  }

  function propertiesOfLabel(label: string): ReadonlyMap<string, PropertyModel> {
    const found = model.nodes.get(label)
    assert(found, `no label ${label}`)
    return found.properties
  }

  function addAudit(facts: AuditFacts): void {
    audit.push(nextAuditEntry(audit.at(-1) ?? EMPTY_AUDIT_HEAD, facts))
  }

  function upsertNode(change: Op<'upsertNode'>, log: ChangeRecord[]): Outcome {
    const properties = propertiesOfLabel(change.ref.label)
    const keyName = model.nodes.get(change.ref.label)?.key ?? ''
    const present = nodeAt(change.ref)
    const missing = missingIn(properties, keyName, change.set, present === undefined)
    if (missing) return refused(missing)
    if (!present) {
      lastHandle += 1
      const node = {
        ref: change.ref,
        handle: lastHandle,
        key: change.ref.key,
        properties: merged({ [keyName]: change.ref.key }, change.set),
      }
      nodes.push(node)
      log.push({ kind: 'node', version: version + 1, op: 'create', ref: node.ref, handle: node.handle })
      return { status: 'created' }
    }
    if (!differs(present.properties, change.set)) return { status: 'unchanged' }
    present.properties = merged(present.properties, change.set)
    log.push({ kind: 'node', version: version + 1, op: 'update', ref: present.ref, handle: present.handle })
    return { status: 'updated' }
  }

  function deleteNode(change: Op<'deleteNode'>, log: ChangeRecord[]): Outcome {
    const present = nodeAt(change.ref)
    if (!present) return refused(nodeNotFound(model, change))
    const hanging = relationships.filter((relationship) => touches(relationship, change.ref))
    if (hanging.length > 0 && !change.detach) {
      return refused(stillConnected(model, change.ref, hanging.length))
    }
    for (const relationship of hanging) removeRelationship(relationship, log)
    nodes = nodes.filter((node) => node !== present)
    log.push({ kind: 'node', version: version + 1, op: 'delete', ref: present.ref, handle: present.handle })
    return { status: 'deleted' }
  }

  function identified(type: string, key: string | null, source: NodeRef | null, target: NodeRef | null) {
    return ofType(type).find((relationship) =>
      modelOf(type).key === null
        ? source !== null &&
          target !== null &&
          sameRef(relationship.source, source) &&
          sameRef(relationship.target, target)
        : relationship.key === key,
    )
  }

  function upsertRelationship(change: Op<'upsertRelationship'>, log: ChangeRecord[]): Outcome {
    const relationshipModel = modelOf(change.type)
    const { source, target, key } = change
    if (!nodeAt(source)) return refused(danglingEnd(model, 'source', source))
    if (!nodeAt(target)) return refused(danglingEnd(model, 'target', target))
    const present = identified(change.type, key, source, target)
    if (present && !(sameRef(present.source, source) && sameRef(present.target, target))) {
      return refused(otherEnds(model, relationshipModel, key ?? '', present.source, present.target))
    }
    const keyName = relationshipModel.key ?? ''
    const missing = missingIn(relationshipModel.properties, keyName, change.set, present === undefined)
    if (missing) return refused(missing)
    if (!present) return createRelationship(change, log)
    if (!differs(present.properties, change.set)) return { status: 'unchanged' }
    present.properties = merged(present.properties, change.set)
    log.push(recordOf(present, 'update'))
    return { status: 'updated' }
  }

  function createRelationship(change: Op<'upsertRelationship'>, log: ChangeRecord[]): Outcome {
    const { type, source, target, key } = change
    const single = modelOf(type).ends.some(
      (end) => end.single && end.source === source.label && end.target === target.label,
    )
    const taken = ofType(type).some(
      (other) => sameRef(other.source, source) && other.target.label === target.label,
    )
    if (single && taken) return refused(singleRelationship(model, source))
    lastHandle += 1
    const keyName = modelOf(type).key
    const created: MemoryRelationship = {
      type,
      key: key ?? '',
      source,
      target,
      handle: lastHandle,
      properties: merged(keyName === null ? {} : { [keyName]: key ?? '' }, change.set),
    }
    relationships.push(created)
    log.push(recordOf(created, 'create'))
    return { status: 'created' }
  }

  function removeRelationship(relationship: MemoryRelationship, log: ChangeRecord[]): void {
    relationships = relationships.filter((other) => other !== relationship)
    log.push(recordOf(relationship, 'delete'))
  }

  function recordOf(relationship: MemoryRelationship, op: 'create' | 'update' | 'delete'): ChangeRecord {
    const { type, source, target, handle } = relationship
    const key = modelOf(type).key === null ? null : relationship.key
    return { kind: 'relationship', version: version + 1, op, type, key, source, target, handle }
  }

  function applyChange(change: Change, log: ChangeRecord[]): Outcome {
    switch (change.op) {
      case 'upsertNode':
        return upsertNode(change, log)
      case 'deleteNode':
        return deleteNode(change, log)
      case 'upsertRelationship':
        return upsertRelationship(change, log)
      case 'deleteRelationship': {
        const present = identified(change.type, change.key, change.source, change.target)
        if (!present) return refused(relationshipNotFound(model, change))
        removeRelationship(present, log)
        return { status: 'deleted' }
      }
    }
  }

  function apply(batch: WriteBatch): WriteResult {
    const digest = batchDigest(batch)
    const earlier = batch.idempotencyKey === null ? undefined : applied.get(batch.idempotencyKey)
    if (earlier) {
      if (earlier.digest !== digest) {
        throw new DomainError('CONFLICT', 'otherPayload', { field: 'idempotencyKey' })
      }
      return { ...earlier.result, records: [], replayed: true }
    }
    const log: ChangeRecord[] = []
    const outcomes = batch.changes.map((change) => applyChange(change, log))
    const records = batch.bulk ? bulkRecords(log) : log
    if (records.length > 0) version += 1
    changes = [...changes, ...records].filter(
      (record) => record.version > version - retention.changeVersionsKept,
    )
    const result = { version, outcomes, records, replayed: false }
    const { at, actor, action } = batch
    addAudit({ at, actor, action, version, digest, outcome: outcomeText(outcomes) })
    if (batch.idempotencyKey !== null) {
      applied.set(batch.idempotencyKey, { digest, result })
      const [oldest] = applied.keys()
      if (applied.size > retention.idempotencyKeysKept && oldest !== undefined) applied.delete(oldest)
    }
    return result
  }

  function nodeRecord(node: MemoryNode) {
    return { ref: node.ref, handle: node.handle, properties: node.properties }
  }

  function relationshipRecord(relationship: MemoryRelationship) {
    const { type, source, target, handle, properties } = relationship
    return {
      type,
      key: modelOf(type).key === null ? null : relationship.key,
      source,
      target,
      handle,
      properties,
    }
  }

  function keysOf(label: string, where: Predicate, limit: number): string[] {
    const keys = find(ofLabel(label), { where, sort: [], after: null, limit: limit + 1 }).map(
      ({ key }) => key,
    )
    if (keys.length > limit) throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', { field: 'where' })
    return keys
  }

  function search({ tokens: asked, labels, limit }: SearchQuery): SearchCandidates {
    if (asked.length === 0) return { refs: [], capped: false }
    const refs = nodes
      .filter(({ ref }) => labels.includes(ref.label))
      .filter(({ ref, properties }) => {
        const nodeModel = model.nodes.get(ref.label)
        const tokens = nodeModel ? searchTokens(nodeModel, properties) : []
        return asked.every(({ text, prefix }) =>
          tokens.some((token) => (prefix ? token.startsWith(text) : token === text)),
        )
      })
      .map(({ ref }) => ref)
    return { refs: refs.slice(0, limit), capped: refs.length > limit }
  }

  function checked<T>(options: Pick<ReadOptions, 'signal'>, work: () => T): T {
    if (options.signal?.aborted) throw new DomainError('TIMEOUT', 'deadline')
    return work()
  }

  const values = (properties: Properties, columns: readonly string[]) =>
    columns.map((column) => properties[column] ?? null)

  return {
    engine: 'sqlite',
    readOnly: false,
    apply: async (batch, signal) => checked({ signal }, () => apply(batch)),
    recordAudit: async (facts) => addAudit({ ...facts, version }),
    nodesByKeys: async (label, keys, options) =>
      checked(options, () =>
        keys.map((key) => {
          const node = nodeAt({ label, key })
          return node ? nodeRecord(node) : null
        }),
      ),
    relationshipsByKeys: async (type, keys, options) =>
      checked(options, () =>
        keys.map((key) => {
          const found = ofType(type).find((relationship) => relationship.key === key)
          return found ? relationshipRecord(found) : null
        }),
      ),
    relationshipsByHandles: async (type, handles, options) =>
      checked(options, () =>
        handles.map((handle) => {
          const found = ofType(type).find((relationship) => relationship.handle === handle)
          return found ? relationshipRecord(found) : null
        }),
      ),
    findNodes: async (label, query, options) =>
      checked(options, () => find(ofLabel(label), query).map(nodeRecord)),
    countNodes: async (label, where, options) =>
      checked(options, () => ofLabel(label).filter((node) => matches(where, node)).length),
    keysOfNodes: async (label, where, limit, options) => checked(options, () => keysOf(label, where, limit)),
    aggregateNodes: async (label, query, options) =>
      checked(options, () => aggregate(ofLabel(label), query, floatsOf(propertiesOfLabel(label)))),
    findRelationships: async (type, query, options) =>
      checked(options, () => find(ofType(type), query).map(relationshipRecord)),
    countRelationships: async (type, where, options) =>
      checked(options, () => ofType(type).filter((row) => matches(where, row)).length),
    aggregateRelationships: async (type, query, options) =>
      checked(options, () => aggregate(ofType(type), query, floatsOf(modelOf(type).properties))),
    searchNodes: async (query, options) => checked(options, () => search(query)),
    async *scanNodes(label, columns, options) {
      yield checked(options, () =>
        ofLabel(label).map((node) => ({
          handle: node.handle,
          key: node.key,
          values: values(node.properties, columns),
        })),
      )
    },
    async *scanRelationships(type, columns, options) {
      yield checked(options, () =>
        ofType(type).map((relationship) => ({
          handle: relationship.handle,
          source: nodeAt(relationship.source)?.handle ?? -1,
          target: nodeAt(relationship.target)?.handle ?? -1,
          values: values(relationship.properties, columns),
        })),
      )
    },
    version: async () => version,
    changesSince: async (asked) => {
      const resync = asked > version || asked < version - retention.changeVersionsKept
      return { records: resync ? [] : changes.filter((record) => record.version > asked), version, resync }
    },
    counts: async (options) =>
      checked(options, () => ({
        nodes: new Map([...model.nodes.keys()].map((label) => [label, ofLabel(label).length])),
        relationships: new Map([...model.relationships.keys()].map((type) => [type, ofType(type).length])),
      })),
    auditEntries: async (after, limit) => audit.filter((entry) => entry.sequence > after).slice(0, limit),
    health: async () => ({ engine: 'sqlite', ok: true, version, readOnly: false, detail: 'oracle' }),
    backup: async () => {},
    close: async () => {},
  }
}

function missingIn(
  properties: ReadonlyMap<string, PropertyModel>,
  keyName: string,
  set: Properties,
  isNew: boolean,
): ErrorData | null {
  for (const property of properties.values()) {
    if (!property.required || property.name === keyName) continue
    const value = set[property.name]
    if (value === null || (isNew && value === undefined)) {
      return missingProperty(property.name, property.type.scalar)
    }
  }
  return null
}

function differs(stored: Properties, set: Properties): boolean {
  return Object.entries(set).some(([name, value]) => !equalValues(stored[name] ?? null, value))
}

/** Absent stays, null clears. */
function merged(stored: Properties, set: Properties): Properties {
  const all: [string, Value | null][] = Object.entries({ ...stored, ...set })
  return Object.fromEntries(all.filter(([, value]) => value !== null))
}

function refused(error: ErrorData): Outcome {
  return { status: 'refused', error }
}

function bulkRecords(records: readonly ChangeRecord[]): ChangeRecord[] {
  const short = records.map((record): ChangeRecord => {
    if (record.kind === 'node') return { kind: 'bulkNodes', version: record.version, label: record.ref.label }
    if (record.kind === 'relationship')
      return { kind: 'bulkRelationships', version: record.version, type: record.type }
    return record
  })
  return short.filter(
    (record, index) => short.findIndex((other) => JSON.stringify(other) === JSON.stringify(record)) === index,
  )
}

function floatsOf(properties: ReadonlyMap<string, PropertyModel>): ReadonlySet<string> {
  return new Set(
    [...properties.values()]
      .filter((property) => property.type.scalar === 'Float')
      .map((property) => property.name),
  )
}
