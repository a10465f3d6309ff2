// The audit trail as a hash chain over SM3: each entry's hash covers the one before, so that a changed, removed or
// inserted entry breaks the chain from there on.

import { createHash } from 'node:crypto'
import type { ActorStamp } from './changes.ts'

/** What an entry says. `digest` covers the changes without showing them; `outcome` counts what became of the rows. */
export interface AuditFacts {
  readonly at: string
  readonly actor: ActorStamp
  readonly action: string
  /** Graph version after the action. */
  readonly version: number
  readonly digest: string
  readonly outcome: string
}

export interface AuditEntry extends AuditFacts {
  /** 1 for the first entry, without gaps. */
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
}

/** Where the chain stands. An empty chain has sequence 0 and the hash of nothing. */
export interface AuditHead {
  readonly sequence: number
  readonly hash: string
}

export const EMPTY_AUDIT_HEAD: AuditHead = { sequence: 0, hash: '0'.repeat(64) }

export function sm3Hex(text: string): string {
  return createHash('sm3').update(text, 'utf8').digest('hex')
}

export function nextAuditEntry(head: AuditHead, facts: AuditFacts): AuditEntry {
  const sequence = head.sequence + 1
  return { ...facts, sequence, previousHash: head.hash, hash: hashOf(sequence, head.hash, facts) }
}

/** The sequence number of the first entry that does not follow from the one before, or null if the chain is whole. */
export function firstBrokenEntry(
  entries: Iterable<AuditEntry>,
  head: AuditHead = EMPTY_AUDIT_HEAD,
): number | null {
  let last = head
  for (const entry of entries) {
    const follows = entry.sequence === last.sequence + 1 && entry.previousHash === last.hash
    if (!follows || entry.hash !== hashOf(entry.sequence, last.hash, entry)) return entry.sequence
    last = entry
  }
  return null
}

function hashOf(sequence: number, previousHash: string, facts: AuditFacts): string {
  const { at, actor, action, version, digest, outcome } = facts
  return sm3Hex(
    JSON.stringify([sequence, previousHash, at, actor.name, actor.roles, action, version, digest, outcome]),
  )
}
