// The generated persons, organisations, branches and customers, and who controls, serves and is related to whom.
// Planted parties are in planted-parties.ts.

import type { Prng } from '../graph/lib/prng.ts'
import {
  type NodeRow,
  node,
  type RelationshipRow,
  relationship,
  type SeedSection,
  undirected,
} from './batches.ts'
import { dateAfter2020, pick, popular, streamFor } from './draws.ts'
import { companyName, purchaserName } from './organization-names.ts'
import { customerRef, organizationRef, type PartiesPlan, personRef } from './parties-plan.ts'
import { personName } from './person-names.ts'
import { BANK_CODE, BANK_NAME, BANK_NAME_EN, branchCode, CITIES, OTHER_BANKS } from './reference.ts'

const HONG_KONG_RATIO = 0.35
const HONG_KONG_CITY = '810000'
const OCCUPATIONS = [
  '教師',
  '工程師',
  '會計',
  '醫生',
  '司機',
  '店主',
  '公務員',
  '退休',
  '學生',
  '律師',
] as const
const COMPANY_KINDS = ['SUPPLIER', 'SUPPLIER', 'MERCHANT', 'MERCHANT', 'EMPLOYER', 'VENDOR'] as const
const SEGMENTS = ['MASS', 'MASS', 'MASS', 'AFFLUENT', 'AFFLUENT', 'PRIVATE'] as const
/** Share of the companies that another company controls. */
const SUBSIDIARY_RATIO = 0.25
/** Every how many persons one is married to the next. */
const PERSONS_PER_COUPLE = 5
/** Persons between the controllers of neighbouring organisations, so that nobody controls two directly. */
const PERSONS_PER_CONTROLLER = 4

export function* partyNodes(plan: PartiesPlan, seed: number): Generator<SeedSection> {
  yield { kind: 'nodes', label: 'Organization', rows: organizationRows(plan, seed) }
  yield { kind: 'nodes', label: 'Branch', rows: branchRows() }
  yield { kind: 'nodes', label: 'Person', rows: personRows(plan, seed) }
  yield { kind: 'nodes', label: 'Customer', rows: customerRows(plan, seed) }
}

export function* partyRelationships(plan: PartiesPlan, seed: number): Generator<SeedSection> {
  yield { kind: 'relationships', type: 'PART_OF', rows: branchLinks() }
  yield { kind: 'relationships', type: 'IS_PARTY', rows: partyLinks(plan) }
  yield { kind: 'relationships', type: 'CONTROLS', rows: controlLinks(plan, seed) }
  yield { kind: 'relationships', type: 'HOLDS_POST', rows: postLinks(plan) }
  yield { kind: 'relationships', type: 'RELATED_TO', rows: coupleLinks(plan) }
}

function* organizationRows(plan: PartiesPlan, seed: number): Generator<NodeRow> {
  yield node('Organization', BANK_CODE, {
    name: BANK_NAME,
    nameEn: BANK_NAME_EN,
    kind: 'BANK',
    regionCode: CITIES[0][0],
  })
  for (const { orgCode, name, nameEn } of OTHER_BANKS) {
    yield node('Organization', orgCode, { name, nameEn, kind: 'BANK' })
  }
  const prng = streamFor(seed, 'organizations')
  for (let index = 0; index < plan.organizations; index += 1) {
    const purchaser = index < plan.purchasers
    yield node('Organization', organizationRef(index).key, {
      ...(purchaser ? purchaserName(prng) : companyName(prng)),
      kind: purchaser ? 'PURCHASER' : pick(prng, COMPANY_KINDS),
      regionCode: pick(prng, CITIES)[0],
    })
  }
}

function* branchRows(): Generator<NodeRow> {
  for (const [index, [, city]] of CITIES.entries()) {
    yield node('Branch', `${BANK_CODE}:${branchCode(index)}`, {
      name: index === 0 ? '總行營業部' : `${city}分行`,
      level: index === 0 ? 'HEAD' : 'SECOND_TIER',
    })
  }
}

function* branchLinks(): Generator<RelationshipRow> {
  const bank = { label: 'Organization', key: BANK_CODE }
  for (const index of CITIES.keys()) {
    yield relationship('PART_OF', { label: 'Branch', key: `${BANK_CODE}:${branchCode(index)}` }, bank)
  }
}

function* personRows(plan: PartiesPlan, seed: number): Generator<NodeRow> {
  const prng = streamFor(seed, 'persons')
  for (let index = 0; index < plan.persons; index += 1) {
    yield node('Person', personRef(index).key, personProperties(prng))
  }
}

/** A person drawn at random: name in one script with its romanisation, and what a bank knows besides. */
export function personProperties(prng: Prng): NodeRow['set'] {
  const gender = prng.int(2) === 0 ? 'MALE' : 'FEMALE'
  const hongKong = prng.next() < HONG_KONG_RATIO
  const year = 1940 + prng.int(66)
  const month = String(1 + prng.int(12)).padStart(2, '0')
  const day = String(1 + prng.int(28)).padStart(2, '0')
  return {
    ...personName(prng, gender, hongKong),
    gender,
    birthDate: `${year}-${month}-${day}`,
    nationality: hongKong ? 'HK' : 'CN',
    occupation: pick(prng, OCCUPATIONS),
    regionCode: hongKong ? HONG_KONG_CITY : pick(prng, CITIES)[0],
  }
}

function* customerRows(plan: PartiesPlan, seed: number): Generator<NodeRow> {
  const prng = streamFor(seed, 'customers')
  for (let index = 0; index < plan.customers; index += 1) {
    yield node('Customer', customerRef(index).key, {
      segment: index < plan.personCustomers ? pick(prng, SEGMENTS) : 'CORPORATE',
      openedOn: dateAfter2020(prng.int(2200)),
      doNotDisturb: prng.int(10) === 0,
    })
  }
}

function* partyLinks(plan: PartiesPlan): Generator<RelationshipRow> {
  for (let index = 0; index < plan.customers; index += 1) {
    const organization = organizationOfCustomer(plan, index)
    const party = organization === null ? personRef(index) : organizationRef(organization)
    yield relationship('IS_PARTY', customerRef(index), party)
  }
}

/** Number of the organisation that a customer record stands for, or null for a person. */
export function organizationOfCustomer(plan: PartiesPlan, customer: number): number | null {
  return customer < plan.personCustomers ? null : plan.purchasers + customer - plan.personCustomers
}

function* controlLinks(plan: PartiesPlan, seed: number): Generator<RelationshipRow> {
  const prng = streamFor(seed, 'control')
  for (let index = plan.purchasers; index < plan.organizations; index += 1) {
    const since = dateAfter2020(prng.int(2000))
    const capitalMinor = BigInt(100_000 * (1 + popular(prng, 50_000)))
    const earlier = index - plan.purchasers
    const parent = earlier > 0 && prng.next() < SUBSIDIARY_RATIO ? plan.purchasers + prng.int(earlier) : null
    const parentPct = 51 + prng.int(30)
    if (parent !== null) {
      yield relationship('CONTROLS', organizationRef(parent), organizationRef(index), {
        sharePct: parentPct,
        since,
        capitalMinor,
      })
    }
    yield relationship('CONTROLS', controllerOf(index), organizationRef(index), {
      sharePct: parent === null ? 60 + prng.int(41) : 100 - parentPct,
      since,
    })
  }
}

const controllerOf = (organization: number) => personRef(organization * PERSONS_PER_CONTROLLER)

function* postLinks(plan: PartiesPlan): Generator<RelationshipRow> {
  for (let index = plan.purchasers; index < plan.organizations; index += 1) {
    const director = personRef(index * PERSONS_PER_CONTROLLER + 1)
    yield relationship('HOLDS_POST', controllerOf(index), organizationRef(index), { title: '法定代表人' })
    yield relationship('HOLDS_POST', director, organizationRef(index), { title: '財務負責人' })
  }
}

function* coupleLinks(plan: PartiesPlan): Generator<RelationshipRow> {
  for (let index = 0; index + 1 < plan.persons; index += PERSONS_PER_COUPLE) {
    yield undirected('RELATED_TO', personRef(index), personRef(index + 1), { kind: 'SPOUSE', strength: 1 })
  }
}
