// The tables of a mapping's lookups: one column of a source found by another. Read before the rows that ask them; what
// they keep in memory is bounded.

import { DomainError } from '../../model/errors.ts'
import { type SourceRow, UsedColumns } from './cells.ts'
import type { ValueSpec } from './value-spec.ts'

type LookupSpec = Extract<ValueSpec, { kind: 'lookup' }>

export interface LookupTable {
  readonly spec: LookupSpec
  readonly columns: UsedColumns
  readonly values: Map<string, string>
}

export class Lookups {
  readonly #tables = new Map<string, LookupTable>()

  /** The table of a lookup; it is empty until it was filled. */
  tableOf(spec: LookupSpec): ReadonlyMap<string, string> {
    const name = JSON.stringify([spec.rows, spec.by, spec.take])
    let table = this.#tables.get(name)
    if (!table) {
      const columns = new UsedColumns()
      columns.positionOf(spec.by, spec.place)
      columns.positionOf(spec.take, spec.place)
      table = { spec, columns, values: new Map() }
      this.#tables.set(name, table)
    }
    return table.values
  }

  get all(): readonly LookupTable[] {
    return [...this.#tables.values()]
  }
}

/** Takes rows into a table. The first row of a key counts; rows without key or value are not looked up. */
export function fillTable(
  { spec, columns, values }: LookupTable,
  rows: readonly SourceRow[],
  max: number,
): void {
  const byAt = columns.positionOf(spec.by, spec.place)
  const takeAt = columns.positionOf(spec.take, spec.place)
  for (const row of rows) {
    if (!('cells' in row)) continue
    const key = row.cells[byAt]
    const value = row.cells[takeAt]
    if (typeof key !== 'string' || typeof value !== 'string' || values.has(key)) continue
    if (values.size >= max) {
      throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
        field: `lookup in ${spec.rows}`,
        value: 'the number of keys',
        allowed: String(max),
      })
    }
    values.set(key, value)
  }
}
