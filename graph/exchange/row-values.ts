// Turns the property fields of one row into named values, by what the model says of each column.

import { DomainError } from '../model/errors.ts'
import type { PropertyModel } from '../model/registry.ts'
import type { CsvField } from './csv-records.ts'
import { readValue } from './field-values.ts'
import { type Column, checkHeaderType } from './header.ts'

/** What rows of one label or type are read with. */
export interface RowPlan {
  readonly columns: readonly Column[]
  readonly properties: ReadonlyMap<string, PropertyModel>
  readonly listDelimiter: string
}

/** Checks the types of all columns; where `strict`, also that the model knows every column. */
export function checkColumns(place: string, plan: RowPlan, strict: boolean): void {
  for (const column of plan.columns) {
    if (column.kind !== 'property') continue
    const property = plan.properties.get(column.name)
    if (property) checkHeaderType(place, column.name, column.type, property.type)
    else if (strict) throw unknownProperty(column.name, plan)
  }
}

/** The values that a row brings; an empty field brings none. Throws where a column is unknown and not empty. */
export function rowValues(fields: readonly CsvField[], plan: RowPlan): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [index, column] of plan.columns.entries()) {
    const field = fields[index] ?? null
    if (column.kind !== 'property' || field === null) continue
    const property = plan.properties.get(column.name)
    if (!property) throw unknownProperty(column.name, plan)
    values[column.name] = readValue(field, property.type, column.type, plan.listDelimiter)
  }
  return values
}

/** Throws unless the row has as many fields as the header. */
export function checkFieldCount(fields: readonly CsvField[], columns: readonly Column[]): void {
  if (fields.length === columns.length) return
  throw new DomainError('BAD_USER_INPUT', 'malformedFile', {
    field: 'row',
    value: `${fields.length} fields`,
    allowed: `${columns.length} as in the header`,
  })
}

/** The field of the first column of a kind, or null where the header has none or the row leaves it empty. */
export function fieldOf(
  kind: Column['kind'],
  fields: readonly CsvField[],
  columns: readonly Column[],
): CsvField {
  const index = columns.findIndex((column) => column.kind === kind)
  return index < 0 ? null : (fields[index] ?? null)
}

function unknownProperty(name: string, plan: RowPlan): DomainError {
  return new DomainError('BAD_USER_INPUT', 'unknownProperty', {
    field: name,
    allowed: [...plan.properties.keys()].join(', '),
  })
}

/** Refuses a record that the reader could not make out. */
export function malformedRow(problem: string): DomainError {
  return new DomainError('BAD_USER_INPUT', 'malformedFile', {
    field: 'row',
    value: problem,
    allowed: 'one whole record',
  })
}
