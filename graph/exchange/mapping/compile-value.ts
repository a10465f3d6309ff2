// Turns what a mapping says of a value into a function of a row. What can be known beforehand is refused here: codes and
// constants that a property cannot hold, transforms that cannot fill it.

import { hash } from 'node:crypto'
import { DomainError } from '../../model/errors.ts'
import { allowedForm, canonicalValue } from '../../model/forms.ts'
import type { PropertyModel } from '../../model/registry.ts'
import { textOf } from '../../model/validate.ts'
import type { PropertyType } from '../../model/values.ts'
import { readScalar } from '../field-values.ts'
import type { Cell, Cells, UsedColumns } from './cells.ts'
import { decimalText, type NumberStyle, parseDecimal, type Rounding, toPlaces } from './decimal.ts'
import type { Lookups } from './lookups.ts'
import { type MappingText, shown } from './mapping-text.ts'
import { readSteps, readTime, TIME_SCALARS } from './times.ts'
import type { Otherwise, ValueSpec } from './value-spec.ts'

export type CellReader = (cells: Cells) => Cell

/** What a value is for. */
export interface Target {
  /** As a refused row names it. */
  readonly field: string
  readonly type: PropertyType
  /** Whose mask a refused value gets. */
  readonly property: PropertyModel | undefined
}

export interface CompileContext {
  readonly mapping: MappingText
  readonly columns: UsedColumns
  readonly lookups: Lookups
}

export const TEXT: PropertyType = { scalar: 'String', list: false, enumeration: null }

/** The value of a property in the form that rows are checked in, or undefined where the row brings none. */
export function propertyInput(cell: Cell, { scalar, list }: PropertyType): unknown {
  if (cell === null) return undefined
  if (typeof cell === 'string') {
    const value = readScalar(cell, scalar)
    return list ? [value] : value
  }
  return cell.map((item) => readScalar(item, scalar))
}

export function compileValue(spec: ValueSpec, target: Target, context: CompileContext): CellReader {
  const { mapping, columns } = context
  const inner = (of: ValueSpec) => compileValue(of, { ...target, type: TEXT }, context)
  const same = (of: ValueSpec | null): CellReader => (of ? compileValue(of, target, context) : () => null)
  const refuse = (value: string, allowed: string): never => {
    const shownValue = textOf(value, target.property)
    throw new DomainError('BAD_USER_INPUT', 'wrongValue', { field: target.field, value: shownValue, allowed })
  }
  const convert = (of: ValueSpec, read: (text: string) => string | null): CellReader => {
    const take = inner(of)
    return (cells) => onTexts(take(cells), read)
  }

  switch (spec.kind) {
    case 'column': {
      const position = columns.positionOf(spec.column, spec.place)
      return (cells) => cells[position] ?? null
    }
    case 'constant': {
      const { value } = spec
      checkFits(mapping, spec, value, target)
      return () => value
    }
    case 'join':
      return joined(spec.parts.map(inner), spec.by, spec.skipMissing)
    case 'split': {
      const take = inner(spec.of)
      const { at, item } = spec
      return (cells) => {
        const cell = take(cells)
        if (cell === null) return null
        const items = [cell].flat().flatMap((text) => splitText(text, at))
        return item === null ? items : (items[item - 1] ?? null)
      }
    }
    case 'number': {
      const places = spec.places ?? (['Int', 'Long'].includes(target.type.scalar) ? 0 : null)
      checkScalar(mapping, spec, target, ['Int', 'Long', 'Float', 'String'])
      const read = numberReader(spec.style, places, spec.rounding, places ?? 0, refuse)
      return convert(spec.of, read)
    }
    case 'minorUnits': {
      checkScalar(mapping, spec, target, ['Long', 'Int'])
      return convert(spec.of, numberReader(spec.style, spec.digits, spec.rounding, 0, refuse))
    }
    case 'date': {
      const { scalar } = checkScalar(mapping, spec, target, TIME_SCALARS)
      const { formats, zone } = spec
      if (scalar === 'DateTime' && zone === null && formats.some(({ hasZone }) => !hasZone)) {
        mapping.refuse(spec.place, 'no zone', 'zone: Z, an offset as +08:00, or formats with Z')
      }
      if (scalar === 'Time' && formats.some(({ hasTime }) => !hasTime)) {
        mapping.refuse(spec.place, 'a format without HH:mm', 'a time of day')
      }
      const allowed = `a time as ${spec.formatTexts.join(' or ')}, at most milliseconds`
      return convert(spec.of, (text) => readTime(text, formats, zone, scalar) ?? refuse(text, allowed))
    }
    case 'epoch': {
      const { scalar } = checkScalar(mapping, spec, target, TIME_SCALARS)
      const { startMs, stepNs, rounding, zone } = spec
      const allowed = 'a count of steps that ends on a whole millisecond within the years 0001 to 9999'
      return convert(
        spec.of,
        (text) => readSteps(text, startMs, stepNs, rounding, zone, scalar) ?? refuse(text, allowed),
      )
    }
    case 'codes': {
      for (const code of spec.table.values()) checkFits(mapping, spec, code, target)
      const absent = absentReader(spec.otherwise, `one of ${[...spec.table.keys()].join(', ')}`, refuse)
      return convert(spec.of, (text) => spec.table.get(text) ?? absent(text))
    }
    case 'when': {
      const position = columns.positionOf(spec.test.column, spec.test.place)
      const [yes, no] = [same(spec.use), same(spec.else)]
      return (cells) => (spec.test.holds(cells[position] ?? null) ? yes(cells) : no(cells))
    }
    case 'lookup': {
      const table = context.lookups.tableOf(spec)
      const absent = absentReader(spec.otherwise, `a ${spec.by} of ${spec.rows}`, refuse)
      return convert(spec.of, (text) => table.get(text) ?? absent(text))
    }
    case 'hash': {
      const parts = spec.parts.map(inner)
      return (cells) => {
        const values = parts.map((take) => take(cells))
        return values.every((value) => value === null) ? null : `${spec.prefix}${hashOf(values)}`
      }
    }
  }
}

function joined(parts: readonly CellReader[], by: string, skipMissing: boolean): CellReader {
  return (cells) => {
    const texts = parts.map((take) => take(cells)).filter((cell) => cell !== null)
    if (texts.length === 0 || (texts.length < parts.length && !skipMissing)) return null
    return texts.flat().join(by)
  }
}

/** Parts without the spaces around them; empty ones are none. */
function splitText(text: string, at: string): string[] {
  return text
    .split(at)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Reads a number as a whole count of 1 / 10 ** places, or as it is, and writes it with `scale` places. */
function numberReader(
  style: NumberStyle,
  places: number | null,
  rounding: Rounding,
  scale: number,
  refuse: (value: string, allowed: string) => never,
): (text: string) => string {
  const allowed = `a number${places === null || rounding === 'round' ? '' : ` with at most ${places} decimal places`}`
  return (text) => {
    const decimal = parseDecimal(text, style) ?? refuse(text, allowed)
    if (places === null) return decimalText(decimal)
    const digits = toPlaces(decimal, places, rounding) ?? refuse(text, allowed)
    return decimalText({ digits, scale })
  }
}

function absentReader(
  otherwise: Otherwise,
  allowed: string,
  refuse: (value: string, allowed: string) => never,
): (text: string) => string | null {
  if (otherwise === 'refuse') return (text) => refuse(text, allowed)
  return otherwise === 'keep' ? (text) => text : () => null
}

/** The same parts give the same key everywhere; parts are kept apart, so that `a` + `bc` is not `ab` + `c`. */
function hashOf(parts: readonly Cell[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 27)
}

function onTexts(cell: Cell, read: (text: string) => string | null): Cell {
  if (cell === null) return null
  return typeof cell === 'string' ? read(cell) : cell.flatMap((item) => read(item) ?? [])
}

function checkFits(
  mapping: MappingText,
  spec: ValueSpec,
  value: string | readonly string[],
  target: Target,
): void {
  if (canonicalValue(target.type, propertyInput(value, target.type)) !== null) return
  mapping.refuse(spec.place, `${target.field} cannot be ${shown(value)}`, allowedForm(target.type))
}

function checkScalar<S extends PropertyType['scalar']>(
  mapping: MappingText,
  spec: ValueSpec,
  { field, type }: Target,
  scalars: readonly S[],
): { readonly scalar: S } {
  const scalar = scalars.find((fitting) => fitting === type.scalar)
  if (scalar !== undefined) return { scalar }
  return mapping.refuse(spec.place, `${spec.kind} for ${field}, a ${type.scalar}`, `${scalars.join(', ')}`)
}
