// Rows of a node file as changes. The label comes from the :LABEL column, from what was given with the file, or from
// the id space; the id column holds the key.

import type { Change } from '../model/changes.ts'
import { DomainError } from '../model/errors.ts'
import type { Model, NodeModel } from '../model/registry.ts'
import { parseNodeRow } from '../model/validate.ts'
import type { CsvField } from './csv-records.ts'
import type { FileGroup } from './file-group.ts'
import type { Column } from './header.ts'
import { checkColumns, checkFieldCount, fieldOf, type RowPlan, rowValues } from './row-values.ts'

/** Labels by id space, learned from node files so that relationship files find their ends. */
export type SpaceLabels = Map<string, Set<string>>

export class NodeRows {
  readonly #model: Model
  readonly #columns: readonly Column[]
  readonly #listDelimiter: string
  readonly #fixedLabel: string | null
  readonly #space: string | null
  readonly #plans = new Map<string, { readonly node: NodeModel; readonly plan: RowPlan }>()

  /** Throws BAD_USER_INPUT where the header does not fit the model, before any row is read. */
  constructor(model: Model, group: FileGroup, columns: readonly Column[], listDelimiter: string) {
    this.#model = model
    this.#columns = columns
    this.#listDelimiter = listDelimiter
    const id = columns.find((column) => column.kind === 'id')
    this.#space = id?.space ?? null
    const spaceLabel = this.#space !== null && model.nodes.has(this.#space) ? this.#space : null
    this.#fixedLabel = group.given === null ? spaceLabel : entityLabel(model, group.given)
    const place = `${group.paths[0]}, header`
    const perRow = columns.some((column) => column.kind === 'label')
    if (!perRow && this.#fixedLabel === null) {
      throw malformed(place, 'no label', ':LABEL, Label=FILE, or an id space named as a label')
    }
    if (!perRow && this.#fixedLabel !== null) {
      const { node, plan } = this.#planFor(this.#fixedLabel)
      checkColumns(place, plan, true)
      const hasKey = columns.some((column) => column.kind === 'property' && column.name === node.key)
      if (!id && !hasKey) throw malformed(place, 'no id', `${node.key}:ID(${node.label})`)
    }
  }

  /** The change that a row asks for; throws DomainError where it is refused. */
  read(fields: readonly CsvField[], spaces: SpaceLabels): Change {
    checkFieldCount(fields, this.#columns)
    const given = fieldOf('label', fields, this.#columns)
    const label = given === null ? this.#fixedLabel : entityLabel(this.#model, given)
    if (label === null) {
      throw new DomainError('BAD_USER_INPUT', 'missing', { field: ':LABEL', allowed: 'one label' })
    }
    const { node, plan } = this.#planFor(label)
    const values = rowValues(fields, plan)
    const id = fieldOf('id', fields, this.#columns)
    if (id !== null) values[node.key] = id
    const change = parseNodeRow(this.#model, label, values)
    if (this.#space !== null) labelsOf(spaces, this.#space).add(label)
    return change
  }

  #planFor(label: string): { readonly node: NodeModel; readonly plan: RowPlan } {
    const known = this.#plans.get(label)
    if (known) return known
    const node = this.#model.nodes.get(label)!
    const plan = { columns: this.#columns, properties: node.properties, listDelimiter: this.#listDelimiter }
    checkIdColumn(node, this.#columns)
    checkColumns(`label ${label}`, plan, false)
    this.#plans.set(label, { node, plan })
    return { node, plan }
  }
}

/** The one entity label among labels separated by semicolons (or colons before an equals sign). */
function entityLabel(model: Model, text: string): string {
  const labels = text.split(/[;:]/).filter((label) => model.nodes.has(label))
  const [label, another] = labels
  if (label !== undefined && another === undefined) return label
  if (another !== undefined) {
    throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
      field: ':LABEL',
      value: text,
      allowed: 'exactly one entity label',
    })
  }
  throw new DomainError('BAD_USER_INPUT', 'unknownLabel', { field: ':LABEL', value: text })
}

/** The id column must hold the key: under its name, under none, or under a name that no property has. */
function checkIdColumn(node: NodeModel, columns: readonly Column[]): void {
  const id = columns.find((column) => column.kind === 'id')
  if (!id) return
  const keyGiven = columns.some((column) => column.kind === 'property' && column.name === node.key)
  if (keyGiven || (id.name !== node.key && node.properties.has(id.name))) {
    throw malformed('header', `${id.name}:ID`, `${node.key}:ID, the key of ${node.label}`)
  }
}

function labelsOf(spaces: SpaceLabels, space: string): Set<string> {
  let labels = spaces.get(space)
  if (!labels) {
    labels = new Set()
    spaces.set(space, labels)
  }
  return labels
}

function malformed(field: string, value: string, allowed: string): DomainError {
  return new DomainError('BAD_USER_INPUT', 'malformedFile', { field, value, allowed })
}
