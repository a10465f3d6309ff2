// The one place where failures become GraphQL errors. A DomainError is shown with its code, field, value and allowed
// range in the caller's language; what GraphQL itself refuses gets a code of its own; everything else is a bug and is
// masked behind an incident id under which the log has its place in the code.

import { GraphQLError, Kind, print } from 'graphql'
import { DomainError, ERROR_CODES, type ErrorCode, type ErrorData } from '../graph/model/errors.ts'
import { LIMITS } from '../graph/model/limits.ts'
import { maskText } from '../graph/model/mask.ts'
import { type Locale, renderReason } from '../graph/model/texts.ts'

/** Told of each masked failure; returns the id under which it is logged. */
export type ReportIncident = (error: unknown) => string

/** HTTP status of a request that is refused before it runs. Failures while it runs are data of a 200 response. */
const STATUS: Partial<Record<ErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, UNAVAILABLE: 503 }

/** A refusal before anything ran. `status` overrides the code's own HTTP status, which is 400 where there is none. */
export function refusal(error: DomainError, locale: Locale, status?: number): GraphQLError {
  return problem(error.data, locale, null, { status: status ?? STATUS[error.code] ?? 400 })
}

/** A query text that is not GraphQL. The parser's message names the place and the token. */
export function parseFailed(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    source: error.source,
    positions: error.positions,
    extensions: { code: 'GRAPHQL_PARSE_FAILED', retryable: false, http: { status: 400, spec: true } },
  })
}

/** A query that does not fit the schema, without the names that GraphQL would suggest instead. */
export function validationFailed(error: GraphQLError, locale: Locale): GraphQLError {
  const cause = rootCause(error)
  if (cause instanceof DomainError) {
    return problem(masked(cause.data), locale, error, { status: 400, spec: true })
  }
  return new GraphQLError(error.message.replace(/ Did you mean [\s\S]*$/, ''), {
    nodes: error.nodes,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false, http: { status: 400, spec: true } },
  })
}

/** An operation name that the document does not have, or none where it has several. */
export function noOperation(): GraphQLError {
  return new GraphQLError('The document has no operation of this name, or several and none was named.', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false, http: { status: 400, spec: true } },
  })
}

/** Anything that was thrown while an operation ran, in the form that may be shown. */
export function shown(error: unknown, locale: Locale, report: ReportIncident): GraphQLError {
  const located = error instanceof GraphQLError ? error : null
  const cause = rootCause(error)
  const input = located && badInput(located)
  if (cause instanceof DomainError)
    return problem(input ? masked(cause.data, input.field) : cause.data, locale, located)
  if (isAbort(cause)) return problem({ code: 'TIMEOUT', reason: 'deadline' }, locale, located)
  if (input) return problem(input, locale, located)
  const incident = report(cause)
  return new GraphQLError(renderReason(locale, 'internal', { value: incident }), {
    ...place(located),
    extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false, incident },
  })
}

/** What went wrong in one execution: one fault may stand at every row, so only the first are listed, and how many. */
export function shownErrors(
  errors: readonly GraphQLError[],
  locale: Locale,
  report: ReportIncident,
): GraphQLError[] {
  const max = LIMITS.shownErrorsMax
  const all = errors.map((error) => shown(error, locale, report))
  if (all.length <= max) return all
  const rest: ErrorData = {
    code: 'LIMIT_EXCEEDED',
    reason: 'tooLarge',
    field: 'errors',
    value: String(errors.length),
    allowed: String(max),
  }
  return [...all.slice(0, max), problem(rest, locale, null)]
}

/**
 * A scalar refuses a value without knowing for which property it was meant, so it may be personal and is masked. Where
 * the value came by a variable, its place there is the field.
 */
function masked(data: ErrorData, field = data.field): ErrorData {
  const value = data.value === undefined ? undefined : maskText('FIRST1', data.value)
  return { ...data, ...(field !== undefined && { field }), ...(value !== undefined && { value }) }
}

function problem(
  data: ErrorData,
  locale: Locale,
  located: GraphQLError | null,
  http?: { readonly status: number; readonly spec?: boolean },
): GraphQLError {
  const { code, reason, field, value, allowed } = data
  return new GraphQLError(renderReason(locale, reason, data), {
    ...place(located),
    extensions: {
      code,
      ...(field !== undefined && { field }),
      ...(value !== undefined && { value }),
      ...(allowed !== undefined && { allowed }),
      retryable: ERROR_CODES[code].retryable,
      ...(http && { http }),
    },
  })
}

function place(located: GraphQLError | null) {
  return { nodes: located?.nodes, path: located?.path }
}

/** What was thrown first, below GraphQL's own wrappings. */
function rootCause(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && (cause.name === 'AbortError' || cause.name === 'TimeoutError')
}

/**
 * GraphQL's own refusal of a variable or argument value. Its message quotes the value, so it is not passed on. A
 * value that a resolver returned and its type cannot print is our bug: such errors stand at a path without a node of
 * the caller's input, and are left to be masked.
 */
function badInput(located: GraphQLError): ErrorData | null {
  let bottom = located
  while (bottom.originalError instanceof GraphQLError) bottom = bottom.originalError
  for (const { nodes, message } of [located, bottom]) {
    const node = nodes?.[0]
    if (node?.kind === Kind.VARIABLE_DEFINITION) {
      const inner = / at "([\w.[\]]+)"/.exec(message)?.[1]
      const field = `$${inner ?? node.variable.name.value}`
      return { code: 'BAD_USER_INPUT', reason: 'wrongType', field, allowed: print(node.type) }
    }
  }
  if (bottom.originalError || !bottom.nodes?.length) return null
  return { code: 'BAD_USER_INPUT', reason: 'wrongType', field: located.path?.join('.') ?? 'variables' }
}
