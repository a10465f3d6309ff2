import type { AuditEntry } from '../../graph/model/audit.ts'
import { auditEntries } from './auditEntries.ts'

export const auditResolvers = {
  Query: { auditEntries },
  AuditEntry: {
    actor: ({ actor }: AuditEntry) => actor.name,
    roles: ({ actor }: AuditEntry) => actor.roles,
  },
}
