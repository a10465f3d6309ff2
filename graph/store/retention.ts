// How much history a store keeps beside the graph itself.

import { LIMITS } from '../model/limits.ts'

export interface Retention {
  /** Versions that the change feed reaches back. */
  readonly changeVersionsKept: number
  /** Idempotency keys whose outcome is remembered, newest first. */
  readonly idempotencyKeysKept: number
}

export const DEFAULT_RETENTION: Retention = {
  changeVersionsKept: LIMITS.changeVersionsKept,
  idempotencyKeysKept: LIMITS.idempotencyKeysKept,
}
