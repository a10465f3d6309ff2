// Rows of a source as the mapping sees them: one cell for each column that it uses.

import type { Place } from './mapping-text.ts'

/** What a column of a row holds; null: nothing. Lists come from JSON, from `split` and from an aggregate's `list`. */
export type Cell = string | null | readonly string[]
export type Cells = readonly Cell[]

export type SourceRow = { readonly path: string; readonly line: number } & (
  | { readonly cells: Cells }
  /** Why the record cannot be read. */
  | { readonly problem: string }
)

/** The columns that a mapping uses of one source, in the order in which rows bring their cells. */
export class UsedColumns {
  readonly #positions = new Map<string, number>()
  /** Where in the mapping each was used first. */
  readonly #places: Place[] = []

  positionOf(column: string, place: Place): number {
    let position = this.#positions.get(column)
    if (position === undefined) {
      position = this.#positions.size
      this.#positions.set(column, position)
      this.#places.push(place)
    }
    return position
  }

  get names(): readonly string[] {
    return [...this.#positions.keys()]
  }

  placeOf(column: string): Place {
    return this.#places[this.#positions.get(column) ?? -1] ?? []
  }
}
