// A bank's whole model must stay small enough for every client to read: this one is as wide as the domain is.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { getIntrospectionQuery, graphqlSync, parse, validate } from 'graphql'
import { buildApiSchema } from '../../../resolvers/schema.ts'
import { DOMAIN, wideModel } from '../../support/wide-model.ts'

const TYPES_MAX = 2_000
/** Of the default introspection query, descriptions included. schema/DECISIONS.md says what the bytes are. */
const INTROSPECTION_BYTES_MAX = 1_610_000

describe('the API of a model with 147 labels and 193 relationship types', () => {
  const model = wideModel()
  const schema = buildApiSchema(model)

  it('is as wide as the domain', () => {
    const nodes = [...model.nodes.values()]
    const relationships = [...model.relationships.values()]
    const fields = nodes.flatMap((node) => node.relationships)
    const at = (direction: string) => fields.filter((field) => field.direction === direction)
    const ownCount = (types: readonly { readonly properties: (typeof nodes)[number]['properties'] }[]) =>
      types.flatMap((type) => [...type.properties.values()]).filter((property) => !property.common).length
    assert.deepEqual(
      {
        labels: nodes.length,
        properties: ownCount(nodes) - nodes.length,
        enumerations: model.enumerations.size,
        relationshipTypes: relationships.length,
        propertiesTypes: relationships.filter((type) => type.propertiesType !== null).length,
        relationshipProperties: ownCount(relationships),
        outFields: at('OUT').length,
        outSingle: at('OUT').filter((field) => field.single).length,
        inFields: at('IN').length,
        inSingle: at('IN').filter((field) => field.single).length,
        several: fields.filter((field) => field.targets.length > 1).length,
      },
      {
        labels: DOMAIN.labels,
        properties: DOMAIN.properties,
        // Those of the directives count too.
        enumerations: DOMAIN.enumerations + 3,
        relationshipTypes: DOMAIN.relationshipTypes,
        propertiesTypes: DOMAIN.propertiesTypes,
        relationshipProperties: DOMAIN.relationshipProperties,
        outFields: DOMAIN.outFields,
        outSingle: DOMAIN.outSingle,
        inFields: DOMAIN.inFields,
        inSingle: DOMAIN.inSingle,
        several: DOMAIN.outSeveral + DOMAIN.inSeveral,
      },
    )
  })

  it('has fewer than 2,000 GraphQL types', () => {
    assert.ok(Object.keys(schema.getTypeMap()).length < TYPES_MAX)
  })

  it('is introspected in about 1.6 MB', () => {
    const { data, errors } = graphqlSync({ schema, source: getIntrospectionQuery() })
    assert.equal(errors, undefined)
    const bytes = Buffer.byteLength(JSON.stringify(data))
    assert.ok(bytes <= INTROSPECTION_BYTES_MAX, `${bytes} bytes`)
  })

  it('takes filters, orders and groups of a label by name', () => {
    const query = parse(`{
      accountAlerts(
        where: { value0: { eq: OPENED }, OR: [{ codeOf0: { startsWith: "a" } }, { NOT: { codeOf0: { contains: "b" } } }] }
        orderBy: { field: codeOf0 }
      ) { nodes { codeOf0 value0 } pageInfo { endCursor } totalCount aggregate(by: { groupBy: [value0] }) { groups { count values { field value } } } }
    }`)
    assert.deepEqual(validate(schema, query), [])
  })
})
