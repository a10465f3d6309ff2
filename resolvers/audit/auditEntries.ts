// The audit trail, page by page, each page checked against the entry before it.

import {
  type AuditEntry,
  type AuditHead,
  EMPTY_AUDIT_HEAD,
  firstBrokenEntry,
} from '../../graph/model/audit.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { Context } from '../context.ts'
import { requireRole } from '../viewer.ts'

interface AuditArguments {
  readonly after: number
  readonly first: number
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[]
  readonly hasMore: boolean
  readonly chainIntact: boolean
  readonly firstBroken: number | null
}

export async function auditEntries(
  _root: unknown,
  { after, first }: AuditArguments,
  { graph, viewer }: Context,
): Promise<AuditPage> {
  requireRole(viewer, 'auditEntries', ['COMPLIANCE', 'ADMIN'])
  inRange('after', after, 0, Number.MAX_SAFE_INTEGER)
  inRange('first', first, 1, LIMITS.pageRowsMax)
  // One entry before the page, to check the first against, and one after it, to see whether there are more.
  const before = after > 0 ? await graph.store.auditEntries(after - 1, 1) : []
  const found = await graph.store.auditEntries(after, first + 1)
  const entries = found.slice(0, first)
  const firstBroken = firstBrokenEntry(entries, headOf(after, before))
  return { entries, hasMore: found.length > first, chainIntact: firstBroken === null, firstBroken }
}

/** Where the entry before the page is missing, no entry can follow from it. */
function headOf(after: number, before: readonly AuditEntry[]): AuditHead {
  if (after === 0) return EMPTY_AUDIT_HEAD
  const [entry] = before
  return entry?.sequence === after ? entry : { sequence: after, hash: '' }
}

function inRange(field: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', {
    field,
    value: String(value),
    allowed: `${least} to ${most}`,
  })
}
