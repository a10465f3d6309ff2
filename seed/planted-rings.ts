// The planted payment rings: one of each of the eight typologies that synthetic money-laundering data sets use. Accounts,
// amounts and times are fixed; no generated payment touches the accounts. See seed/README.md.

import { createPrng } from '../graph/lib/prng.ts'
import type { NodeRef } from '../graph/model/refs.ts'
import { type NodeRow, node, type RelationshipRow, relationship } from './batches.ts'
import { personProperties } from './parties.ts'
import { accountRef, type PartiesPlan } from './parties-plan.ts'
import { LISTED_RING_ACCOUNTS, PAYROLL_ACCOUNT, RINGS, type RingName } from './planted.ts'
import { BANK_CODE, DEMO_NOW } from './reference.ts'

/** A payment of a ring: places (from 1) of the debited and credited account, and the amount in whole units. */
type Leg = readonly [source: number, target: number, amount: number]

const SIX_TO_NINE = [6, 7, 8, 9] as const
const TWO_TO_NINE = [2, 3, 4, 5, ...SIX_TO_NINE] as const

/** In the order of time. */
export const RING_LEGS: Readonly<Record<RingName, readonly Leg[]>> = {
  fanOut: TWO_TO_NINE.map((leaf) => [1, leaf, 9_000 + 100 * leaf]),
  fanIn: TWO_TO_NINE.map((leaf) => [leaf, 1, 9_000 + 100 * leaf]),
  cycle: [
    [1, 2, 100_000],
    [2, 3, 98_000],
    [3, 4, 96_040],
    [4, 5, 94_119],
    [5, 1, 92_236],
  ],
  bipartite: [1, 2, 3].flatMap((left) => [4, 5, 6, 7].map((right): Leg => [left, right, 5_000 + 10 * right])),
  stack: [
    ...[1, 2, 3].flatMap((top) => [4, 5, 6].map((middle): Leg => [top, middle, 6_000])),
    ...[4, 5, 6].flatMap((middle) => [7, 8, 9].map((bottom): Leg => [middle, bottom, 5_900])),
  ],
  random: [
    [1, 2, 7_300],
    [2, 4, 6_100],
    [4, 3, 5_800],
    [1, 5, 2_400],
    [5, 6, 2_350],
    [3, 6, 4_900],
    [6, 2, 3_000],
    [4, 6, 1_200],
  ],
  scatterGather: [
    ...[2, 3, 4, 5, 6].map((middle): Leg => [1, middle, 10_000]),
    ...[2, 3, 4, 5, 6].map((middle): Leg => [middle, 7, 9_900]),
  ],
  gatherScatter: [
    ...[2, 3, 4, 5].map((payer): Leg => [payer, 1, 12_000]),
    ...SIX_TO_NINE.map((payee): Leg => [1, payee, 11_800]),
  ],
}

const FIRST_DAY = Date.parse('2026-03-01T09:00:00.000Z')
const DAY_MS = 86_400_000
const LEG_STEP_MS = 7 * 60_000
const SALARY = 6_500
/** Generated accounts that the payroll account also pays. */
const SALARIES_OUTSIDE = 5

const RING_NAMES = Object.keys(RINGS) as RingName[]
const RING_ACCOUNTS = RING_NAMES.flatMap((ring) => RINGS[ring].accounts)

const account = (key: string): NodeRef => ({ label: 'Account', key })
/** "JINGWEI:RING-CYCLE-1" is owned by the customer "JINGWEI:C-RING-CYCLE-1", who is the person "P-RING-CYCLE-1". */
const ownerOf = (key: string): NodeRef => ({ label: 'Customer', key: key.replace(':', ':C-') })
const personOf = (key: string): NodeRef => ({ label: 'Person', key: key.replace(`${BANK_CODE}:`, 'P-') })
const minor = (amount: number): bigint => BigInt(amount) * 100n

export function ringAccountRows(): NodeRow[] {
  return [...RING_ACCOUNTS, PAYROLL_ACCOUNT].map((key) =>
    node('Account', key, {
      kind: 'DEPOSIT',
      jurisdiction: 'MAINLAND',
      currency: 'CNY',
      balanceMinor: minor(20_000),
      status: 'OPEN',
      openedOn: '2025-06-01',
    }),
  )
}

export function ringPersonRows(): NodeRow[] {
  const prng = createPrng(1)
  return RING_ACCOUNTS.map((key) => node('Person', personOf(key).key, personProperties(prng)))
}

export function ringCustomerRows(): NodeRow[] {
  return [...RING_ACCOUNTS, PAYROLL_ACCOUNT].map((key) =>
    node('Customer', ownerOf(key).key, {
      segment: key === PAYROLL_ACCOUNT ? 'CORPORATE' : 'MASS',
      openedOn: '2025-06-01',
      doNotDisturb: false,
    }),
  )
}

export function ringOrganizationRows(): NodeRow[] {
  return [
    node('Organization', 'ORG-PAYROLL', {
      name: '粵港人力資源有限公司',
      nameEn: 'Yuegang Human Resources Ltd',
      kind: 'EMPLOYER',
      regionCode: '440100',
    }),
  ]
}

export function ringLinks(): RelationshipRow[] {
  const owned = [...RING_ACCOUNTS, PAYROLL_ACCOUNT]
  return [
    ...RING_ACCOUNTS.map((key) => relationship('IS_PARTY', ownerOf(key), personOf(key))),
    relationship('IS_PARTY', ownerOf(PAYROLL_ACCOUNT), { label: 'Organization', key: 'ORG-PAYROLL' }),
    ...owned.map((key) => relationship('OWNS', ownerOf(key), account(key), { role: 'HOLDER' })),
    ...LISTED_RING_ACCOUNTS.accounts.map((key) =>
      relationship(
        'LISTED_IN',
        account(key),
        { label: 'WatchList', key: LISTED_RING_ACCOUNTS.list },
        { addedAt: DEMO_NOW, reason: '資金迴圈' },
      ),
    ),
  ]
}

/** The payments of the rings, each ring on a day of its own, then the salaries. */
export function ringPayments(plan: PartiesPlan): RelationshipRow[] {
  const legs = RING_NAMES.flatMap((ring, day) => {
    const { name, accounts } = RINGS[ring]
    return RING_LEGS[ring].map(([source, target, amount], place) =>
      payment(
        `T-RING-${name}-${place + 1}`,
        account(accounts[source - 1]!),
        account(accounts[target - 1]!),
        amount,
        FIRST_DAY + day * DAY_MS + place * LEG_STEP_MS,
      ),
    )
  })
  const payees = [
    ...RING_NAMES.map((ring) => account(RINGS[ring].accounts.at(-1)!)),
    ...Array.from({ length: SALARIES_OUTSIDE }, (_unused, index) => accountRef(plan, index)),
  ]
  const salaries = payees.map((payee, index) =>
    payment(
      `T-PAYROLL-${index + 1}`,
      account(PAYROLL_ACCOUNT),
      payee,
      SALARY,
      FIRST_DAY - DAY_MS + index * LEG_STEP_MS,
    ),
  )
  return [...legs, ...salaries]
}

function payment(
  transactionId: string,
  source: NodeRef,
  target: NodeRef,
  amount: number,
  atEpochMs: number,
): RelationshipRow {
  return relationship(
    'TRANSFER',
    source,
    target,
    {
      amountMinor: minor(amount),
      currency: 'CNY',
      occurredAt: new Date(atEpochMs).toISOString(),
      channel: 'MOBILE_BANK',
      state: 'POSTED',
    },
    transactionId,
  )
}
