// The generated public awards and contracts: who bought, who won, and into which account the purchaser pays.

import { type NodeRow, node, type RelationshipRow, relationship, type SeedSection } from './batches.ts'
import { dateAfter2020, digits, popular, streamFor } from './draws.ts'
import { accountRef, organizationRef, type PartiesPlan, personRef } from './parties-plan.ts'
import { DEMO_NOW } from './reference.ts'

const PROVINCES = ['440000', '360000', '320000'] as const
const PROJECTS = [
  '辦公設備採購',
  '校舍維修工程',
  '信息系統運維',
  '醫療設備採購',
  '道路養護',
  '綠化服務',
] as const
const OTHER_KINDS = ['LABOUR', 'LOAN', 'GUARANTEE'] as const
/** Of five awards four have led to a contract. */
const AWARDS_PER_OPEN = 5
const HALF_YEAR_BEFORE_NOW_DAYS = 2090

export function* procurementNodes(plan: PartiesPlan, seed: number): Generator<SeedSection> {
  yield { kind: 'nodes', label: 'BidAward', rows: awardRows(plan, seed) }
  yield { kind: 'nodes', label: 'Contract', rows: contractRows(plan, seed) }
}

export function* procurementRelationships(plan: PartiesPlan, seed: number): Generator<SeedSection> {
  yield { kind: 'relationships', type: 'WON', rows: awardLinks(plan, seed, 'WON') }
  yield { kind: 'relationships', type: 'PURCHASED', rows: awardLinks(plan, seed, 'PURCHASED') }
  yield { kind: 'relationships', type: 'LED_TO', rows: contractLinks(plan) }
  yield { kind: 'relationships', type: 'PARTY', rows: partyLinks(plan, seed) }
  yield { kind: 'relationships', type: 'PAID_INTO', rows: paidIntoLinks(plan, seed) }
}

const awardRef = (index: number) => ({
  label: 'BidAward',
  key: `${PROVINCES[index % PROVINCES.length]!}:AW${digits(index, 6)}`,
})
/** The contract of an award has its number; other contracts come after them. */
const contractRef = (index: number) => ({ label: 'Contract', key: `CT-${digits(index, 6)}` })

const hasContract = (award: number): boolean => award % AWARDS_PER_OPEN !== 0

/** Winner and purchaser of each award, the same for every part that asks. */
function* dealsOf(plan: PartiesPlan, seed: number): Generator<{ winner: number; purchaser: number }> {
  const prng = streamFor(seed, 'awards')
  for (let index = 0; index < plan.awards; index += 1) {
    yield {
      winner: plan.purchasers + popular(prng, plan.organizations - plan.purchasers),
      purchaser: prng.int(plan.purchasers),
    }
  }
}

function* awardRows(plan: PartiesPlan, seed: number): Generator<NodeRow> {
  const prng = streamFor(seed, 'award nodes')
  for (let index = 0; index < plan.awards; index += 1) {
    yield node('BidAward', awardRef(index).key, {
      projectName: `${PROJECTS[prng.int(PROJECTS.length)]!}${digits(index, 6)}`,
      amountMinor: BigInt(1_000_000 * (1 + popular(prng, 900))),
      awardedOn: dateAfter2020(HALF_YEAR_BEFORE_NOW_DAYS + prng.int(180)),
      status: 'AWARDED',
    })
  }
}

function* contractRows(plan: PartiesPlan, seed: number): Generator<NodeRow> {
  const prng = streamFor(seed, 'contracts')
  for (let index = 0; index < plan.awards + plan.otherContracts; index += 1) {
    const ofAward = index < plan.awards
    if (ofAward && !hasContract(index)) continue
    yield node('Contract', contractRef(index).key, {
      kind: ofAward ? 'PROCUREMENT' : OTHER_KINDS[index % OTHER_KINDS.length]!,
      amountMinor: BigInt(1_000_000 * (1 + popular(prng, 900))),
      signedOn: dateAfter2020(HALF_YEAR_BEFORE_NOW_DAYS + prng.int(180)),
      state: ofAward ? 'FILED' : 'SIGNED',
    })
  }
}

function* awardLinks(plan: PartiesPlan, seed: number, type: 'WON' | 'PURCHASED'): Generator<RelationshipRow> {
  let index = 0
  for (const { winner, purchaser } of dealsOf(plan, seed)) {
    yield relationship(type, organizationRef(type === 'WON' ? winner : purchaser), awardRef(index))
    index += 1
  }
}

function* contractLinks(plan: PartiesPlan): Generator<RelationshipRow> {
  for (let index = 0; index < plan.awards; index += 1) {
    if (hasContract(index)) yield relationship('LED_TO', awardRef(index), contractRef(index))
  }
}

function* partyLinks(plan: PartiesPlan, seed: number): Generator<RelationshipRow> {
  let index = 0
  for (const { winner, purchaser } of dealsOf(plan, seed)) {
    if (hasContract(index)) {
      const contract = contractRef(index)
      yield relationship('PARTY', contract, organizationRef(winner), { role: 'SUPPLIER' })
      yield relationship('PARTY', contract, organizationRef(purchaser), { role: 'PURCHASER' })
    }
    index += 1
  }
  const prng = streamFor(seed, 'other contracts')
  for (; index < plan.awards + plan.otherContracts; index += 1) {
    const person = personRef(prng.int(plan.persons))
    const company = organizationRef(plan.purchasers + popular(prng, plan.organizations - plan.purchasers))
    yield relationship('PARTY', contractRef(index), person, { role: 'FIRST_PARTY' })
    yield relationship('PARTY', contractRef(index), company, { role: 'SECOND_PARTY' })
  }
}

/** A winner that is a customer is paid into its first account, which the bank supervises. */
function* paidIntoLinks(plan: PartiesPlan, seed: number): Generator<RelationshipRow> {
  let index = 0
  for (const { winner } of dealsOf(plan, seed)) {
    const customer = plan.personCustomers + winner - plan.purchasers
    if (hasContract(index) && customer < plan.customers) {
      yield relationship('PAID_INTO', contractRef(index), accountRef(plan, customer), {
        lockedAt: DEMO_NOW,
        supervised: true,
      })
    }
    index += 1
  }
}
