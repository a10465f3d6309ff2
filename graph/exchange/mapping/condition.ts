// A test of one column of a row: to choose between two values, or to leave rows out.

import { z } from 'zod'
import type { Cell } from './cells.ts'
import { type MappingText, type Place, shown } from './mapping-text.ts'

export interface Condition {
  readonly place: Place
  readonly column: string
  readonly holds: (cell: Cell) => boolean
}

const texts = z.union([z.string().transform((value) => [value]), z.array(z.string())], {
  error: 'a text or a list of texts',
})
const CONDITION = z.strictObject({
  column: z.string({ error: 'a column' }),
  is: texts.optional(),
  isNot: texts.optional(),
  matches: z.string({ error: 'a regular expression' }).optional(),
  missing: z.enum(['true', 'false'], { error: 'true or false' }).optional(),
})
const TESTS = ['is', 'isNot', 'matches', 'missing'] as const

/** A list is tested as the text of its items with commas between. */
function textOf(cell: Cell): string | null {
  return typeof cell === 'string' || cell === null ? cell : cell.join(',')
}

export function readCondition(mapping: MappingText, place: Place, raw: unknown): Condition {
  const condition = mapping.object(place, raw, CONDITION)
  const given = TESTS.filter((test) => condition[test] !== undefined)
  if (given.length !== 1) {
    mapping.refuse(
      place,
      given.length === 0 ? 'no test' : `${given.length} tests`,
      `one of ${TESTS.join(', ')}`,
    )
  }
  return { place, column: condition.column, holds: testOf(mapping, place, condition) }
}

/** A condition or a list of them, all of which must hold. */
export function readConditions(mapping: MappingText, place: Place, raw: unknown): Condition[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) return [readCondition(mapping, place, raw)]
  return raw.map((item, index) => readCondition(mapping, [...place, index], item))
}

function testOf(
  mapping: MappingText,
  place: Place,
  { is, isNot, matches, missing }: z.output<typeof CONDITION>,
): Condition['holds'] {
  if (is) {
    const values = new Set(is)
    return (cell) => values.has(textOf(cell) ?? '\u0000')
  }
  if (isNot) {
    const values = new Set(isNot)
    return (cell) => !values.has(textOf(cell) ?? '\u0000')
  }
  if (matches === undefined) return (cell) => (cell === null) === (missing === 'true')
  const pattern = patternOf(matches)
  if (!pattern) return mapping.refuse([...place, 'matches'], `got ${shown(matches)}`, 'a regular expression')
  return (cell) => {
    const text = textOf(cell)
    return text !== null && pattern.test(text)
  }
}

function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(text, 'u')
  } catch {
    return null
  }
}
