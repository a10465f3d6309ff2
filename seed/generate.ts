// The synthetic bank: everything that the parts of seed/ generate and plant, in one stream of batches, nodes before the
// relationships that need them. The same size and seed give the same rows. Nothing is read from outside.

import { DomainError } from '../graph/model/errors.ts'
import { LIMITS } from '../graph/model/limits.ts'
import { accountNodes, accountRelationships, paymentRows } from './accounts.ts'
import { batchesOf, type NodeRow, type RelationshipRow, type SeedBatch, type SeedSection } from './batches.ts'
import { opsContextNodes, opsContextRelationships } from './ops-context.ts'
import { opsLinkSections } from './ops-links.ts'
import { opsObjectRows } from './ops-objects.ts'
import { planOps } from './ops-plan.ts'
import { partyNodes, partyRelationships } from './parties.ts'
import { planParties } from './parties-plan.ts'
import { PLANTED_LINKS, PLANTED_OBJECTS, plantedObjectRows } from './planted-ops.ts'
import {
  PLANTED_AWARDS,
  PLANTED_CUSTOMERS,
  PLANTED_ENTRIES,
  PLANTED_ORGANIZATIONS,
  PLANTED_PARTY_LINKS,
  PLANTED_PERSONS,
} from './planted-parties.ts'
import {
  ringAccountRows,
  ringCustomerRows,
  ringLinks,
  ringOrganizationRows,
  ringPayments,
  ringPersonRows,
} from './planted-rings.ts'
import { procurementNodes, procurementRelationships } from './procurement.ts'
import { screeningNodes, screeningRelationships } from './screening.ts'

export interface BankOptions {
  /** Number of OpsObject nodes, planted ones included; everything else scales with it. */
  readonly objects: number
  readonly seed: number
}

/** What `jingwei demo` loads. */
export const DEMO_BANK: BankOptions = { objects: 5_000, seed: 1 }

/** The published size that the generator keeps the proportion of: 6.49 million relationships to 627,000 objects. */
const PUBLISHED_OBJECTS = 627_000
const PUBLISHED_RELATIONSHIPS = 6_490_000

/** Number of relationships of all types at a size, for example 6,490,000 for 627,000 objects. */
export function relationshipTotal(objects: number): number {
  return Math.round((objects * PUBLISHED_RELATIONSHIPS) / PUBLISHED_OBJECTS)
}

/**
 * Yields the bank in batches of at most LIMITS.bulkRowsMax rows, values in canonical form. Throws BAD_USER_INPUT for a
 * size outside the limits or a seed that is not a whole number.
 */
export function* generateBank(options: BankOptions): Generator<SeedBatch> {
  const { objects, seed } = options
  checkWhole('objects', objects, LIMITS.seedObjectsMin, LIMITS.seedObjectsMax)
  checkWhole('seed', seed, 0, LIMITS.seedMax)

  for (const section of nodeSections(options)) yield* batchesOf(section)

  let relationships = 0
  for (const section of relationshipSections(options)) {
    for (const batch of batchesOf(section)) {
      relationships += batch.rows.length
      yield batch
    }
  }
  const rows = paymentRows(planParties(objects), seed, relationshipTotal(objects) - relationships)
  yield* batchesOf({ kind: 'relationships', type: 'TRANSFER', rows })
}

function* nodeSections({ objects, seed }: BankOptions): Generator<SeedSection> {
  const parties = planParties(objects)
  yield* opsContextNodes()
  yield { kind: 'nodes', label: 'OpsObject', rows: plantedObjectRows() }
  yield { kind: 'nodes', label: 'OpsObject', rows: opsObjectRows(opsPlan(objects, seed), seed) }
  yield* partyNodes(parties, seed)
  yield* accountNodes(parties, seed)
  yield* procurementNodes(parties, seed)
  yield* screeningNodes(parties, seed)
  yield* sectionsOf([
    ...PLANTED_ORGANIZATIONS,
    ...ringOrganizationRows(),
    ...PLANTED_PERSONS,
    ...ringPersonRows(),
    ...PLANTED_CUSTOMERS,
    ...ringCustomerRows(),
    ...ringAccountRows(),
    ...PLANTED_ENTRIES,
    ...PLANTED_AWARDS,
  ])
}

/** All relationships except the generated payments. */
function* relationshipSections({ objects, seed }: BankOptions): Generator<SeedSection> {
  const plan = opsPlan(objects, seed)
  const parties = planParties(objects)
  yield* opsContextRelationships(plan, seed)
  yield* opsLinkSections(plan, seed)
  yield* partyRelationships(parties, seed)
  yield* accountRelationships(parties, seed)
  yield* procurementRelationships(parties, seed)
  yield* screeningRelationships(parties, seed)
  yield* sectionsOf([...PLANTED_LINKS, ...PLANTED_PARTY_LINKS, ...ringLinks(), ...ringPayments(parties)])
}

const opsPlan = (objects: number, seed: number) => planOps(objects - PLANTED_OBJECTS.length, seed)

/** Planted rows of several labels or types, as one section each. */
function* sectionsOf(rows: readonly (NodeRow | RelationshipRow)[]): Generator<SeedSection> {
  const nodes = rows.filter((row) => row.op === 'upsertNode')
  for (const [label, group] of Map.groupBy(nodes, (row) => row.ref.label)) {
    yield { kind: 'nodes', label, rows: group }
  }
  const relationships = rows.filter((row) => row.op === 'upsertRelationship')
  for (const [type, group] of Map.groupBy(relationships, (row) => row.type)) {
    yield { kind: 'relationships', type, rows: group }
  }
}

function checkWhole(field: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', {
    field,
    value: String(value),
    allowed: `a whole number from ${least} to ${most}`,
  })
}
