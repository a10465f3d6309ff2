// Bulk mutations: every row is validated, those that pass go to the store in one batch, and each row is told what
// became of it. A refused row, here or in the store, stops no other.

import type { Change, Outcome } from '../../graph/model/changes.ts'
import { DomainError, ERROR_CODES, type ErrorData } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { nodeId, relationshipId } from '../../graph/model/refs.ts'
import type { Model } from '../../graph/model/registry.ts'
import { requireHeld, requireWritable } from '../../graph/model/rights.ts'
import { type Locale, renderReason } from '../../graph/model/texts.ts'
import { identityText, textOf } from '../../graph/model/validate.ts'
import { tooLarge } from '../../graph/query/parse-where.ts'
import type { Context, Role } from '../context.ts'
import { requireRole } from '../viewer.ts'
import { writeChanges } from '../writing.ts'

const WRITERS: readonly Role[] = ['OPERATOR', 'SERVICE', 'ADMIN']

export interface BulkRequest {
  readonly action: string
  /** Of nodes: their label. Who may not write it is refused as a whole. */
  readonly label?: string
  readonly rows: readonly unknown[]
  readonly idempotencyKey?: string | null
  /** Throws a DomainError for a row that does not fit. */
  readonly parse: (row: unknown) => Change
}

type Row = { readonly change: Change } | { readonly error: ErrorData }

export async function bulkWrite(context: Context, request: BulkRequest) {
  requireRole(context.viewer, request.action, WRITERS)
  requireLabels(context, request.label === undefined ? [] : [request.label])
  const count = request.rows.length
  if (count > LIMITS.bulkRowsMax) tooLarge('rows', count, LIMITS.bulkRowsMax)

  const rows = parseRows(context, request)
  const changes = rows.flatMap((row) => ('change' in row ? [row.change] : []))
  const written = await writeChanges(context, request.action, changes, request.idempotencyKey ?? null)

  const outcomes = written.outcomes.values()
  const results = rows.map((row, index) => {
    const outcome: Outcome =
      'change' in row ? (outcomes.next().value as Outcome) : { status: 'refused', error: row.error }
    return rowResult(index, outcome, 'change' in row ? idOf(row.change) : null, context.locale)
  })
  const counted = (status: string) => results.filter((row) => row.status === status).length
  return {
    version: written.version,
    replayed: written.replayed,
    created: counted('CREATED'),
    updated: counted('UPDATED'),
    unchanged: counted('UNCHANGED'),
    deleted: counted('DELETED'),
    refused: counted('REFUSED'),
    rows: results,
  }
}

function parseRows(context: Context, { rows, parse }: BulkRequest): Row[] {
  const { model } = context.graph
  const seen = new Set<string>()
  return rows.map((row) => {
    try {
      const change = parse(row)
      requireLabels(context, labelsOf(change))
      requireProperties(context, change)
      const identity = identityText(change)
      if (seen.has(identity)) return { error: duplicate(model, change) }
      seen.add(identity)
      return { change }
    } catch (error) {
      // An unknown label or type is wrong for the whole request, not for one row of it.
      if (!(error instanceof DomainError) || REQUEST_FAULTS.includes(error.reason)) throw error
      return { error: error.data }
    }
  })
}

function requireLabels({ graph, viewer }: Context, labels: readonly string[]): void {
  for (const label of labels) requireHeld(viewer, label, graph.model.nodes.get(label)?.roles ?? null)
}

function requireProperties({ graph: { model }, viewer }: Context, change: Change): void {
  if (!('set' in change)) return
  const [owner, declared] =
    'ref' in change
      ? [change.ref.label, model.nodes.get(change.ref.label)]
      : [change.type, model.relationships.get(change.type)]
  for (const name of Object.keys(change.set)) {
    const property = declared?.properties.get(name)
    if (property) requireWritable(viewer, owner, property)
  }
}

function labelsOf(change: Change): string[] {
  const refs = 'ref' in change ? [change.ref] : [change.source, change.target]
  return refs.flatMap((ref) => (ref ? [ref.label] : []))
}

const REQUEST_FAULTS: readonly string[] = ['unknownLabel', 'unknownType']

function duplicate(model: Model, change: Change): ErrorData {
  return { code: 'CONFLICT', reason: 'duplicateRow', field: 'row', value: nameOf(model, change) }
}

/** Names the row's node or relationship, its key masked where personal. */
function nameOf(model: Model, change: Change): string {
  if ('ref' in change) {
    const { label, key } = change.ref
    const node = model.nodes.get(label)
    return `${label} ${textOf(key, node?.properties.get(node.key))}`
  }
  const relationship = model.relationships.get(change.type)
  if (change.key === null) return change.type
  return `${change.type} ${textOf(change.key, relationship?.properties.get(relationship.key ?? ''))}`
}

function idOf(change: Change): string | null {
  if ('ref' in change) return nodeId(change.ref)
  return change.key === null ? null : relationshipId(change.type, change.key)
}

function rowResult(row: number, outcome: Outcome, id: string | null, locale: Locale) {
  const status = outcome.status.toUpperCase()
  if (outcome.status !== 'refused') return { row, status, id, error: null }
  const { code, reason, field, value, allowed } = outcome.error
  const message = renderReason(locale, reason, outcome.error)
  const error = { code, message, field, value, allowed, retryable: ERROR_CODES[code].retryable }
  return { row, status, id, error }
}
