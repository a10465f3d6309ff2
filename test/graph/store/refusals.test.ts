import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'graphql'
import { buildModel } from '../../../graph/model/build-registry.ts'
import { nodeNotFound, relationshipNotFound } from '../../../graph/store/refusals.ts'

const MODEL = buildModel(
  parse(`
    type Person @node(key: "personId") {
      personId: String! @pii(mask: LAST4)
      knows: [Person!]! @relationship(type: "KNOWS", direction: OUT)
    }
    type Birth @node(key: "bornOn") {
      bornOn: String! @pii(mask: YEAR)
    }
  `),
)

describe('refusals of rows', () => {
  const cases = [
    ['Person', '110101198001011234', 'Person ***1234'],
    ['Person', '1234', 'Person ***'],
    ['Birth', '1980-01-01', 'Birth 1980'],
    ['Birth', 'Wang Xiaoming', 'Birth ***'],
  ] as const
  for (const [label, key, shown] of cases) {
    it(`shows the key ${key} of a ${label} as ${shown}`, () => {
      const refusal = nodeNotFound(MODEL, { op: 'deleteNode', ref: { label, key }, detach: false })
      assert.equal(refusal.value, shown)
    })
  }

  it('masks both ends of a relationship that is not there', () => {
    const person = (key: string) => ({ label: 'Person', key })
    const ends = { source: person('123'), target: person('456789') }
    const refusal = relationshipNotFound(MODEL, {
      op: 'deleteRelationship',
      type: 'KNOWS',
      key: null,
      ...ends,
    })
    assert.equal(refusal.value, 'Person *** -> Person ***6789')
  })
})
