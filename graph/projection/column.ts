// One projected property of one label or relationship type, as a typed array: codes into a dictionary for texts, small
// integers for booleans, floats for numbers and times. A Long is exact up to 2^53, which is enough to walk by.

import { GrowableFloat64 } from '../lib/growable.ts'
import type { PropertyModel } from '../model/registry.ts'
import type { ScalarName, Value } from '../model/values.ts'

/** Values of one property by place. */
export interface Column {
  /** NaN where absent or a text; true is 1; a time is milliseconds since 1970. */
  number(place: number): number
  /** Null where absent or not a text. */
  text(place: number): string | null
  /** In the canonical form of model/values.ts. */
  value(place: number): Value | null
}

/** Properties that the projection holds, in the order of the model. Lists stay in the store. */
export function projectedProperties(properties: ReadonlyMap<string, PropertyModel>): PropertyModel[] {
  return [...properties.values()].filter((property) => property.projected && !property.type.list)
}

export function isText(scalar: ScalarName): boolean {
  return scalar === 'String' || scalar === 'Time'
}

/** The number that a canonical value walks as; NaN for texts and for no value. */
export function numberOf(scalar: ScalarName, value: Value | null | undefined): number {
  if (value === null || value === undefined || isText(scalar)) return Number.NaN
  return scalar === 'DateTime' || scalar === 'Date' ? Date.parse(String(value)) : Number(value)
}

function canonicalValue(scalar: ScalarName, number: number): Value | null {
  if (Number.isNaN(number)) return null
  if (scalar === 'Boolean') return number === 1
  if (scalar === 'Long') return BigInt(number)
  if (scalar === 'DateTime') return new Date(number).toISOString()
  return scalar === 'Date' ? new Date(number).toISOString().slice(0, 10) : number
}

/** Takes the values row by row, then lays them out in the final order. */
export class ColumnBuilder {
  readonly #scalar: ScalarName
  readonly #items = new GrowableFloat64()
  readonly #texts: string[] = []
  readonly #codes = new Map<string, number>()
  #present = 0

  constructor(scalar: ScalarName) {
    this.#scalar = scalar
  }

  add(value: Value | null): void {
    if (value !== null) this.#present += 1
    this.#items.push(
      value !== null && isText(this.#scalar) ? this.#code(String(value)) : numberOf(this.#scalar, value),
    )
  }

  /** Place i of the column is row `order[i]`. Null where no row has a value: then nothing is kept. */
  finish(order: Uint32Array): Column | null {
    if (this.#present === 0) return null
    const items = this.#items.view()
    const scalar = this.#scalar
    if (isText(scalar)) return textColumn(codesOf(items, order), this.#texts)
    const numbers = scalar === 'Boolean' ? flagsOf(items, order) : reordered(items, order)
    const flag = (place: number) =>
      (numbers[place] ?? ABSENT_FLAG) === ABSENT_FLAG ? Number.NaN : numbers[place]!
    const plain = (place: number) => numbers[place] ?? Number.NaN
    const read = scalar === 'Boolean' ? flag : plain
    return { number: read, text: () => null, value: (place) => canonicalValue(scalar, read(place)) }
  }

  #code(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    this.#codes.set(text, this.#texts.length)
    return this.#texts.push(text) - 1
  }
}

const ABSENT_FLAG = -1
const ABSENT_CODE = -1

function textColumn(codes: Int32Array, texts: readonly string[]): Column {
  const text = (place: number) => texts[codes[place]!] ?? null
  return { number: () => Number.NaN, text, value: text }
}

function codesOf(items: Float64Array, order: Uint32Array): Int32Array {
  const codes = new Int32Array(order.length)
  order.forEach((row, place) => {
    codes[place] = Number.isNaN(items[row]!) ? ABSENT_CODE : items[row]!
  })
  return codes
}

function flagsOf(items: Float64Array, order: Uint32Array): Int8Array {
  const flags = new Int8Array(order.length)
  order.forEach((row, place) => {
    flags[place] = Number.isNaN(items[row]!) ? ABSENT_FLAG : items[row]!
  })
  return flags
}

function reordered(items: Float64Array, order: Uint32Array): Float64Array {
  const numbers = new Float64Array(order.length)
  order.forEach((row, place) => {
    numbers[place] = items[row]!
  })
  return numbers
}
