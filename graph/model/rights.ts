// What an actor may read: the one place that says which roles and which sight of personal values a label, a property
// or a relationship field asks for. Output, filters, sorting, figures, search and writes all ask here.

import { DomainError } from './errors.ts'
import type { PropertyModel } from './registry.ts'

export interface Rights {
  readonly roles: readonly string[]
  /** True for roles that see personal values in clear. */
  readonly seesPersonal: boolean
}

/** True if the actor holds one of the roles; null asks for none. */
export function holdsRole(rights: Rights, roles: readonly string[] | null): boolean {
  return roles === null || roles.some((role) => rights.roles.includes(role))
}

/** Throws FORBIDDEN unless the actor holds one of the roles. `field` is a label, or "Label.field". */
export function requireHeld(rights: Rights, field: string, roles: readonly string[] | null): void {
  if (holdsRole(rights, roles)) return
  throw new DomainError('FORBIDDEN', 'roleRequired', { field, allowed: (roles ?? []).join(', ') })
}

/** True if the value is masked for the actor. A key is an identifier, which ids and cursors hold anyway. */
export function isMasked(rights: Rights, property: PropertyModel): boolean {
  return property.mask !== null && !property.identifies && !rights.seesPersonal
}

/** A value that the actor may not read must not be found out by filtering, sorting, grouping or measuring. */
export function requireReadable(rights: Rights, owner: string, property: PropertyModel): void {
  const field = `${owner}.${property.name}`
  requireHeld(rights, field, property.roles)
  if (isMasked(rights, property)) throw new DomainError('FORBIDDEN', 'maskedField', { field })
}

/** Who may write personal values without seeing them: machines, which bring them from where they are kept. */
const WRITES_PERSONAL_UNSEEN: readonly string[] = ['SERVICE']

/**
 * Whether a row was changed or not tells what was there, so what an actor may not read is not written by guessing
 * either. Throws FORBIDDEN.
 */
export function requireWritable(rights: Rights, owner: string, property: PropertyModel): void {
  const field = `${owner}.${property.name}`
  requireHeld(rights, field, property.roles)
  if (isMasked(rights, property)) requireHeld(rights, field, WRITES_PERSONAL_UNSEEN)
}
