// Errors of the driver as the product's own, with the original as cause. What is not a failure of the store itself is a
// bug and passes unchanged.

import { DomainError } from '../../model/errors.ts'

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html */
const FULL = 13
const UNAVAILABLE = new Set([
  5, // BUSY: another process holds the write lock for longer than the busy timeout
  6, // LOCKED
  7, // NOMEM
  8, // READONLY
  10, // IOERR
  11, // CORRUPT
  14, // CANTOPEN
  26, // NOTADB
])

export function translated(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error
  const code = 'code' in error ? error.code : undefined
  if (code === 'ERR_INVALID_STATE') return unavailable(error)
  if (code !== 'ERR_SQLITE_ERROR' || !('errcode' in error) || typeof error.errcode !== 'number') return error
  // Extended codes carry the primary one in their low byte.
  const primary = error.errcode & 0xff
  if (primary === FULL) return new DomainError('UNAVAILABLE', 'storeFull', {}, error)
  return UNAVAILABLE.has(primary) ? unavailable(error) : error
}

export function unavailable(cause?: unknown): DomainError {
  return new DomainError('UNAVAILABLE', 'storeUnavailable', {}, cause)
}
