// A bank's whole model must stay small enough for every client to read: this one is as wide as the domain is.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { buildSchema, getIntrospectionQuery, graphqlSync, parse, validate } from 'graphql'
import { buildModel } from '../../../graph/model/build-registry.ts'
import type { Model } from '../../../graph/model/registry.ts'
import { derivedSdl } from '../../../resolvers/derived/sdl.ts'
import { buildApiSchema } from '../../../resolvers/schema.ts'

const LABELS = 147
const RELATIONSHIP_TYPES = 193
const TYPES_MAX = 2_000
const INTROSPECTION_BYTES_MAX = 1_500_000

const WORDS = [
  'Account',
  'Branch',
  'Contract',
  'Device',
  'Ledger',
  'Model',
  'Order',
  'Party',
  'Report',
  'Site',
  'Task',
]
const KINDS = [
  'Alert',
  'Batch',
  'Entry',
  'Event',
  'Group',
  'Limit',
  'Plan',
  'Policy',
  'Record',
  'Rule',
  'Run',
  'Step',
  'Unit',
  'View',
]
/** Four own properties a label, as the domain has on average; most labels have an enumeration of their own. */
const PROPERTIES = [
  'name: String @search',
  'amountMinor: Long @index',
  'openedAt: DateTime',
  'dueOn: Date',
  'count: Int',
  'score: Float',
  'tags: [String!]',
  'note: String',
]

function labelAt(index: number): string {
  const place = index % (WORDS.length * KINDS.length)
  return `${WORDS[place % WORDS.length]}${KINDS[Math.floor(place / WORDS.length)]}`
}

/** Every type is declared at both of its ends; nearly half have properties, some a key, some lead to several labels. */
function wideSdl(): string {
  const fields = Array.from({ length: LABELS }, (_, index) => [
    `code: String!`,
    `kind: ${labelAt(index)}Kind @index`,
    ...[0, 1, 2].map((step) => PROPERTIES[(index * 3 + step) % PROPERTIES.length] ?? ''),
  ])
  const others: string[] = []
  for (let type = 0; type < RELATIONSHIP_TYPES; type += 1) {
    const source = (type * 31) % LABELS
    const target = (type * 17 + 5) % LABELS
    const name = `${type % 2 ? 'USES' : 'PART_OF'}_${type}`
    const key = type % 40 === 0 ? ', key: "no", loops: "no"' : ''
    const properties = type % 2 === 0 ? `, properties: "Link${type}"${key}` : ''
    if (properties)
      others.push(`type Link${type} @relationshipProperties { no: String since: DateTime share: Float }`)
    const union = type % 10 === 9
    if (union) others.push(`union Any${type} = ${labelAt(target)} | ${labelAt((target + 1) % LABELS)}`)
    const far = union ? `Any${type}` : labelAt(target)
    const single = type % 3 === 0
    fields[source]?.push(
      `out${type}: ${single ? far : `[${far}!]!`} @relationship(type: "${name}", direction: OUT${properties})`,
    )
    fields[target]?.push(
      `in${type}: [${labelAt(source)}!]! @relationship(type: "${name}", direction: IN${properties})`,
    )
  }
  const types = fields.map((own, index) => {
    const label = labelAt(index)
    return `type ${label} @node(key: "code") {\n${own.join('\n')}\n}\nenum ${label}Kind { OPEN CLOSED WAITING REFUSED }`
  })
  return [...types, ...others].join('\n')
}

function wideModel(): Model {
  const model = buildModel(parse(`${readText('directives.graphql')}\n${wideSdl()}`))
  assert.equal(model.nodes.size, LABELS)
  assert.equal(model.relationships.size, RELATIONSHIP_TYPES)
  return model
}

function readText(name: string): string {
  return readFileSync(new URL(`../../../schema/${name}`, import.meta.url), 'utf8')
}

describe('the API of a model with 147 labels and 193 relationship types', () => {
  const model = wideModel()
  const schema = buildApiSchema(model)

  it('has fewer than 2,000 GraphQL types', () => {
    assert.ok(Object.keys(schema.getTypeMap()).length < TYPES_MAX)
  })

  // The other modules' authored SDL is left out, which does not grow with the model, and so are descriptions, whose
  // length is the modeller's affair.
  it('is introspected in less than 1.5 MB, as far as it follows from the model', () => {
    const derived = buildSchema(`${readText('api/base.graphql')}\n${derivedSdl(model)}`)
    const source = getIntrospectionQuery({ descriptions: false })
    const { data, errors } = graphqlSync({ schema: derived, source })
    assert.equal(errors, undefined)
    const bytes = Buffer.byteLength(JSON.stringify(data))
    assert.ok(bytes < INTROSPECTION_BYTES_MAX, `${bytes} bytes`)
  })

  it('takes filters, orders and groups of a label by name', () => {
    const query = parse(`{
      accountAlerts(
        where: { kind: { eq: OPEN }, OR: [{ code: { startsWith: "a" } }, { NOT: { name: { contains: "b", ignoreCase: true } } }] }
        orderBy: { field: code }
      ) { nodes { code kind } pageInfo { endCursor } totalCount aggregate(by: { groupBy: [kind] }) { groups { count values { field value } } } }
    }`)
    assert.deepEqual(validate(schema, query), [])
  })
})
