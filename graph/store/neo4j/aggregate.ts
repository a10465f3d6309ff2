// Counts, sums, means and extremes by group. Neo4j's integer sums overflow beyond 64 bits, so the high and the low part
// of each value are summed apart and joined here.

import type { Value } from '../../model/values.ts'
import type { AggregateGroup, AggregateQuery, Measure } from '../port.ts'
import type { Row, Transaction } from './driver.ts'
import type { Entity } from './entities.ts'
import type { PredicatePrinter } from './predicate.ts'
import { printerOf } from './read.ts'
import { fromNative } from './values.ts'

/** Division and remainder both round towards zero, so high * SPLIT + low is the value again, negative ones included. */
const SPLIT = 2n ** 31n

export async function aggregate(
  transaction: Transaction,
  entity: Entity<unknown>,
  query: AggregateQuery,
  hasFolded: boolean,
): Promise<AggregateGroup[]> {
  const printer = printerOf(entity, hasFolded)
  const groups = query.groupBy.map((name, place) => `${printer.property(name)} AS g${place}`)
  const measures = query.measures.flatMap((measure, place) => printMeasure(printer, entity, measure, place))
  const order = query.groupBy.map((_name, place) => `g${place} ASC`).join(', ')
  const rows = await transaction.run(
    `MATCH ${entity.pattern} WHERE ${printer.where(query.where)}
     RETURN ${[...groups, 'count(*) AS count', ...measures].join(', ')}
     ${order === '' ? '' : `ORDER BY ${order}`} LIMIT $limit`,
    { ...printer.parameters, limit: BigInt(query.limit) },
  )
  return rows.map((row) => ({
    group: query.groupBy.map((name, place) =>
      fromNative(entity.properties.get(name)!.type, row[`g${place}`]),
    ),
    count: Number(row.count),
    measures: query.measures.map((measure, place) => readMeasure(entity, measure, row, place)),
  }))
}

function printMeasure(
  printer: PredicatePrinter,
  entity: Entity<unknown>,
  { property, operator }: Measure,
  place: number,
): string[] {
  const value = printer.property(property)
  if (isInteger(entity, property) && (operator === 'sum' || operator === 'avg')) {
    return [
      `sum(${value} / ${SPLIT}) AS high${place}`,
      `sum(${value} % ${SPLIT}) AS low${place}`,
      `count(${value}) AS values${place}`,
    ]
  }
  return [`${operator}(${value}) AS m${place}`, `count(${value}) AS values${place}`]
}

function readMeasure(
  entity: Entity<unknown>,
  { property, operator }: Measure,
  row: Row,
  place: number,
): Value | null {
  const count = Number(row[`values${place}`])
  if (count === 0) return null
  if (operator === 'min' || operator === 'max') {
    return fromNative(entity.properties.get(property)!.type, row[`m${place}`])
  }
  if (!isInteger(entity, property)) return Number(row[`m${place}`])
  const total = BigInt(String(row[`high${place}`])) * SPLIT + BigInt(String(row[`low${place}`]))
  return operator === 'sum' ? total : Number(total) / count
}

function isInteger(entity: Entity<unknown>, property: string): boolean {
  const { scalar } = entity.properties.get(property)!.type
  return scalar === 'Int' || scalar === 'Long'
}
