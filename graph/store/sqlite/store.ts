// SQLite as GraphStore: joins the parts of this folder to the port. Every method goes through `answer`, which refuses
// work on a closed store or for a caller that is gone, and translates errors.

import { DomainError } from '../../model/errors.ts'
import type { Model } from '../../model/registry.ts'
import type { GraphStore, ReadOptions } from '../port.ts'
import { DEFAULT_RETENTION, type Retention } from '../retention.ts'
import { aggregateRows } from './aggregate.ts'
import { applyAudit, applyBatch } from './apply.ts'
import { DeferredIndexes } from './deferred-indexes.ts'
import { countRows, findRows, keysOfRows } from './find.ts'
import { auditEntries, changesSince } from './journal.ts'
import { KnownNodes } from './known-nodes.ts'
import { keyedTable, nodeTable, relationshipTable } from './layout.ts'
import { readVersion } from './meta.ts'
import { openOwned } from './ownership.ts'
import {
  nodeRecord,
  nodesByKeys,
  refReader,
  relationshipRecord,
  relationshipsByHandles,
  relationshipsByKeys,
} from './records.ts'
import { scanNodeRows, scanRelationshipRows } from './scan.ts'
import { searchNodes } from './search.ts'
import { translated, unavailable } from './translate.ts'

export interface SqliteOptions {
  /** File, or ':memory:'. */
  readonly path: string
  readonly model: Model
  /** Whose data this is; a database with another marker is opened for reading only. */
  readonly marker?: string
  /** Makes a database that is not ours into ours; what is in it stays. */
  readonly adopt?: boolean
  readonly retention?: Retention
}

const DEFAULT_MARKER = 'jingwei'

/** Opens or creates a store. Rejects with UNAVAILABLE where the file cannot be used. */
export async function openSqliteStore(options: SqliteOptions): Promise<GraphStore> {
  const { model, retention = DEFAULT_RETENTION, marker = DEFAULT_MARKER, adopt = false } = options
  const { db, layout, readOnly } = guarded(() => openOwned(options.path, model, marker, adopt))
  const indexes = new DeferredIndexes(db, layout)
  const shared = { known: new KnownNodes(), indexes }
  guarded(() => indexes.make())
  let closed = false

  function check(signal: AbortSignal | null): void {
    if (closed) throw unavailable()
    if (signal?.aborted) throw new DomainError('TIMEOUT', 'deadline', {}, signal.reason)
  }

  async function answer<T>(signal: AbortSignal | null, work: () => T): Promise<T> {
    return guarded(() => {
      check(signal)
      return work()
    })
  }

  const read = <T>(options: ReadOptions, work: () => T): Promise<T> => answer(options.signal, work)

  /** A read by properties, which the indexes serve. */
  function search<T>(options: ReadOptions, work: () => T): Promise<T> {
    return answer(options.signal, () => {
      indexes.make()
      return work()
    })
  }

  function write<T>(signal: AbortSignal | null, work: () => T): Promise<T> {
    return answer(signal, () => {
      if (readOnly) throw new DomainError('FORBIDDEN', 'readOnly', { allowed: 'adopt it to write' })
      return work()
    })
  }

  return {
    engine: 'sqlite',
    readOnly,
    apply: (batch, signal) => write(signal, () => applyBatch(db, layout, model, retention, batch, shared)),
    recordAudit: (facts) => write(null, () => applyAudit(db, facts)),

    nodesByKeys: (label, keys, options) =>
      read(options, () => nodesByKeys(db, nodeTable(layout, label), keys)),
    relationshipsByKeys: (type, keys, options) =>
      read(options, () => relationshipsByKeys(db, layout, keyedTable(layout, type), keys)),
    relationshipsByHandles: (type, handles, options) =>
      read(options, () => relationshipsByHandles(db, layout, relationshipTable(layout, type), handles)),

    findNodes: (label, query, options) =>
      search(options, () => {
        const table = nodeTable(layout, label)
        return findRows(db, table, query).map((row) => nodeRecord(table, row))
      }),
    countNodes: (label, where, options) =>
      search(options, () => countRows(db, nodeTable(layout, label), where)),
    keysOfNodes: (label, where, limit, options) =>
      search(options, () => keysOfRows(db, nodeTable(layout, label), where, limit)),
    aggregateNodes: (label, query, options) =>
      search(options, () => aggregateRows(db, nodeTable(layout, label), query)),

    findRelationships: (type, query, options) =>
      search(options, () => {
        const table = keyedTable(layout, type)
        const refOf = refReader(db, layout)
        const rows = findRows(db, table, query)
        return rows.map((row) => relationshipRecord(table, row, refOf))
      }),
    countRelationships: (type, where, options) =>
      search(options, () => countRows(db, keyedTable(layout, type), where)),
    aggregateRelationships: (type, query, options) =>
      search(options, () => aggregateRows(db, keyedTable(layout, type), query)),

    searchNodes: (query, options) => read(options, () => searchNodes(db, layout, query)),

    scanNodes: (label, columns, options) =>
      guardedPages(() => scanNodeRows(db, nodeTable(layout, label), columns, () => check(options.signal))),
    scanRelationships: (type, columns, options) =>
      guardedPages(() =>
        scanRelationshipRows(db, relationshipTable(layout, type), columns, () => check(options.signal)),
      ),

    version: () => answer(null, () => readVersion(db)),
    changesSince: (version, limit) => answer(null, () => changesSince(db, version, limit)),
    counts: (options) =>
      read(options, () => {
        const count = (sql: string) => Number(db.get(`SELECT count(*) FROM ${sql}`)?.[0])
        return {
          nodes: new Map([...layout.nodes].map(([label, table]) => [label, count(table.sql)])),
          relationships: new Map([...layout.relationships].map(([type, table]) => [type, count(table.sql)])),
        }
      }),
    auditEntries: (afterSequence, limit) => answer(null, () => auditEntries(db, afterSequence, limit)),
    health: async () => {
      try {
        check(null)
        const detail = readOnly ? 'not marked as ours, read-only' : 'open'
        return { engine: 'sqlite', ok: true, version: readVersion(db), readOnly, detail }
      } catch (error) {
        return {
          engine: 'sqlite',
          ok: false,
          version: 0,
          readOnly,
          detail: closed ? 'closed' : nameOf(error),
        }
      }
    },
    backup: async (path) => {
      try {
        check(null)
        await db.backup(path)
      } catch (error) {
        throw translated(error)
      }
    },
    close: async () => {
      if (closed) return
      closed = true
      // What is still missing then is made when the file is opened next.
      try {
        if (!readOnly) indexes.make()
      } finally {
        db.close()
      }
    },
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw translated(error)
  }
}

async function* guardedPages<T>(start: () => AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* start()
  } catch (error) {
    throw translated(error)
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'error'
}
