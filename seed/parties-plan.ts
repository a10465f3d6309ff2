// How many parties, accounts, lists and contracts the bank has at a given size, and what their keys are.

import type { NodeRef } from '../graph/model/refs.ts'
import { digits } from './draws.ts'
import { BANK_CODE, OTHER_BANKS } from './reference.ts'

export interface PartiesPlan {
  readonly persons: number
  readonly organizations: number
  /** The first organisations are public purchasers. */
  readonly purchasers: number
  /** Customers: persons first, then organisations. */
  readonly personCustomers: number
  readonly organizationCustomers: number
  readonly customers: number
  /** Accounts at the bank, owned by customers. */
  readonly accounts: number
  /** Accounts at other banks, without owner. */
  readonly foreignAccounts: number
  readonly awards: number
  /** Contracts beyond those that awards led to. */
  readonly otherContracts: number
  readonly listEntries: number
}

/** Shares relative to the operations objects. */
export function planParties(objects: number): PartiesPlan {
  const persons = Math.floor(objects * 0.1)
  const organizations = Math.floor(objects * 0.02)
  const personCustomers = Math.floor(persons * 0.85)
  const organizationCustomers = Math.floor(organizations * 0.6)
  const customers = personCustomers + organizationCustomers
  return {
    persons,
    organizations,
    purchasers: Math.max(1, Math.floor(organizations * 0.05)),
    personCustomers,
    organizationCustomers,
    customers,
    accounts: Math.floor(customers * 1.4),
    foreignAccounts: Math.max(OTHER_BANKS.length, Math.floor(customers * 0.1)),
    awards: Math.floor(objects * 0.008),
    otherContracts: Math.floor(objects * 0.004),
    listEntries: Math.max(60, Math.floor(objects * 0.004)),
  }
}

export const personRef = (index: number): NodeRef => ({ label: 'Person', key: `P-${digits(index, 6)}` })

export const organizationRef = (index: number): NodeRef => ({
  label: 'Organization',
  key: `ORG-${digits(index, 6)}`,
})

export const customerRef = (index: number): NodeRef => ({
  label: 'Customer',
  key: `${BANK_CODE}:C${digits(index, 6)}`,
})

/** Account at the bank; numbers from `plan.accounts` on are accounts at other banks. */
export function accountRef(plan: PartiesPlan, index: number): NodeRef {
  if (index < plan.accounts) return { label: 'Account', key: `${BANK_CODE}:6220${digits(index, 9)}` }
  const bank = OTHER_BANKS[(index - plan.accounts) % OTHER_BANKS.length]!.orgCode
  return { label: 'Account', key: `${bank}:${digits(index - plan.accounts, 9)}` }
}
