import type { AuditEntry } from '../../graph/model/audit.ts'
import { auditEntries } from './auditEntries.ts'

export const Query = { auditEntries }

export const AuditTrailEntry = {
  actor: ({ actor }: AuditEntry) => actor.name,
  roles: ({ actor }: AuditEntry) => actor.roles,
}
