// What a table of bad requests consists of: one request that is wrong in one way, and what its refusal must name.

import type { Role } from '../../resolvers/context.ts'

/** What a refusal says besides its text; `field`, `value` and `allowed` only where there is something to say. */
export interface Problem {
  readonly code: string
  readonly field?: string
  readonly value?: string
  readonly allowed?: string
}

export interface BadRequest {
  readonly what: string
  readonly query: string
  readonly variables?: object
  readonly role?: Role
  readonly problem: Problem
}

export function bad(field: string, value?: string, allowed?: string): Problem {
  return {
    code: 'BAD_USER_INPUT',
    field,
    ...(value !== undefined && { value }),
    ...(allowed !== undefined && { allowed }),
  }
}

export function tooLarge(field: string, value: number, allowed: number): Problem {
  return { code: 'LIMIT_EXCEEDED', field, value: String(value), allowed: String(allowed) }
}

const mutation = (name: string, input: string): string => /* GraphQL */ `
  mutation ($input: ${input}!) {
    result: ${name}(input: $input) { refused rows { error { code field value allowed } } }
  }
`
export const UPSERT_NODES = mutation('upsertNodes', 'UpsertNodesInput')
export const UPSERT_RELATIONSHIPS = mutation('upsertRelationships', 'UpsertRelationshipsInput')
export const DELETE_NODES = mutation('deleteNodes', 'DeleteNodesInput')
export const DELETE_RELATIONSHIPS = mutation('deleteRelationships', 'DeleteRelationshipsInput')

/** What stands in the graph while bad requests are tried: the least that they need. */
export const SOUND_ROWS: readonly (readonly [mutation: string, input: object])[] = [
  [UPSERT_NODES, { label: 'OpsObject', rows: [{ ciCode: 'a' }, { ciCode: 'b' }, { ciCode: 'c' }] }],
  [UPSERT_NODES, { label: 'Site', rows: [{ siteCode: 's1' }] }],
  [UPSERT_NODES, { label: 'Person', rows: [{ personId: 'p1' }] }],
  [UPSERT_NODES, { label: 'Account', rows: [{ accountKey: 'B:62220001' }, { accountKey: 'B:62220002' }] }],
  [UPSERT_RELATIONSHIPS, { type: 'CALLS', rows: [{ source: { key: 'a' }, target: { key: 'b' } }] }],
  [
    UPSERT_RELATIONSHIPS,
    {
      type: 'TRANSFER',
      rows: [{ source: { key: 'B:62220001' }, target: { key: 'B:62220002' }, transactionId: 't1' }],
    },
  ],
]
