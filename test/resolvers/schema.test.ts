// The API's schema as a whole: what the authored types owe to each other and to the model's own.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { isObjectType, parse } from 'graphql'
import { buildModel } from '../../graph/model/build-registry.ts'
import { buildApiSchema } from '../../resolvers/schema.ts'

const DIRECTIVES = readFileSync(new URL('../../schema/directives.graphql', import.meta.url), 'utf8')

function modelOf(label: string) {
  const plural = `${label.toLowerCase()}List`
  return buildModel(
    parse(`${DIRECTIVES} type ${label} @node(key: "code", plural: "${plural}") { code: String! }`),
  )
}

describe('the API schema', () => {
  it('shows the version of the graph as Long wherever it does', () => {
    const types = Object.values(buildApiSchema(modelOf('Host')).getTypeMap()).filter(isObjectType)
    const versions = types.flatMap((type) => {
      const field = type.getFields().version
      return field ? [`${type.name}: ${field.type}`] : []
    })
    assert.deepEqual(versions.sort(), [
      'AuditTrailEntry: Long!',
      'BulkResult: Long!',
      'Change: Long!',
      'Completeness: Long!',
    ])
  })

  for (const label of ['AuditEntry', 'Community', 'Alert', 'Model', 'Case']) {
    it(`leaves the name ${label} to the bank's model`, () => {
      assert.ok(buildApiSchema(modelOf(label)).getType(`${label}Connection`))
    })
  }

  it('refuses a label that has the name of an authored type', () => {
    assert.throws(() => buildApiSchema(modelOf('PageInfo')), /PageInfo: the name is taken/)
  })
})
