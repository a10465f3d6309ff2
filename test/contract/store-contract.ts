// The contract of the store as one suite that runs unchanged on every engine: each part holds the engine to one part
// of the prose in graph/store/port.ts.

import { describe } from 'node:test'
import type { StoreHarness } from './harness.ts'
import { aggregateContract } from './suites/aggregates.ts'
import { feedContract } from './suites/feed.ts'
import { findContract } from './suites/finding.ts'
import { pagingContract } from './suites/paging.ts'
import { predicateContract } from './suites/predicates.ts'
import { readContract } from './suites/reading.ts'
import { relationshipContract } from './suites/relationships.ts'
import { repetitionContract } from './suites/repetition.ts'
import { writeContract } from './suites/writes.ts'

export function storeContract(name: string, harness: StoreHarness): void {
  describe(`the store contract on ${name}`, { skip: harness.skip ?? false }, () => {
    describe('writes of nodes', () => writeContract(harness))
    describe('writes of relationships', () => relationshipContract(harness))
    describe('reading', () => readContract(harness))
    describe('predicates', () => predicateContract(harness))
    describe('order', () => findContract(harness))
    describe('paging', () => pagingContract(harness))
    describe('aggregates', () => aggregateContract(harness))
    describe('versions, change feed and audit', () => feedContract(harness))
    describe('repeated requests', () => repetitionContract(harness))
  })
}
