// What a request may look like that executes something: POST, JSON, of bounded size, one operation. Everything else
// is refused before anything is parsed, so that a form on another site cannot send a mutation.

import { GraphQLError } from 'graphql'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { Locale } from '../../graph/model/texts.ts'
import { refusal } from '../problems.ts'
import { atMost } from './token-limits.ts'

const PARTS = '"query", "variables", "operationName", "extensions"'

export interface OperationRequest {
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly operationName: string | undefined
}

/** Throws the refusal of a request with another method or media type. */
export function checkEnvelope(request: Request, locale: Locale): void {
  if (request.method !== 'POST') {
    throw refusal(unsupported('method', request.method, 'POST'), locale, 405)
  }
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (mediaType !== 'application/json') {
    throw refusal(unsupported('content-type', mediaType.slice(0, 100), 'application/json'), locale, 415)
  }
}

/** Reads and checks the body; throws a refusal. */
export async function readOperation(request: Request, locale: Locale): Promise<OperationRequest> {
  try {
    return parseOperation(await readText(request))
  } catch (error) {
    if (error instanceof DomainError) {
      throw refusal(error, locale, error.details.field === 'body bytes' ? 413 : 400)
    }
    if (error instanceof GraphQLError) throw error
    throw refusal(malformed(), locale)
  }
}

async function readText(request: Request): Promise<string> {
  const declared = request.headers.get('content-length')
  if (declared !== null) atMost('body bytes', Number(declared), LIMITS.bodyBytesMax)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let text = ''
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    atMost('body bytes', bytes, LIMITS.bodyBytesMax)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parseOperation(text: string): OperationRequest {
  const body: unknown = JSON.parse(text)
  if (!isObject(body)) throw malformed()
  const { query, variables, operationName } = body
  if (typeof query !== 'string') throw malformed()
  if (variables !== undefined && variables !== null && !isObject(variables)) throw malformed()
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw malformed()
  }
  checkDepth(variables)
  return { query, variables: variables ?? {}, operationName: operationName || undefined }
}

/** GraphQL recurses into variables, so their depth is bounded. */
function checkDepth(variables: unknown): void {
  let level: readonly unknown[] = [variables]
  for (let depth = 0; level.length > 0; depth += 1) {
    atMost('variables depth', depth, LIMITS.variablesDepthMax)
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(): DomainError {
  return new DomainError('BAD_USER_INPUT', 'malformedBody', { field: 'body', allowed: PARTS })
}

function unsupported(field: string, value: string, allowed: string): DomainError {
  return new DomainError('BAD_USER_INPUT', 'unsupported', { field, value, allowed })
}
