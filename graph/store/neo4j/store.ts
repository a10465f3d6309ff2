// The Neo4j engine: each method of the port as one transaction over the files beside this one.

import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'
import type { Model, NodeModel, RelationshipModel } from '../../model/registry.ts'
import type { GraphStore, ReadOptions, StoreHealth } from '../port.ts'
import { DEFAULT_RETENTION, type Retention } from '../retention.ts'
import { aggregate } from './aggregate.ts'
import { appendAudit, applyBatch } from './apply.ts'
import { countAll } from './counts.ts'
import { type Connection, type ConnectionOptions, connect, type Work } from './driver.ts'
import { nodeEntity, relationshipEntity } from './entities.ts'
import { readAudit, readChanges, readLogState, settledVersion } from './log.ts'
import { prepareDatabase, type Standing, unreachable } from './open.ts'
import { count, find, keysOf, readByHandles, readByKeys } from './read.ts'
import { scanNodeRows, scanRelationshipRows } from './scan.ts'
import { searchIndexName } from './schema.ts'
import { searchCandidates } from './search.ts'

export interface Neo4jOptions extends ConnectionOptions {
  readonly model: Model
  /** Tells the product's own databases from others; tests have one of their own. */
  readonly marker?: string
  /** Takes over a database that has nodes but no marker, so that it can be written to. */
  readonly adopt?: boolean
  readonly retention?: Retention
}

export const DEFAULT_MARKER = 'jingwei'

/**
 * Opens the store. Rejects with UNAVAILABLE, naming address and cause, where no server answers, and with CONFLICT
 * where the present data does not fit the constraints of the model.
 */
export async function openNeo4jStore(options: Neo4jOptions): Promise<GraphStore> {
  const connection = connect(options)
  try {
    const marker = options.marker ?? DEFAULT_MARKER
    const standing = await prepareDatabase(connection, options.model, marker, options.adopt ?? false)
    return storeOver(connection, options.model, standing, options.retention ?? DEFAULT_RETENTION)
  } catch (error) {
    await connection.close()
    throw unreachable(error, options.uri, options.database)
  }
}

function storeOver(
  connection: Connection,
  model: Model,
  standing: Standing,
  retention: Retention,
): GraphStore {
  const { readOnly, isSearchable } = standing
  const read = <T>(work: Work<T>, options: ReadOptions) => connection.read(work, options.signal)
  const nodes = (label: string) => nodeEntity(nodeModel(model, label))
  const relationships = (type: string) => relationshipEntity(model, relationshipModel(model, type))
  /** The highest version that is known to be visible as a whole. */
  let settled = 0

  const refuseReadOnly = () => {
    if (readOnly) throw new DomainError('FORBIDDEN', 'readOnly', { allowed: 'adopt' })
  }
  const settle = async (version: number): Promise<number> => {
    if (version > settled) settled = Math.max(settled, await connection.write(settledVersion, null))
    return settled
  }

  return {
    engine: 'neo4j',
    readOnly,

    apply: async (batch, signal) => {
      refuseReadOnly()
      const result = await applyBatch(connection, model, retention, batch, signal)
      settled = Math.max(settled, result.version)
      return result
    },
    recordAudit: async (facts) => {
      refuseReadOnly()
      await appendAudit(connection, retention, facts)
    },

    nodesByKeys: (label, keys, options) =>
      read((tx) => readByKeys(tx, nodes(label), keys, (record) => record.ref.key), options),
    relationshipsByKeys: (type, keys, options) =>
      read((tx) => readByKeys(tx, relationships(type), keys, (record) => record.key), options),
    relationshipsByHandles: (type, handles, options) =>
      read((tx) => readByHandles(tx, relationships(type), handles), options),

    findNodes: (label, query, options) => read((tx) => find(tx, nodes(label), query, isSearchable), options),
    countNodes: (label, where, options) =>
      read((tx) => count(tx, nodes(label), where, isSearchable), options),
    keysOfNodes: (label, where, limit, options) =>
      read((tx) => keysOf(tx, nodes(label), where, limit, isSearchable), options),
    aggregateNodes: (label, query, options) =>
      read((tx) => aggregate(tx, nodes(label), query, isSearchable), options),

    findRelationships: (type, query, options) =>
      read((tx) => find(tx, relationships(type), query, isSearchable), options),
    countRelationships: (type, where, options) =>
      read((tx) => count(tx, relationships(type), where, isSearchable), options),
    aggregateRelationships: (type, query, options) =>
      read((tx) => aggregate(tx, relationships(type), query, isSearchable), options),

    searchNodes: async (query, options) => {
      if (!isSearchable) throw unsupported('search', 'search', 'an adopted database')
      return read((tx) => searchCandidates(tx, model, searchIndexName(model), query), options)
    },

    scanNodes: (label, columns, options) =>
      scanNodeRows(connection, nodeModel(model, label), columns, options.signal),
    scanRelationships: (type, columns, options) =>
      scanRelationshipRows(connection, model, relationshipModel(model, type), columns, options.signal),

    version: async () => {
      if (readOnly) return 0
      return settle((await connection.read(readLogState, null)).version)
    },
    changesSince: async (version, limit) => {
      if (readOnly) return { records: [], version: 0, resync: version > 0 }
      const page = await connection.read((tx) => readChanges(tx, version, limit), null)
      await settle(page.version)
      return page
    },
    counts: (options) => read((tx) => countAll(tx, model), options),
    auditEntries: (afterSequence, limit) =>
      connection.read((tx) => readAudit(tx, afterSequence, limit), null),
    health: () => healthOf(connection, readOnly),
    backup: async () => {
      throw unsupported('backup', 'online backup', 'neo4j-admin on the stopped server')
    },
    close: () => connection.close(),
  }
}

/** Never rejects: a server that does not answer is what it is asked for. */
async function healthOf(connection: Connection, readOnly: boolean): Promise<StoreHealth> {
  const facts = { engine: 'neo4j', readOnly } as const
  try {
    return await connection.read(
      async (transaction) => {
        const [server] = await transaction.run(
          `CALL dbms.components() YIELD versions, edition
           RETURN 'Neo4j ' + versions[0] + ' ' + edition AS detail LIMIT 1`,
        )
        const version = readOnly ? 0 : (await readLogState(transaction)).version
        return { ...facts, ok: true, version, detail: String(server?.detail) }
      },
      null,
      LIMITS.storeHealthMs,
    )
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ...facts, ok: false, version: 0, detail: `${error.code} ${error.reason}` }
  }
}

function unsupported(field: string, value: string, allowed: string): DomainError {
  return new DomainError('UNSUPPORTED', 'unsupported', { field, value, allowed })
}

function nodeModel(model: Model, label: string): NodeModel {
  const node = model.nodes.get(label)
  if (!node) throw new DomainError('BAD_USER_INPUT', 'unknownLabel', { field: 'label', value: label })
  return node
}

function relationshipModel(model: Model, type: string): RelationshipModel {
  const relationship = model.relationships.get(type)
  if (!relationship) throw new DomainError('BAD_USER_INPUT', 'unknownType', { field: 'type', value: type })
  return relationship
}
