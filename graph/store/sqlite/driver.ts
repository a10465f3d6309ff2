// The only file that knows node:sqlite: opens a database with the settings that durability needs, reads them back, and
// keeps prepared statements. Rows come as arrays; integers as bigint, so that 64 bits stay exact, unless a caller that
// reads no such column asks for plain numbers.

import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { backup, DatabaseSync, type StatementSync } from 'node:sqlite'
import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'

export type SqlValue = null | number | bigint | string
export type Row = readonly SqlValue[]
/** `plain` integers are JavaScript numbers and must stay below 2^53. */
export type Integers = 'exact' | 'plain'

export interface Database {
  /** Runs one statement; answers how many rows it changed. */
  run(sql: string, ...parameters: SqlValue[]): number
  get(sql: string, ...parameters: SqlValue[]): Row | undefined
  all(sql: string, ...parameters: SqlValue[]): Row[]
  /** As `all`, with plain integers unless one of them is beyond 2^53: about twice as fast, for scans. */
  allPlain(sql: string, ...parameters: SqlValue[]): Row[]
  /** Statements without parameters and answers. */
  execute(sql: string): void
  /** All of `work` or nothing, with the write lock from the start. */
  transaction<T>(work: () => T): T
  backup(path: string): Promise<void>
  close(): void
}

export const IN_MEMORY = ':memory:'

/** The first release without the defect that may corrupt a write-ahead log on reset. */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Name of a pragma, what it is set to, and what it then reads as. */
function pragmas(path: string): readonly (readonly [string, string, string | number])[] {
  return [
    ['journal_mode', 'WAL', path === IN_MEMORY ? 'memory' : 'wal'],
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['busy_timeout', String(LIMITS.sqliteBusyTimeoutMs), LIMITS.sqliteBusyTimeoutMs],
    ['trusted_schema', 'OFF', 0],
    ['cell_size_check', 'ON', 1],
    ['journal_size_limit', String(LIMITS.sqliteJournalBytesMax), LIMITS.sqliteJournalBytesMax],
    ['wal_autocheckpoint', String(LIMITS.sqliteCheckpointPages), LIMITS.sqliteCheckpointPages],
    ['cache_size', String(-LIMITS.sqliteCacheKib), -LIMITS.sqliteCacheKib],
  ]
}

/**
 * Opens or creates a database. Throws a plain error where SQLite is too old or a setting does not hold. SQLite answers
 * "locked" at once, without waiting, where two processes turn on the write-ahead log of a new file together; then this
 * one tries again for as long as it would have waited.
 */
export function openDatabase(path: string): Database {
  const deadline = performance.now() + LIMITS.sqliteBusyTimeoutMs
  for (;;) {
    try {
      return openOnce(path)
    } catch (error) {
      if (!isLocked(error) || performance.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LIMITS.sqliteOpenPauseMs)
    }
  }
}

const SQLITE_BUSY = 5

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

function openOnce(path: string): Database {
  // The timeout holds from the first statement on: another process may be making the same database.
  const connection = new DatabaseSync(path, { timeout: LIMITS.sqliteBusyTimeoutMs })
  try {
    requireVersion(connection)
    for (const [name, wanted, expected] of pragmas(path)) {
      connection.exec(`PRAGMA ${name} = ${wanted}`)
      const actual = Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0]
      if (actual !== expected) throw new Error(`SQLite: ${name} is ${actual}, not ${expected}`)
    }
  } catch (error) {
    connection.close()
    throw error
  }
  return databaseOver(connection)
}

/** Names of the tables of an existing file; empty where there is no file or nothing in it. Changes nothing. */
export function tablesOf(path: string): string[] {
  if (path === IN_MEMORY || !existsSync(path) || statSync(path).size === 0) return []
  const connection = new DatabaseSync(path, { readOnly: true, timeout: LIMITS.sqliteBusyTimeoutMs })
  try {
    return connection
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map((row) => String(row.name))
  } finally {
    connection.close()
  }
}

function requireVersion(connection: DatabaseSync): void {
  const text = String(connection.prepare('SELECT sqlite_version() AS version').get()?.version)
  const parts = text.split('.').map(Number)
  const difference = OLDEST_SQLITE.map((wanted, index) => (parts[index] ?? 0) - wanted).find((n) => n !== 0)
  if ((difference ?? 0) < 0) throw new Error(`SQLite ${text} is older than ${OLDEST_SQLITE.join('.')}`)
}

function databaseOver(connection: DatabaseSync): Database {
  const statements: Record<Integers, Map<string, StatementSync>> = { exact: new Map(), plain: new Map() }

  /**
   * Filters make many texts and writes few; when there are too many, all are made anew as they are needed. A statement
   * holds on to the parameters of its last run, so one with a large text, such as a set of keys, is not kept.
   */
  function prepared(sql: string, integers: Integers, parameters: readonly SqlValue[]): StatementSync {
    const cached = statements[integers].get(sql)
    if (cached && !parameters.some(isLarge)) return cached
    const statement = connection.prepare(sql)
    statement.setReturnArrays(true)
    statement.setReadBigInts(integers === 'exact')
    if (parameters.some(isLarge)) return statement
    if (statements[integers].size >= LIMITS.sqliteStatementsMax) statements[integers].clear()
    statements[integers].set(sql, statement)
    return statement
  }

  return {
    run: (sql, ...parameters) => Number(prepared(sql, 'plain', parameters).run(...parameters).changes),
    get: (sql, ...parameters) => asRow(prepared(sql, 'exact', parameters).get(...parameters)),
    all: (sql, ...parameters) => asRows(prepared(sql, 'exact', parameters).all(...parameters)),
    allPlain: (sql, ...parameters) => {
      try {
        return asRows(prepared(sql, 'plain', parameters).all(...parameters))
      } catch (error) {
        if (!isOutOfRange(error)) throw error
        return asRows(prepared(sql, 'exact', parameters).all(...parameters))
      }
    },
    execute: (sql) => connection.exec(sql),
    transaction: (work) => {
      connection.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        connection.exec('COMMIT')
        return result
      } catch (error) {
        // SQLite has already rolled back by itself after some failures, such as a full disk.
        if (connection.isTransaction) connection.exec('ROLLBACK')
        throw error
      }
    },
    backup: async (path) => {
      if (existsSync(path)) {
        throw new DomainError('CONFLICT', 'wrongValue', {
          field: 'path',
          value: 'an existing file',
          allowed: 'the name of a new file',
        })
      }
      // Under another name until whole, so that a backup that was cut short is not taken for one.
      const partial = `${path}.partial`
      rmSync(partial, { force: true })
      await backup(connection, partial, { rate: LIMITS.sqliteBackupPagesPerStep })
      renameSync(partial, path)
    },
    close: () => {
      statements.exact.clear()
      statements.plain.clear()
      if (connection.isOpen) connection.close()
    },
  }
}

/** The driver's refusal of a plain integer beyond 2^53. */
function isOutOfRange(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_OUT_OF_RANGE'
}

function isLarge(parameter: SqlValue): boolean {
  return typeof parameter === 'string' && parameter.length > LIMITS.sqliteKeptTextCharactersMax
}

/** The driver's types speak of objects with names; these statements return arrays. */
function asRow(row: unknown): Row | undefined {
  return row as Row | undefined
}

function asRows(rows: unknown): Row[] {
  return rows as Row[]
}
