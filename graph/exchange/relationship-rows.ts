// Rows of a relationship file as changes. An end is a key and its possible labels; where more than one label is
// possible the store is asked which node there is, a batch at a time.

import type { Change } from '../model/changes.ts'
import { assert, DomainError } from '../model/errors.ts'
import type { NodeRef } from '../model/refs.ts'
import type { Model, RelationshipModel } from '../model/registry.ts'
import { parseRelationshipRow } from '../model/validate.ts'
import type { CsvField } from './csv-records.ts'
import type { FileGroup } from './file-group.ts'
import type { Column } from './header.ts'
import type { SpaceLabels } from './node-rows.ts'
import type { RowKeys } from './row-keys.ts'
import { checkColumns, checkFieldCount, fieldOf, type RowPlan, rowValues } from './row-values.ts'

/** A row that has been read but whose ends may still have several possible labels. */
export interface PendingRelationship {
  readonly relationship: RelationshipModel
  readonly source: PendingEnd
  readonly target: PendingEnd
  readonly values: Readonly<Record<string, unknown>>
}

export interface PendingEnd {
  readonly field: 'source' | 'target'
  readonly key: string
  readonly labels: readonly string[]
}

export class RelationshipRows {
  readonly #model: Model
  readonly #columns: readonly Column[]
  readonly #listDelimiter: string
  readonly #given: string | null
  readonly #plans = new Map<string, { readonly relationship: RelationshipModel; readonly plan: RowPlan }>()

  /** Throws BAD_USER_INPUT where the header does not fit the model, before any row is read. */
  constructor(model: Model, group: FileGroup, columns: readonly Column[], listDelimiter: string) {
    this.#model = model
    this.#columns = columns
    this.#listDelimiter = listDelimiter
    this.#given = group.given
    const place = `${group.paths[0]}, header`
    const missing = [
      columns.some((column) => column.kind === 'start') ? null : ':START_ID',
      columns.some((column) => column.kind === 'end') ? null : ':END_ID',
      columns.some((column) => column.kind === 'type') || group.given !== null ? null : ':TYPE',
    ].find((field) => field !== null)
    if (missing) {
      throw new DomainError('BAD_USER_INPUT', 'malformedFile', {
        field: place,
        value: `no ${missing} column`,
        allowed: ':START_ID, :END_ID and :TYPE, or TYPE=FILE',
      })
    }
    if (group.given !== null) checkColumns(place, this.#planFor(group.given).plan, true)
  }

  /** Throws DomainError where the row is refused. */
  read(fields: readonly CsvField[], spaces: SpaceLabels): PendingRelationship {
    checkFieldCount(fields, this.#columns)
    const type = fieldOf('type', fields, this.#columns) ?? this.#given
    if (type === null) {
      throw new DomainError('BAD_USER_INPUT', 'missing', { field: ':TYPE', allowed: 'a relationship type' })
    }
    const { relationship, plan } = this.#planFor(type)
    return {
      relationship,
      source: this.#end('source', relationship, fields, spaces),
      target: this.#end('target', relationship, fields, spaces),
      values: rowValues(fields, plan),
    }
  }

  #end(
    field: 'source' | 'target',
    relationship: RelationshipModel,
    fields: readonly CsvField[],
    spaces: SpaceLabels,
  ): PendingEnd {
    const kind = field === 'source' ? 'start' : 'end'
    const key = fieldOf(kind, fields, this.#columns)
    if (key === null) {
      throw new DomainError('BAD_USER_INPUT', 'missing', { field, allowed: 'the key of a node' })
    }
    const column = this.#columns.find((candidate) => candidate.kind === kind)
    const space = column?.kind === kind ? column.space : null
    return { field, key, labels: this.#labelsOf(field, relationship, space, spaces) }
  }

  /** A space that is a label names it; another stands for the labels that node files had in it; else the type decides. */
  #labelsOf(
    field: 'source' | 'target',
    relationship: RelationshipModel,
    space: string | null,
    spaces: SpaceLabels,
  ): readonly string[] {
    if (space !== null && this.#model.nodes.has(space)) return [space]
    const learned = space === null ? undefined : spaces.get(space)
    const allowed = new Set(
      relationship.ends.flatMap((ends) =>
        relationship.undirected ? [ends.source, ends.target] : [ends[field]],
      ),
    )
    const both = [...allowed].filter((label) => learned?.has(label))
    return both.length > 0 ? both : [...allowed]
  }

  #planFor(type: string): { readonly relationship: RelationshipModel; readonly plan: RowPlan } {
    const known = this.#plans.get(type)
    if (known) return known
    const relationship = this.#model.relationships.get(type)
    if (!relationship) throw new DomainError('BAD_USER_INPUT', 'unknownType', { field: ':TYPE', value: type })
    const { properties } = relationship
    const plan = { columns: this.#columns, properties, listDelimiter: this.#listDelimiter }
    checkColumns(`type ${type}`, plan, false)
    this.#plans.set(type, { relationship, plan })
    return { relationship, plan }
  }
}

/** Settles the ends of a batch of rows; one outcome for each row, in order. */
export async function settleEnds(
  rows: readonly PendingRelationship[],
  presentIn: (label: string, keys: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<({ readonly source: NodeRef; readonly target: NodeRef } | DomainError)[]> {
  const asked = new Map<string, Set<string>>()
  for (const row of rows) {
    for (const end of [row.source, row.target]) {
      if (end.labels.length < 2) continue
      for (const label of end.labels) asked.set(label, (asked.get(label) ?? new Set()).add(end.key))
    }
  }
  const present = new Map<string, ReadonlySet<string>>()
  for (const [label, keys] of asked) present.set(label, await presentIn(label, [...keys]))
  return rows.map((row) => {
    const source = settle(row.source, present)
    const target = settle(row.target, present)
    if (source instanceof DomainError) return source
    if (target instanceof DomainError) return target
    return { source, target }
  })
}

function settle(end: PendingEnd, present: ReadonlyMap<string, ReadonlySet<string>>): NodeRef | DomainError {
  const [only] = end.labels
  if (end.labels.length === 1 && only !== undefined) return { label: only, key: end.key }
  const found = end.labels.filter((label) => present.get(label)?.has(end.key))
  const [label] = found
  if (found.length === 1 && label !== undefined) return { label, key: end.key }
  const names = end.labels.join(', ')
  return found.length === 0
    ? new DomainError('NOT_FOUND', 'danglingEnd', { field: end.field, value: `with this key of ${names}` })
    : new DomainError('BAD_USER_INPUT', 'wrongValue', {
        field: end.field,
        value: `a key that nodes of ${found.join(', ')} have`,
        allowed: 'an id space that names the label',
      })
}

/** The change of a row with settled ends; a keyed row without key gets one from its content. */
export function relationshipChange(
  model: Model,
  row: PendingRelationship,
  ends: { readonly source: NodeRef; readonly target: NodeRef },
  keys: RowKeys,
): Change {
  const { type, key } = row.relationship
  if (key === null || row.values[key] !== undefined) {
    return parseRelationshipRow(model, type, { ...ends, ...row.values })
  }
  const change = parseRelationshipRow(model, type, { ...ends, ...row.values, [key]: KEY_TO_COME })
  assert(change.op === 'upsertRelationship', 'a relationship row is an upsert')
  return { ...change, key: keys.next(change) }
}

/** Stands for the key while the row is checked, because the key is made from the checked values. */
const KEY_TO_COME = 'to-come'
