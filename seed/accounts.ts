// The generated accounts, who owns them and which are listed, and the payments between them. Payments are the last part
// of the bank: their number makes up the total of relationships.

import type { Prng } from '../graph/lib/prng.ts'
import { type NodeRow, node, type RelationshipRow, relationship, type SeedSection } from './batches.ts'
import { dateAfter2020, dateTime, digits, pick, popular, streamFor } from './draws.ts'
import { accountRef, customerRef, type PartiesPlan } from './parties-plan.ts'
import { DEMO_NOW, PAYMENTS_SINCE } from './reference.ts'

const KINDS = ['DEPOSIT', 'DEPOSIT', 'DEPOSIT', 'CARD', 'CARD', 'SUPERVISED', 'FREE_TRADE'] as const
const CHANNELS = ['MOBILE_BANK', 'MOBILE_BANK', 'ONLINE_BANK', 'COUNTER', 'ATM', 'PARTNER_API'] as const
const HONG_KONG_RATIO = 0.15
/** Every how many accounts one has a second owner, and one is listed. */
const ACCOUNTS_PER_JOINT = 50
const ACCOUNTS_PER_LISTING = 200
/** Share of the payments that stay among accounts with near numbers, as families and trade partners do. */
const LOCAL_RATIO = 0.5
const LOCAL_REACH = 60
/** Payments lie between ten and a million units of the currency, small ones far more often. */
const AMOUNT_DIGITS_LEAST = 3
const AMOUNT_DIGITS_SPAN = 5

export function* accountNodes(plan: PartiesPlan, seed: number): Generator<SeedSection> {
  yield { kind: 'nodes', label: 'Account', rows: accountRows(plan, seed) }
}

export function* accountRelationships(plan: PartiesPlan, seed: number): Generator<SeedSection> {
  yield { kind: 'relationships', type: 'OWNS', rows: ownershipRows(plan, seed) }
  yield { kind: 'relationships', type: 'LISTED_IN', rows: listingRows(plan) }
}

function* accountRows(plan: PartiesPlan, seed: number): Generator<NodeRow> {
  const prng = streamFor(seed, 'accounts')
  for (let index = 0; index < plan.accounts; index += 1) {
    const hongKong = prng.next() < HONG_KONG_RATIO
    yield node('Account', accountRef(plan, index).key, {
      kind: pick(prng, KINDS),
      jurisdiction: hongKong ? 'HONG_KONG' : 'MAINLAND',
      currency: hongKong ? 'HKD' : 'CNY',
      balanceMinor: amount(prng),
      status: prng.int(100) === 0 ? 'FROZEN' : 'OPEN',
      openedOn: dateAfter2020(prng.int(2200)),
    })
  }
  for (let index = 0; index < plan.foreignAccounts; index += 1) {
    yield node('Account', accountRef(plan, plan.accounts + index).key, { kind: 'DEPOSIT' })
  }
}

/** Every customer has one account; the rest go to few customers who have many. */
function* ownershipRows(plan: PartiesPlan, seed: number): Generator<RelationshipRow> {
  const prng = streamFor(seed, 'ownership')
  for (let index = 0; index < plan.accounts; index += 1) {
    const owner = index < plan.customers ? index : popular(prng, plan.customers)
    yield relationship('OWNS', customerRef(owner), accountRef(plan, index), { role: 'HOLDER' })
    if (index % ACCOUNTS_PER_JOINT === 0) {
      const other = (owner + 1) % plan.customers
      yield relationship('OWNS', customerRef(other), accountRef(plan, index), { role: 'JOINT_HOLDER' })
    }
  }
}

function* listingRows(plan: PartiesPlan): Generator<RelationshipRow> {
  const grey = { label: 'WatchList', key: 'OWN-GREY' }
  for (let index = 7; index < plan.accounts; index += ACCOUNTS_PER_LISTING) {
    yield relationship('LISTED_IN', accountRef(plan, index), grey, { addedAt: DEMO_NOW, reason: '異常交易' })
  }
}

/** `count` payments in the order of their time, spread over the days before the synthetic present. */
export function* paymentRows(plan: PartiesPlan, seed: number, count: number): Generator<RelationshipRow> {
  const prng = streamFor(seed, 'payments')
  const accounts = plan.accounts + plan.foreignAccounts
  const since = Date.parse(PAYMENTS_SINCE)
  const stepMs = (Date.parse(DEMO_NOW) - since) / count
  for (let index = 0; index < count; index += 1) {
    const source = popular(prng, accounts)
    const wanted = prng.next() < LOCAL_RATIO ? source + 1 + prng.int(LOCAL_REACH) : popular(prng, accounts)
    const target = wanted % accounts === source ? (source + 1) % accounts : wanted % accounts
    const at = since + Math.floor((index + prng.next()) * stepMs)
    yield relationship(
      'TRANSFER',
      accountRef(plan, source),
      accountRef(plan, target),
      {
        amountMinor: amount(prng),
        currency: prng.next() < HONG_KONG_RATIO ? 'HKD' : 'CNY',
        occurredAt: dateTime(at),
        channel: pick(prng, CHANNELS),
        state: stateOf(prng.int(1000)),
      },
      `T${digits(index, 9)}`,
    )
  }
}

/** Minor units: the logarithm is the mean of three draws, so that few are very large. */
function amount(prng: Prng): bigint {
  const draw = (prng.next() + prng.next() + prng.next()) / 3
  return BigInt(Math.floor(10 ** (AMOUNT_DIGITS_LEAST + AMOUNT_DIGITS_SPAN * draw)))
}

function stateOf(draw: number): string {
  if (draw < 3) return 'HELD'
  if (draw < 5) return 'RELEASED'
  return draw < 8 ? 'REJECTED' : 'POSTED'
}
