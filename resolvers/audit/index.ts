import type { AuditEntry as Entry } from '../../graph/model/audit.ts'
import { auditEntries } from './auditEntries.ts'

export const Query = { auditEntries }

export const AuditEntry = {
  actor: ({ actor }: Entry) => actor.name,
  roles: ({ actor }: Entry) => actor.roles,
}
