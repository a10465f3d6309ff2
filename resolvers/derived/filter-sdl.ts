// SDL of the filter inputs: one for each scalar, shared by all properties of that scalar. All enumerations share
// EnumFilter, whose values are checked against the property's own enumeration.

import type { PropertyModel } from '../../graph/model/registry.ts'
import type { ScalarName } from '../../graph/model/values.ts'

const SCALARS: readonly ScalarName[] = [
  'String',
  'Int',
  'Long',
  'Float',
  'Boolean',
  'DateTime',
  'Date',
  'Time',
]

/** Name of the filter input of a property. */
export function filterName({ type, searched }: PropertyModel): string {
  const item = type.enumeration ? 'Enum' : type.scalar
  if (type.list) return `${item}ListFilter`
  return searched ? 'FoldedStringFilter' : `${item}Filter`
}

export function filterSdl(): string {
  const lists = [...SCALARS.map((scalar) => [scalar, scalar] as const), ['Enum', 'EnumValue'] as const]
  return [
    ...SCALARS.map((scalar) => filterInput(`${scalar}Filter`, scalar, operatorsOf(scalar))),
    filterInput('EnumFilter', 'EnumValue', ['eq', 'ne']),
    filterInput('FoldedStringFilter', 'String', operatorsOf('String'), FOLD),
    ...lists.map(([name, item]) => `input ${name}ListFilter {\n  includes: ${item}\n  isNull: Boolean\n}`),
  ].join('\n\n')
}

const FOLD =
  '\n  "Ignores case, width and script variants in all operators beside it."\n  ignoreCase: Boolean'

function operatorsOf(scalar: ScalarName): string[] {
  if (scalar === 'Boolean') return ['eq', 'ne']
  const ordered = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte']
  return scalar === 'String' ? [...ordered, 'contains', 'startsWith', 'endsWith'] : ordered
}

function filterInput(name: string, item: string, operators: readonly string[], more = ''): string {
  const fields = operators.map((operator) => `${operator}: ${item}`)
  return `input ${name} {
  ${fields.join('\n  ')}
  in: [${item}!]
  notIn: [${item}!]
  isNull: Boolean${more}
}`
}
