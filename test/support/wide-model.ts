// SDL of a model that is as wide as the domain of a whole bank: labels, properties, enumerations, relationship types and
// their ends in the numbers of the domain tables, names and descriptions of about their length.

import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { buildModel } from '../../graph/model/build-registry.ts'
import type { Model } from '../../graph/model/registry.ts'

/** Counted in the domain's tables of entity and relationship types. */
export const DOMAIN = {
  labels: 147,
  /** Besides keys and what every node has. */
  properties: 603,
  propertyNames: 353,
  enumerations: 103,
  relationshipTypes: 193,
  /** Relationship types with properties of their own, and how many those are. */
  propertiesTypes: 92,
  relationshipProperties: 190,
  /** Fields at the source and at the target end, one for each pair of a type and a label there. */
  outFields: 259,
  outSingle: 121,
  outSeveral: 33,
  inFields: 292,
  inSingle: 44,
  inSeveral: 20,
  /** Labels to which a list leads, and labels that fields of several labels lead to. */
  listed: 120,
  together: 66,
} as const

const WORDS = 'Account Branch Contract Device Ledger Model Order Party Report Site Task'.split(' ')
const KINDS = 'Alert Batch Entry Event Group Limit Plan Policy Record Rule Run Step Unit View'.split(' ')
/** Property types in about the domain's shares; of the numbers and times half are described by a unit. */
const TYPES = [
  'String @search',
  'DateTime',
  'Int',
  'String',
  'Long',
  'Date @index',
  'Int',
  'String',
  'Float',
  'DateTime',
  'Boolean',
  '[String!]',
]

export function wideModel(): Model {
  const directives = readFileSync(new URL('../../schema/directives.graphql', import.meta.url), 'utf8')
  return buildModel(parse(`${directives}\n${wideSdl()}`))
}

function labelAt(index: number): string {
  const place = index % DOMAIN.labels
  return `${WORDS[place % WORDS.length]}${KINDS[Math.floor(place / WORDS.length)]}`
}

function wideSdl(): string {
  const fields = Array.from({ length: DOMAIN.labels }, (_, index) => [`codeOf${index}: String!`])
  const others: string[] = []
  for (let index = 0; index < DOMAIN.properties; index += 1) {
    const isEnumeration = index < DOMAIN.enumerations
    if (isEnumeration) others.push(`enum ${labelAt(index)}Kind { OPENED RUNNING WAITING REFUSED }`)
    const type = isEnumeration ? `${labelAt(index)}Kind @index` : TYPES[index % TYPES.length]
    const unit = index % 2 === 0 ? '"minor units" ' : ''
    fields[index % DOMAIN.labels]?.push(`${unit}value${index % DOMAIN.propertyNames}: ${type}`)
  }
  for (let index = 0; index < DOMAIN.propertiesTypes; index += 1) {
    const more = index < DOMAIN.relationshipProperties - 2 * DOMAIN.propertiesTypes ? ' note: String' : ''
    others.push(
      `"Properties of a relationship." type Link${index} @relationshipProperties { share${index}: Float since: DateTime${more} }`,
    )
  }
  addEnds('OUT', fields, others)
  addEnds('IN', fields, others)
  const types = fields.map(
    (own, index) =>
      `"One of the things that a bank keeps a record of." type ${labelAt(index)} @node(key: "codeOf${index}") {\n${own.join('\n')}\n}`,
  )
  return [...types, ...others].join('\n')
}

/** Every type is declared at both of its ends; some at several labels, some lead to several. */
function addEnds(direction: 'OUT' | 'IN', fields: string[][], others: string[]): void {
  const [count, single, several] =
    direction === 'OUT'
      ? [DOMAIN.outFields, DOMAIN.outSingle, DOMAIN.outSeveral]
      : [DOMAIN.inFields, DOMAIN.inSingle, DOMAIN.inSeveral]
  for (let index = 0; index < count; index += 1) {
    const type = index % DOMAIN.relationshipTypes
    const near = index * 31 + (direction === 'OUT' ? 0 : 7)
    const name = `${direction === 'OUT' ? 'leadsTo' : 'ledTo'}${index}`
    const isUnion = index % 7 === 0 && index / 7 < several
    // Singles are spread evenly over the fields.
    const isSingle = Math.floor((index * single) / count) < Math.floor(((index + 1) * single) / count)
    const far = (index * 17 + 5) % (isUnion ? DOMAIN.together - 1 : isSingle ? DOMAIN.labels : DOMAIN.listed)
    if (isUnion) others.push(`union ${name}Ends = ${labelAt(far)} | ${labelAt(far + 1)}`)
    const end = isUnion ? `${name}Ends` : labelAt(far)
    const properties = type < DOMAIN.propertiesTypes ? `, properties: "Link${type}"` : ''
    const key = type === 0 ? ', key: "note"' : ''
    fields[near % DOMAIN.labels]?.push(
      `${name}: ${isSingle ? end : `[${end}!]!`} @relationship(type: "TYPE_${type}", direction: ${direction}${properties}${key})`,
    )
  }
}
