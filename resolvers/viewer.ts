// Who asks: an actor named by an API key, or the local development actor where no keys are configured. Keys are kept
// only as SM3 digests; the file is a JSON array of {name, roles, keySm3}.

import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { DomainError } from '../graph/model/errors.ts'
import type { Role, Viewer } from './context.ts'

const ROLES = [
  'ANALYST',
  'INVESTIGATOR',
  'DASHBOARD',
  'OPERATOR',
  'COMPLIANCE',
  'SERVICE',
  'ADMIN',
] as const satisfies readonly Role[]
const SEES_PERSONAL: readonly Role[] = ['INVESTIGATOR', 'COMPLIANCE', 'ADMIN']
/** Dashboards and machine callers run known queries; they have no need to explore the schema. */
const NO_INTROSPECTION: readonly Role[] = ['DASHBOARD', 'SERVICE']

const KeysFile = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(100),
      roles: z.array(z.enum(ROLES)).min(1),
      keySm3: z.string().regex(/^[0-9a-fA-F]{64}$/),
    }),
  )
  .min(1)
  .refine((keys) => differ(keys.map((key) => key.name)), 'names must differ')
  // One key for two actors would give whoever holds it the roles of the last.
  .refine((keys) => differ(keys.map((key) => key.keySm3.toLowerCase())), 'keys must differ')

export interface ApiKey {
  readonly viewer: Viewer
  readonly digest: Buffer
}

/** Reads a keys file; throws BAD_USER_INPUT that names the place of the first fault, never a digest. */
export function parseApiKeys(text: string): readonly ApiKey[] {
  const parsed = KeysFile.safeParse(jsonOf(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw malformed(`${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'not valid'}`)
  }
  return parsed.data.map(({ name, roles, keySm3 }) => ({
    viewer: viewerOf(name, roles),
    digest: Buffer.from(keySm3, 'hex'),
  }))
}

const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Throws FORBIDDEN unless the request is addressed to this machine by a loopback name: a page elsewhere whose name
 * was pointed at 127.0.0.1 must not act as the local actor.
 */
export function checkHost(url: URL): void {
  if (LOOPBACK_NAMES.includes(url.hostname)) return
  throw new DomainError('FORBIDDEN', 'unsupported', {
    field: 'host',
    value: url.hostname.slice(0, 100),
    allowed: LOOPBACK_NAMES.join(', '),
  })
}

/** The actor of a developer's own machine: every role, no key. */
export const LOCAL_VIEWER: Viewer = viewerOf('local', ROLES)

/** Finds the actor of an Authorization header; throws UNAUTHENTICATED. Without keys, the local actor. */
export function authenticate(authorization: string | null, keys: readonly ApiKey[] | null): Viewer {
  if (keys === null) return LOCAL_VIEWER
  const given = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(authorization ?? '')?.[1]
  const digest = createHash('sm3')
    .update(given ?? '')
    .digest()
  let found: Viewer | null = null
  // Every key is compared, each in constant time, so that the answer's time says nothing about the digests.
  for (const key of keys) if (timingSafeEqual(key.digest, digest)) found = key.viewer
  if (given === undefined || found === null) throw new DomainError('UNAUTHENTICATED', 'unauthenticated')
  return found
}

export function mayIntrospect(viewer: Viewer): boolean {
  return viewer.roles.some((role) => !NO_INTROSPECTION.includes(role))
}

/** Throws FORBIDDEN unless the viewer holds one of the roles. */
export function requireRole(viewer: Viewer, field: string, roles: readonly Role[]): void {
  if (viewer.roles.some((role) => roles.includes(role))) return
  throw new DomainError('FORBIDDEN', 'roleRequired', { field, allowed: roles.join(', ') })
}

function viewerOf(name: string, roles: readonly Role[]): Viewer {
  return {
    name,
    roles,
    visibility: { kind: 'all' },
    seesPersonal: roles.some((role) => SEES_PERSONAL.includes(role)),
  }
}

function differ(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}

/** Throws BAD_USER_INPUT without the parser's message, which quotes the file. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed('not JSON')
  }
}

function malformed(value: string): DomainError {
  return new DomainError('BAD_USER_INPUT', 'malformedFile', {
    field: 'keys file',
    value,
    allowed: '[{name, roles, keySm3}], keySm3 being the SM3 digest of the key in hex',
  })
}
