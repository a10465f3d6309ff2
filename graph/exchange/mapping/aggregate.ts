// Groups the rows of one source into one row for each value of its `by` columns. What is kept in memory is bounded by
// the number of groups and of list items; more is a refusal, never a wrong sum.

import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'
import type { Cell, SourceRow } from './cells.ts'
import { addDecimals, type Decimal, decimalText, parseDecimal } from './decimal.ts'
import type { AggregateColumn } from './source-spec.ts'

interface State {
  readonly by: readonly Cell[]
  readonly path: string
  readonly line: number
  readonly values: Value[]
}

/** What has come together of one aggregate; null: nothing yet. */
type Value = number | Decimal | Cell | string[]

export interface AggregatePlan {
  /** Positions of the columns that make a group. */
  readonly by: readonly number[]
  /** Position of each aggregate's column; -1 for a count. */
  readonly columns: readonly (AggregateColumn & { readonly position: number })[]
}

export class Groups {
  readonly #plan: AggregatePlan
  readonly #groupsMax: number
  readonly #groups = new Map<string, State>()

  constructor(plan: AggregatePlan, groupsMax: number) {
    this.#plan = plan
    this.#groupsMax = groupsMax
  }

  /** Takes a row; a refused one is given back with its reason and counts nowhere. */
  add(row: SourceRow): SourceRow | null {
    if (!('cells' in row)) return row
    const { cells, path, line } = row
    const sums = this.#plan.columns.map(({ operator, position }) =>
      operator === 'sum' ? numberOf(cells[position] ?? null) : null,
    )
    const wrong = sums.indexOf(undefined)
    if (wrong >= 0) return { path, line, problem: `no number in ${this.#plan.columns[wrong]?.column}` }
    const by = this.#plan.by.map((position) => cells[position] ?? null)
    const state = this.#stateOf(by, path, line)
    for (const [index, { operator, position }] of this.#plan.columns.entries()) {
      const cell = operator === 'count' ? null : (cells[position] ?? null)
      state.values[index] = next(operator, state.values[index] ?? null, cell, sums[index] ?? null)
    }
    return null
  }

  /** The groups in the order of their first rows. */
  *rows(): Generator<SourceRow> {
    for (const { by, path, line, values } of this.#groups.values()) {
      const cells = values.map((value, index) => cellOf(this.#plan.columns[index]?.operator, value))
      yield { path, line, cells: [...by, ...cells] }
    }
  }

  #stateOf(by: readonly Cell[], path: string, line: number): State {
    const name = JSON.stringify(by)
    let state = this.#groups.get(name)
    if (!state) {
      if (this.#groups.size >= this.#groupsMax) throw tooMany('the number of groups', this.#groupsMax)
      state = { by, path, line, values: this.#plan.columns.map(() => null) }
      this.#groups.set(name, state)
    }
    return state
  }
}

/** Undefined: there is a value but no number. */
function numberOf(cell: Cell): Decimal | null | undefined {
  if (cell === null) return null
  return (typeof cell === 'string' ? parseDecimal(cell) : null) ?? undefined
}

function next(
  operator: AggregateColumn['operator'],
  before: Value,
  cell: Cell,
  number: Decimal | null,
): Value {
  switch (operator) {
    case 'count':
      return (typeof before === 'number' ? before : 0) + 1
    case 'sum':
      return number === null ? before : isDecimal(before) ? addDecimals(before, number) : number
    case 'first':
      return before ?? cell
    case 'last':
      return cell ?? before
    case 'list': {
      const items = Array.isArray(before) ? (before as string[]) : []
      for (const item of cell === null ? [] : [cell].flat()) {
        if (items.length >= LIMITS.listItemsMax) throw tooMany('the length of a list', LIMITS.listItemsMax)
        items.push(item)
      }
      return items
    }
  }
}

function isDecimal(value: Value): value is Decimal {
  return typeof value === 'object' && value !== null && 'digits' in value
}

function cellOf(operator: AggregateColumn['operator'] | undefined, value: Value): Cell {
  if (typeof value === 'number') return String(value)
  if (isDecimal(value)) return decimalText(value)
  return operator === 'list' && value === null ? [] : value
}

function tooMany(value: string, max: number): DomainError {
  return new DomainError('LIMIT_EXCEEDED', 'tooLarge', { field: 'aggregate', value, allowed: String(max) })
}
