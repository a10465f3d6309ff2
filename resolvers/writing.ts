// Writes of the API: who, when and what in one batch, and nothing stale read afterwards.

import type { Change, WriteResult } from '../graph/model/changes.ts'
import { DomainError } from '../graph/model/errors.ts'
import { LIMITS } from '../graph/model/limits.ts'
import type { Context } from './context.ts'

/** `action` is the mutation's name, for the audit entry. */
export async function writeChanges(
  context: Context,
  action: string,
  changes: readonly Change[],
  idempotencyKey: string | null,
): Promise<WriteResult> {
  const { graph, viewer, loaders, now, signal } = context
  checkIdempotencyKey(idempotencyKey)
  const actor = { name: viewer.name, roles: viewer.roles }
  const batch = { changes, actor, action, at: now().toISOString(), idempotencyKey, bulk: false }
  const result = await graph.write(batch, signal)
  loaders.clear()
  return result
}

function checkIdempotencyKey(key: string | null): void {
  const max = LIMITS.idempotencyKeyCharactersMax
  if (key === null || (key.length > 0 && key.length <= max && /^[\x21-\x7e]+$/.test(key))) return
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', {
    field: 'idempotencyKey',
    value: `${key.length} characters`,
    allowed: `1 to ${max} printable ASCII characters without spaces`,
  })
}
