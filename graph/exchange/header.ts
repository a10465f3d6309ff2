// The header line of an import file, in the format of neo4j-admin's importer: `name:ID(Space)`, `:LABEL`,
// `:START_ID(Space)`, `:END_ID(Space)`, `:TYPE`, `:IGNORE`, and properties as `name` or `name:type`.

import { DomainError } from '../model/errors.ts'
import type { PropertyModel } from '../model/registry.ts'
import type { PropertyType, ScalarName } from '../model/values.ts'
import type { CsvField } from './csv-records.ts'

export type Column =
  /** `space` null: the id needs no space because the label is given otherwise. */
  | { readonly kind: 'id'; readonly name: string; readonly space: string | null }
  | { readonly kind: 'start' | 'end'; readonly space: string | null }
  | { readonly kind: 'label' | 'type' | 'ignore' }
  | { readonly kind: 'property'; readonly name: string; readonly type: HeaderType | null }

export interface HeaderType {
  readonly name: HeaderTypeName
  readonly list: boolean
}

/** Type names of the format, and the scalars of the model that each may fill. Others of the format have no scalar here. */
const HEADER_TYPES = {
  string: ['String', 'Long'],
  char: ['String'],
  byte: ['Int', 'Long', 'Float'],
  short: ['Int', 'Long', 'Float'],
  int: ['Int', 'Long', 'Float'],
  long: ['Int', 'Long', 'Float'],
  float: ['Float'],
  double: ['Float'],
  boolean: ['Boolean'],
  datetime: ['DateTime'],
  localdatetime: ['DateTime'],
  date: ['Date'],
  localtime: ['Time'],
} as const satisfies Record<string, readonly ScalarName[]>

export type HeaderTypeName = keyof typeof HEADER_TYPES

/** The type that each scalar is exported as. */
const EXPORTED_TYPE: Readonly<Record<ScalarName, HeaderTypeName>> = {
  String: 'string',
  Int: 'int',
  Long: 'long',
  Float: 'double',
  Boolean: 'boolean',
  DateTime: 'datetime',
  Date: 'date',
  Time: 'localtime',
}

const FIELD = /^(?<name>[^:]*)(?::(?<kind>\w+)(?:\((?<space>[^()]*)\))?(?<list>\[\])?)?$/
const ALLOWED_FIELD =
  'name:ID(Space), :LABEL, :START_ID(Space), :END_ID(Space), :TYPE, :IGNORE, name or name:type'

/** Reads a header. Throws BAD_USER_INPUT that names the column where one is not understood or given twice. */
export function parseHeader(place: string, fields: readonly CsvField[]): Column[] {
  const columns = fields.map((field, index) => parseField(place, field ?? '', index))
  for (const kind of ['id', 'start', 'end', 'label', 'type'] as const) {
    if (columns.filter((column) => column.kind === kind).length > 1) {
      refuse(place, `two ${kind.toUpperCase()} columns`, 'one')
    }
  }
  const names = columns.flatMap((column) => (column.kind === 'property' ? [column.name] : []))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) refuse(place, `column ${twice} given twice`, 'each property once')
  return columns
}

export function idField(key: string, label: string): string {
  return `${key}:ID(${label})`
}

export function endField(end: 'START' | 'END', label: string): string {
  return `:${end}_ID(${label})`
}

export function propertyField(property: PropertyModel): string {
  const { scalar, list } = property.type
  return `${property.name}:${EXPORTED_TYPE[scalar]}${list ? '[]' : ''}`
}

/** Refuses a header type that cannot fill a property; a column without a type fits any. */
export function checkHeaderType(
  place: string,
  name: string,
  given: HeaderType | null,
  type: PropertyType,
): void {
  if (given === null) return
  const fits: readonly ScalarName[] = HEADER_TYPES[given.name]
  if (fits.includes(type.scalar) && given.list === type.list) return
  refuse(
    place,
    `column ${name} of type ${given.name}${given.list ? '[]' : ''}`,
    `${EXPORTED_TYPE[type.scalar]}${type.list ? '[]' : ''}`,
  )
}

function parseField(place: string, field: string, index: number): Column {
  const shown = `column ${index + 1} (${field.slice(0, 60)})`
  const {
    name = '',
    kind,
    space,
    list,
  } = FIELD.exec(field.trim())?.groups ?? refuse(place, shown, ALLOWED_FIELD)
  const spaceName = space === undefined || space === '' ? null : space
  switch (kind) {
    case 'ID':
      return { kind: 'id', name, space: spaceName }
    case 'START_ID':
      return { kind: 'start', space: spaceName }
    case 'END_ID':
      return { kind: 'end', space: spaceName }
    case 'LABEL':
      return { kind: 'label' }
    case 'TYPE':
      return { kind: 'type' }
    case 'IGNORE':
      return { kind: 'ignore' }
  }
  if (name === '' || space !== undefined) refuse(place, shown, ALLOWED_FIELD)
  if (kind === undefined) return { kind: 'property', name, type: null }
  const typeName = kind.toLowerCase()
  if (!isHeaderType(typeName)) refuse(place, shown, `a type of ${Object.keys(HEADER_TYPES).join(', ')}`)
  return { kind: 'property', name, type: { name: typeName, list: list !== undefined } }
}

function isHeaderType(name: string): name is HeaderTypeName {
  return Object.hasOwn(HEADER_TYPES, name)
}

function refuse(place: string, value: string, allowed: string): never {
  throw new DomainError('BAD_USER_INPUT', 'malformedFile', { field: `${place}, header`, value, allowed })
}
