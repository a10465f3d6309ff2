// The registry of error codes, and the one error class that the product throws on purpose. GraphQL errors are made
// from it in one place, resolvers/problems.ts; everything else that is thrown is a bug and is masked there.

import { type ReasonKey, renderReason } from './texts.ts'

interface CodeFacts {
  /** True if the same request may succeed later without a change. */
  readonly retryable: boolean
  readonly meaning: string
}

export const ERROR_CODES = {
  BAD_USER_INPUT: { retryable: false, meaning: 'A value is out of range, malformed or missing.' },
  NOT_FOUND: { retryable: false, meaning: 'The label and key do not exist.' },
  CONFLICT: { retryable: false, meaning: 'The present state does not allow it, or it is a duplicate.' },
  FORBIDDEN: { retryable: false, meaning: 'A role, tenant or other rule refuses it.' },
  UNAUTHENTICATED: { retryable: false, meaning: 'No actor could be established from the request.' },
  CONSENT_REQUIRED: { retryable: false, meaning: 'No valid consent covers the purpose.' },
  NOT_COMPUTABLE: { retryable: false, meaning: 'A formula cannot be evaluated.' },
  LIMIT_EXCEEDED: { retryable: false, meaning: 'A quota, depth, size or frequency is exceeded.' },
  STALE_DATA: { retryable: true, meaning: 'The data is older than its allowed age.' },
  ALREADY_USED: { retryable: false, meaning: 'A one-time thing was used before.' },
  ALREADY_REDEEMED: { retryable: false, meaning: 'A benefit was redeemed before.' },
  UNSUPPORTED: { retryable: false, meaning: 'The relation, algorithm or suite is not available.' },
  UNAVAILABLE: { retryable: true, meaning: 'The store cannot be reached or is not ready.' },
  TIMEOUT: { retryable: true, meaning: 'The deadline passed or the caller went away.' },
  RESYNC: {
    retryable: false,
    meaning: 'The change log no longer reaches back so far; read everything anew.',
  },
} as const satisfies Record<string, CodeFacts>

export type ErrorCode = keyof typeof ERROR_CODES

/** What a refusal names. Values are shown as text; the thrower masks personal ones. */
export interface ErrorDetails {
  readonly field?: string
  readonly value?: string
  readonly allowed?: string
}

/** A refusal in transportable form: per-row answers, stored outcomes, GraphQL extensions. */
export interface ErrorData extends ErrorDetails {
  readonly code: ErrorCode
  readonly reason: ReasonKey
}

/** An expected failure: the caller can act on it. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly reason: ReasonKey
  readonly details: ErrorDetails

  constructor(code: ErrorCode, reason: ReasonKey, details: ErrorDetails = {}, cause?: unknown) {
    super(renderReason('en', reason, details), cause === undefined ? undefined : { cause })
    this.name = 'DomainError'
    this.code = code
    this.reason = reason
    this.details = details
  }

  get data(): ErrorData {
    return { code: this.code, reason: this.reason, ...this.details }
  }
}

/** States an invariant; a failure is a bug, never the caller's fault. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`)
}
