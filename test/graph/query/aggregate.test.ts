// Aggregates over rows in memory agree with the oracle that the stores are held to.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Properties } from '../../../graph/model/values.ts'
import { aggregateRows } from '../../../graph/query/aggregate.ts'
import type { Measure } from '../../../graph/store/port.ts'
import { aggregate } from '../../contract/oracle.ts'

const MEASURES: readonly Measure[] = (['sum', 'avg', 'min', 'max'] as const).map((operator) => ({
  property: 'amount',
  operator,
}))

const row = fc.record(
  {
    kind: fc.constantFrom('A', 'B', '\u{1F5C4}', '\uFFFD'),
    open: fc.boolean(),
    amount: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  },
  { requiredKeys: [] },
)

describe('aggregateRows', () => {
  it('groups and measures as the stores must', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 20 }),
        fc.subarray(['kind', 'open']),
        fc.nat(4),
        (rows, groupBy, limit) => {
          const query = { groupBy, measures: MEASURES, limit: limit + 1 }
          const keyed = rows.map((properties, index) => ({ key: String(index), properties }))
          const expected = aggregate(keyed, { ...query, where: { kind: 'all' } }, new Set())
          assert.deepEqual(aggregateRows(rows, query), expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('adds fractions as floats, and leaves out what has no value', () => {
    const rows: Properties[] = [{ share: 0.5 }, {}, { share: 2 }, { share: null }]
    const measures: Measure[] = [
      { property: 'share', operator: 'sum' },
      { property: 'share', operator: 'avg' },
    ]
    assert.deepEqual(aggregateRows(rows, { groupBy: [], measures, limit: 9 }), [
      { group: [], count: 4, measures: [2.5, 1.25] },
    ])
  })
})
