// Reads of nodes and relationships by key, by handle and by filter.

import { DomainError } from '../../model/errors.ts'
import type { Predicate } from '../../model/predicate.ts'
import type { FindQuery } from '../port.ts'
import { quoted } from './cypher.ts'
import type { Transaction } from './driver.ts'
import type { Entity } from './entities.ts'
import { PredicatePrinter } from './predicate.ts'

/** In the order and length of the keys; null for what is missing. */
export async function readByKeys<Rec extends { readonly properties: object }>(
  transaction: Transaction,
  entity: Entity<Rec>,
  keys: readonly string[],
  keyOf: (record: Rec) => string | null,
): Promise<(Rec | null)[]> {
  if (entity.key === null || keys.length === 0) return keys.map(() => null)
  const key = quoted(entity.key)
  const rows = await transaction.run(
    `MATCH ${entity.pattern} USING INDEX SEEK x:${quoted(entity.name)}(${key})
     WHERE x.${key} IN $keys ${entity.returning}`,
    { ...entity.parameters, keys: [...new Set(keys)] },
  )
  const found = new Map<string | null, Rec>()
  for (const row of rows) {
    const record = entity.recordOf(row)
    if (record) found.set(keyOf(record), record)
  }
  return keys.map((wanted) => found.get(wanted) ?? null)
}

export async function readByHandles<Rec extends { readonly handle: number }>(
  transaction: Transaction,
  entity: Entity<Rec>,
  handles: readonly number[],
): Promise<(Rec | null)[]> {
  const asked = handles.filter((handle) => Number.isSafeInteger(handle) && handle >= 0)
  const rows = await transaction.run(`MATCH ${entity.pattern} WHERE id(x) IN $handles ${entity.returning}`, {
    ...entity.parameters,
    handles: [...new Set(asked)].map(BigInt),
  })
  const found = new Map<number, Rec>()
  for (const row of rows) {
    const record = entity.recordOf(row)
    if (record) found.set(record.handle, record)
  }
  return handles.map((handle) => found.get(handle) ?? null)
}

export async function find<Rec>(
  transaction: Transaction,
  entity: Entity<Rec>,
  query: FindQuery,
  hasFolded: boolean,
): Promise<Rec[]> {
  const printer = printerOf(entity, hasFolded)
  const conditions = [`${printer.property(entity.key!)} IS NOT NULL`, printer.where(query.where)]
  if (query.after) conditions.push(printer.after(query.sort, query.after))
  const rows = await transaction.run(
    `MATCH ${entity.pattern} WHERE ${conditions.join(' AND ')}
     WITH * ORDER BY ${printer.order(query.sort)} LIMIT $limit
     ${entity.returning} ORDER BY ${printer.order(query.sort)}`,
    { ...entity.parameters, ...printer.parameters, limit: BigInt(query.limit) },
  )
  return rows.map((row) => entity.recordOf(row)).filter((record) => record !== null)
}

export async function count(
  transaction: Transaction,
  entity: Entity<unknown>,
  where: Predicate,
  hasFolded: boolean,
): Promise<number> {
  const printer = printerOf(entity, hasFolded)
  // Without a condition the server answers from its count store.
  const condition = where.kind === 'all' ? '' : `WHERE ${printer.where(where)}`
  const [row] = await transaction.run(
    `MATCH ${entity.pattern} ${condition} RETURN count(x) AS count`,
    printer.parameters,
  )
  return Number(row?.count)
}

/** All keys in order; more than `limit` rejects with LIMIT_EXCEEDED. */
export async function keysOf(
  transaction: Transaction,
  entity: Entity<unknown>,
  where: Predicate,
  limit: number,
  hasFolded: boolean,
): Promise<string[]> {
  const printer = printerOf(entity, hasFolded)
  const key = printer.property(entity.key!)
  const rows = await transaction.run(
    `MATCH ${entity.pattern} WHERE ${key} IS NOT NULL AND ${printer.where(where)}
     RETURN ${key} AS key ORDER BY ${key} LIMIT $limit`,
    { ...printer.parameters, limit: BigInt(limit + 1) },
  )
  if (rows.length > limit) {
    throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
      field: entity.name,
      value: `more than ${limit} matching nodes`,
      allowed: String(limit),
    })
  }
  return rows.map((row) => String(row.key))
}

export function printerOf(entity: Entity<unknown>, hasFolded: boolean): PredicatePrinter {
  return new PredicatePrinter({
    variable: 'x',
    properties: entity.properties,
    key: entity.key ?? '',
    hasFolded,
  })
}
