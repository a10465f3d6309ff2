// The one file that knows the Neo4j driver: connections, transactions with deadlines, streams, and the translation of
// the driver's errors into the product's own. All transactions share one bookmark manager, so that a read after a write
// of this process sees it on every member of a cluster.

import neo4j, {
  type BookmarkManager,
  type Driver,
  type ManagedTransaction,
  Neo4jError,
  type Session,
} from 'neo4j-driver'
import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'

export interface ConnectionOptions {
  readonly uri: string
  readonly username: string
  readonly password: string
  readonly database: string
}

/** One record by column name; integers are bigints. */
export type Row = Readonly<Record<string, unknown>>
export type Parameters = Readonly<Record<string, unknown>>

export interface Transaction {
  run(cypher: string, parameters?: Parameters): Promise<Row[]>
}

/** The work of a transaction; it runs again when the driver retries, so it must not keep state between runs. */
export type Work<T> = (transaction: Transaction) => Promise<T>

export interface Connection {
  read<T>(work: Work<T>, signal: AbortSignal | null, deadlineMs?: number): Promise<T>
  write<T>(work: Work<T>, signal: AbortSignal | null, deadlineMs?: number): Promise<T>
  /** Rows in batches as the caller takes them, within one transaction that is not retried. */
  stream(
    cypher: string,
    parameters: Parameters,
    signal: AbortSignal | null,
  ): AsyncGenerator<readonly Row[], void, void>
  close(): Promise<void>
}

/** What the server is given beyond its own time limit before the caller stops waiting for its answer. */
const GRACE_MS = 1_000

/** Native temporal values, for values.ts alone. */
export const NativeDate = neo4j.types.Date
export const NativeDateTime = neo4j.types.DateTime
export const NativeLocalDateTime = neo4j.types.LocalDateTime
export const NativeLocalTime = neo4j.types.LocalTime

/** Opens no connection yet: the first call does. */
export function connect(options: ConnectionOptions): Connection {
  const driver = neo4j.driver(options.uri, neo4j.auth.basic(options.username, options.password), {
    useBigInt: true,
    connectionTimeout: LIMITS.storeConnectMs,
    connectionAcquisitionTimeout: LIMITS.storeAcquireMs,
    maxTransactionRetryTime: LIMITS.storeRetryMs,
    connectionLivenessCheckTimeout: GRACE_MS,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    telemetryDisabled: true,
    userAgent: 'jingwei',
  })
  const bookmarkManager = neo4j.bookmarkManager()
  const open = () => openSession(driver, bookmarkManager, options.database)
  return {
    read: (work, signal, deadlineMs = LIMITS.storeDeadlineMs) =>
      inSession(
        open(),
        (session) => session.executeRead((tx) => work(transactionOf(tx)), { timeout: deadlineMs }),
        signal,
        deadlineMs,
      ),
    write: (work, signal, deadlineMs = LIMITS.storeDeadlineMs) =>
      inSession(
        open(),
        (session) => session.executeWrite((tx) => work(transactionOf(tx)), { timeout: deadlineMs }),
        signal,
        deadlineMs,
      ),
    stream: (cypher, parameters, signal) => streamRows(open(), cypher, parameters, signal),
    close: () => driver.close(),
  }
}

function openSession(driver: Driver, bookmarkManager: BookmarkManager, database: string): Session {
  return driver.session({ database, bookmarkManager, fetchSize: LIMITS.scanPageRows })
}

function transactionOf(tx: ManagedTransaction): Transaction {
  return {
    run: async (cypher, parameters = {}) => {
      const { records } = await tx.run(cypher, parameters)
      return records.map((record) => record.toObject())
    },
  }
}

/** Runs the work until it ends, the deadline passes or the caller goes away; closing the session ends it on the server. */
async function inSession<T>(
  session: Session,
  work: (session: Session) => Promise<T>,
  signal: AbortSignal | null,
  deadlineMs: number,
): Promise<T> {
  const stop = stopper(signal, deadlineMs)
  try {
    stop.check()
    return await Promise.race([stop.stopped, work(session)])
  } catch (error) {
    throw translated(error)
  } finally {
    stop.dispose()
    closeSession(session)
  }
}

async function* streamRows(
  session: Session,
  cypher: string,
  parameters: Parameters,
  signal: AbortSignal | null,
): AsyncGenerator<readonly Row[], void, void> {
  const stop = stopper(signal, LIMITS.storeScanDeadlineMs)
  try {
    stop.check()
    const transaction = await Promise.race([
      stop.stopped,
      session.beginTransaction({ timeout: LIMITS.storeScanDeadlineMs }),
    ])
    const records = transaction.run(cypher, parameters)[Symbol.asyncIterator]()
    let batch: readonly Row[]
    do {
      batch = await Promise.race([stop.stopped, nextRows(records)])
      if (batch.length > 0) yield batch
      stop.check()
    } while (batch.length === LIMITS.scanPageRows)
  } catch (error) {
    throw translated(error)
  } finally {
    stop.dispose()
    closeSession(session)
  }
}

/** The server sends more only once these are taken. */
async function nextRows(records: AsyncIterator<{ toObject(): Row }, unknown>): Promise<readonly Row[]> {
  const rows: Row[] = []
  while (rows.length < LIMITS.scanPageRows) {
    const next = await records.next()
    if (next.done) break
    rows.push(next.value.toObject())
  }
  return rows
}

interface Stopper {
  /** Rejects with TIMEOUT when the caller goes away or the deadline passes. */
  readonly stopped: Promise<never>
  /** Throws what `stopped` rejects with, if it did. */
  check(): void
  dispose(): void
}

function stopper(signal: AbortSignal | null, deadlineMs: number): Stopper {
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  let isStopped = false
  const stop = () => {
    isStopped = true
    reject(new DomainError('TIMEOUT', 'deadline'))
  }
  // Nobody may be waiting for it just then; `check` tells.
  stopped.catch(() => {})
  const timer = setTimeout(stop, deadlineMs + GRACE_MS)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  return {
    stopped,
    check: () => {
      if (isStopped) throw new DomainError('TIMEOUT', 'deadline')
    },
    dispose: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    },
  }
}

/** Not awaited: a server that hangs must not hold the caller, and a failed close has nothing left to tell. */
function closeSession(session: Session): void {
  session.close().catch(() => {})
}

const TIMED_OUT = [
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
  'Neo.ClientError.Transaction.LockClientStopped',
  'Neo.TransientError.Transaction.Terminated',
  'Neo.TransientError.Transaction.LockAcquisitionTimeout',
]

/** Codes, or their beginnings, of failures that pass, or that the operator ends, without a change of the request. */
const UNAVAILABLE = [
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.TransientError.',
  'Neo.DatabaseError.',
  'Neo.ClientError.Security.',
  'Neo.ClientError.Database.',
  'Neo.ClientError.Cluster.',
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  // A foreign writer was faster: this product's own writers wait for each other.
  'Neo.ClientError.Schema.ConstraintValidationFailed',
  'Neo.ClientError.Statement.EntityNotFound',
]

/**
 * The product's error for an error of the driver or the server; anything else is a bug and stays as it is. The cause
 * of a server error is its code alone, because its message may quote property values.
 */
function translated(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error
  const { code } = error
  const cause = code.startsWith('Neo.') ? new Error(`${code} (${error.gqlStatus})`) : error
  if (TIMED_OUT.includes(code)) return new DomainError('TIMEOUT', 'deadline', {}, cause)
  if (/no space left|not enough space/i.test(error.message)) {
    return new DomainError('UNAVAILABLE', 'storeFull', {}, cause)
  }
  // The driver gives no code for it: a server that takes connections but does not answer, or a full pool.
  const isOutOfConnections = /acquisition timed out/i.test(error.message)
  if (isOutOfConnections || UNAVAILABLE.some((start) => code.startsWith(start))) {
    return new DomainError('UNAVAILABLE', 'storeUnavailable', {}, cause)
  }
  return error
}
