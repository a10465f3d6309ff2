// Versions, the change feed, and the audit chain.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type AuditEntry, firstBrokenEntry } from '../../../graph/model/audit.ts'
import type { ChangeRecord } from '../../../graph/model/changes.ts'
import { CONTRACT_MODEL as model } from '../contract-model.ts'
import {
  AT,
  batch,
  drop,
  link,
  pay,
  putMaker,
  putThing,
  READ,
  type StoreHarness,
  thing,
  unpay,
  withStore,
  write,
} from '../harness.ts'

const RETENTION = { changeVersionsKept: 5, idempotencyKeysKept: 5 }

function text(record: ChangeRecord): string {
  switch (record.kind) {
    case 'node':
      return `${record.version} ${record.op} ${record.ref.label} ${record.ref.key}`
    case 'relationship':
      return `${record.version} ${record.op} ${record.type} ${record.key ?? ''} ${record.source.key}>${record.target.key}`
    case 'bulkNodes':
      return `${record.version} bulk ${record.label}`
    case 'bulkRelationships':
      return `${record.version} bulk ${record.type}`
  }
}

export function feedContract(harness: StoreHarness): void {
  it('begins at version 0 and takes one version for each batch that changes something', () =>
    withStore(harness, { model }, async (store) => {
      assert.equal(await store.version(), 0)

      const first = await store.apply(batch([putThing('a'), putThing('b')]), null)
      const nothing = await store.apply(batch([putThing('a'), drop(thing('x'))]), null)
      const second = await store.apply(batch([putThing('a', { size: 1 })]), null)

      assert.deepEqual([first.version, nothing.version, second.version], [1, 1, 2])
      assert.equal(await store.version(), 2)
    }))

  it('tells every change in order, as records of the batch and again in the feed', () =>
    withStore(harness, { model }, async (store) => {
      const first = await store.apply(
        batch([putThing('a'), putThing('b'), link('USES', thing('a'), thing('b')), putThing('a')]),
        null,
      )
      const second = await store.apply(
        batch([
          pay('p1', 'b', 'a'),
          putThing('a', { size: 1 }),
          pay('p1', 'b', 'a', { currency: 'CNY' }),
          drop(thing('x')),
          unpay('p1'),
        ]),
        null,
      )

      const expected = [
        '1 create Thing a',
        '1 create Thing b',
        '1 create USES  a>b',
        '2 create PAYS p1 b>a',
        '2 update Thing a',
        '2 update PAYS p1 b>a',
        '2 delete PAYS p1 b>a',
      ]
      assert.deepEqual([...first.records, ...second.records].map(text), expected)
      const feed = await store.changesSince(0, 100)
      assert.deepEqual(feed.records, [...first.records, ...second.records])
      assert.deepEqual([feed.version, feed.resync], [2, false])
      assert.deepEqual(await store.changesSince(2, 100), { records: [], version: 2, resync: false })
    }))

  it('names nodes in the feed by the handles that records and scans have', () =>
    withStore(harness, { model }, async (store) => {
      const { records } = await store.apply(batch([putThing('a')]), null)
      const [node] = await store.nodesByKeys('Thing', ['a'], READ)

      assert.equal(records[0]?.kind === 'node' && records[0].handle, node?.handle)
    }))

  it('hands the feed out in whole versions, going on where a page ended', () =>
    withStore(harness, { model }, async (store) => {
      for (let round = 0; round < 6; round += 1) {
        await write(store, putThing(`a${round}`), putThing(`b${round}`), putThing(`c${round}`))
      }
      const all: string[] = []

      let version = 0
      for (let pages = 0; version < 6; pages += 1) {
        assert.ok(pages < 20, 'the feed comes to its end')
        const page = await store.changesSince(version, 4)
        assert.equal(page.resync, false)
        assert.ok(page.version > version, 'each page goes on')
        assert.equal(page.records.at(-1)?.version, page.version)
        assert.equal(page.records.length % 3, 0, 'a version is never cut')
        all.push(...page.records.map(text))
        version = page.version
      }

      assert.equal(all.length, 18)
      assert.equal(new Set(all).size, 18)
    }))

  it('asks for a resync when the log no longer reaches back, or never reached so far', () =>
    withStore(harness, { model, retention: RETENTION }, async (store) => {
      for (let round = 1; round <= 9; round += 1) await write(store, putThing('a', { size: round }))

      const old = await store.changesSince(3, 100)
      const kept = await store.changesSince(4, 100)
      const future = await store.changesSince(10, 100)

      assert.deepEqual([old.resync, old.records.length, old.version], [true, 0, 9])
      assert.deepEqual([kept.resync, kept.records.length], [false, 5])
      assert.equal(future.resync, true)
    }))

  it('writes one record for each label and type of a bulk load, and still answers row by row', () =>
    withStore(harness, { model }, async (store) => {
      const result = await store.apply(
        batch(
          [
            putThing('a'),
            putThing('b'),
            putMaker('m'),
            putMaker('n', {}),
            pay('p1', 'a', 'b'),
            pay('p2', 'a', 'b'),
          ],
          {
            bulk: true,
          },
        ),
        null,
      )

      assert.equal(result.outcomes.length, 6)
      assert.equal(result.outcomes[3]?.status, 'refused')
      const expected = ['1 bulk Maker', '1 bulk PAYS', '1 bulk Thing']
      assert.deepEqual(result.records.map(text).sort(), expected)
      assert.deepEqual((await store.changesSince(0, 100)).records.map(text).sort(), expected)
      const again = await store.apply(batch([putThing('a')], { bulk: true }), null)
      assert.deepEqual([again.version, again.records], [1, []])
    }))

  it('keeps one audit entry for each batch, whatever came of it, in an unbroken chain', () =>
    withStore(harness, { model }, async (store) => {
      await store.apply(
        batch([putThing('a'), putThing('b'), drop(thing('x'))], {
          actor: { name: 'lin', roles: ['OPERATOR', 'ANALYST'] },
          action: 'upsertNodes',
        }),
        null,
      )
      await store.apply(batch([putThing('a')]), null)
      await store.recordAudit({
        at: AT,
        actor: { name: 'wu', roles: [] },
        action: 'personal values shown',
        digest: 'd',
        outcome: 'Person.nameZh',
      })
      await store.apply(batch([putThing('a', { size: 1 }), drop(thing('b'))]), null)

      const entries = await store.auditEntries(0, 100)

      assert.deepEqual(
        entries.map(({ sequence, actor, action, version, outcome }) => [
          sequence,
          actor.name,
          action,
          version,
          outcome,
        ]),
        [
          [1, 'lin', 'upsertNodes', 1, 'created 2, refused 1'],
          [2, 'tester', 'test', 1, 'unchanged 1'],
          [3, 'wu', 'personal values shown', 1, 'Person.nameZh'],
          [4, 'tester', 'test', 2, 'updated 1, deleted 1'],
        ],
      )
      assert.deepEqual(entries[0]?.actor.roles, ['OPERATOR', 'ANALYST'])
      assert.equal(entries[0]?.at, AT)
      assert.equal(firstBrokenEntry(entries), null)
      assert.deepEqual(await store.auditEntries(1, 2), entries.slice(1, 3))
      assert.notEqual(entries[0]?.digest, entries[1]?.digest)
    }))

  it('shows where an audit chain was tampered with', () =>
    withStore(harness, { model }, async (store) => {
      for (let round = 0; round < 4; round += 1) await write(store, putThing(`k${round}`))
      const entries = await store.auditEntries(0, 100)
      const changed = entries.map(
        (entry): AuditEntry => (entry.sequence === 2 ? { ...entry, outcome: 'deleted 1' } : entry),
      )

      assert.equal(firstBrokenEntry(entries), null)
      assert.equal(firstBrokenEntry(changed), 2)
      assert.equal(firstBrokenEntry(entries.toSpliced(2, 1)), 4)
    }))

  it('gives batches that are sent at once versions without gaps, and all of them are kept', () =>
    withStore(harness, { model }, async (store) => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.apply(batch([putThing(`k${index}`)]), null)),
      )

      assert.deepEqual(
        results.map((result) => result.version).sort((a, b) => a - b),
        Array.from({ length: 20 }, (_, index) => index + 1),
      )
      assert.equal((await store.counts(READ)).nodes.get('Thing'), 20)
      assert.equal(firstBrokenEntry(await store.auditEntries(0, 100)), null)
      assert.equal((await store.changesSince(0, 100)).records.length, 20)
    }))
}
