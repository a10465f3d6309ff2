// Outcomes that say nothing but their status: one object each, because loads have millions of them.

import type { Outcome } from '../model/changes.ts'

export const CREATED: Outcome = { status: 'created' }
export const UPDATED: Outcome = { status: 'updated' }
export const UNCHANGED: Outcome = { status: 'unchanged' }
export const DELETED: Outcome = { status: 'deleted' }
