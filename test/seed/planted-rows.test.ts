// The planted truth, checked on the generated rows alone: by walking them here, without the product's algorithms.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RelationshipRow } from '../../seed/batches.ts'
import {
  BATCH_DIAMOND,
  FRAGILE_CLUSTER,
  LISTED_RING_ACCOUNTS,
  PAYROLL_ACCOUNT,
  PEP,
  RELATED_BIDDERS,
  RINGS,
  type RingName,
  SAME_NAME,
  SANCTIONED_OWNER,
  SINGLE_POINT,
  SURVIVING_CLUSTER,
  UPLINKS,
} from '../../seed/planted.ts'
import { PLANTED_OBJECTS } from '../../seed/planted-ops.ts'
import { collectBank } from './collected-bank.ts'

const PLACES = [
  { objects: 500, seed: 1 },
  { objects: 3_000, seed: 99 },
]

for (const { objects, seed } of PLACES) {
  const { nodes, relationships } = collectBank(objects, seed)
  const byType = Map.groupBy(relationships, (row) => row.type)
  const rows = (type: string): readonly RelationshipRow[] => byType.get(type) ?? []
  const sources = (type: string, target: string): string[] =>
    rows(type)
      .filter((row) => row.target.key === target)
      .map((row) => row.source.key)
      .sort()
  const targets = (type: string, source: string): string[] =>
    rows(type)
      .filter((row) => row.source.key === source)
      .map((row) => row.target.key)
      .sort()
  const nodeOf = (label: string, key: string) =>
    nodes.find((row) => row.ref.label === label && row.ref.key === key)
  const sorted = (keys: readonly string[]): string[] => [...keys].sort()

  describe(`planted operations at ${objects} objects, seed ${seed}`, () => {
    const planted = new Set(PLANTED_OBJECTS.map(({ ciCode }) => ciCode))

    it('depend on generated objects at most without being critical, and never the other way', () => {
      for (const type of ['CALLS', 'DEPLOYED_ON', 'MEMBER_OF_CLUSTER', 'COMPOSED_OF', 'DEPENDS_ON']) {
        for (const { source, target, set } of rows(type)) {
          if (planted.has(target.key)) assert.ok(planted.has(source.key), `${type} from ${source.key}`)
          else if (planted.has(source.key)) assert.equal(set.critical, false)
        }
      }
    })

    it('have a database without a cluster whose critical callers lead to the stopped chains', () => {
      assert.deepEqual(targets('MEMBER_OF_CLUSTER', SINGLE_POINT.database), [])
      const down = new Set<string>([SINGLE_POINT.database])
      for (let size = 0; size < down.size; ) {
        size = down.size
        for (const type of ['CALLS', 'DEPENDS_ON', 'DEPLOYED_ON']) {
          for (const { source, target, set } of rows(type)) {
            if (down.has(target.key) && set.critical !== false) down.add(source.key)
          }
        }
      }
      assert.deepEqual(sorted([...down]), sorted(SINGLE_POINT.failed))
      const stopped = new Set([...down].flatMap((key) => sources('INCLUDES', key)))
      assert.deepEqual(
        sorted([...stopped]),
        sorted([...SINGLE_POINT.stoppedTransactionChains, ...SINGLE_POINT.stoppedBatchChains]),
      )
    })

    for (const { cluster, members, minMembers } of [SURVIVING_CLUSTER, FRAGILE_CLUSTER]) {
      it(`have ${cluster} with two members on separate servers, needing ${minMembers}`, () => {
        assert.deepEqual(sources('MEMBER_OF_CLUSTER', cluster), sorted(members))
        assert.equal(nodeOf('OpsObject', cluster)?.set.minMembers, minMembers)
        const servers = members.map((member) => targets('DEPLOYED_ON', targets('DEPLOYED_ON', member)[0]!)[0])
        assert.equal(new Set(servers).size, 2)
      })
    }

    it('have uplinks from the lowest layer to two switches and to one', () => {
      const partners = (end: string) =>
        rows('CONNECTED_TO')
          .filter((row) => row.set.subtype === 'UPLINK')
          .flatMap(({ source, target }) =>
            source.key === end ? [target.key] : target.key === end ? [source.key] : [],
          )
          .sort()
      assert.deepEqual(partners(UPLINKS.dual), sorted(UPLINKS.switches))
      assert.deepEqual(partners(UPLINKS.single), [UPLINKS.switches[0]])
    })

    it('have a batch diamond', () => {
      const [one, two, three, four] = BATCH_DIAMOND.jobs
      assert.deepEqual(targets('DEPENDS_ON', two), [one])
      assert.deepEqual(targets('DEPENDS_ON', three), [one])
      assert.deepEqual(targets('DEPENDS_ON', four), [two, three])
    })
  })

  describe(`planted rings at ${objects} objects, seed ${seed}`, () => {
    const legsOf = (ring: RingName): [number, number, number, number][] => {
      const accounts: readonly string[] = RINGS[ring].accounts
      return rows('TRANSFER')
        .filter((row) => accounts.includes(row.source.key) && accounts.includes(row.target.key))
        .map((row) => [
          accounts.indexOf(row.source.key) + 1,
          accounts.indexOf(row.target.key) + 1,
          Number(row.set.amountMinor),
          Date.parse(String(row.set.occurredAt)),
        ])
    }
    const latest = (legs: readonly (readonly number[])[]) => Math.max(...legs.map((leg) => leg[3]!))
    const earliest = (legs: readonly (readonly number[])[]) => Math.min(...legs.map((leg) => leg[3]!))
    const pairs = (legs: readonly (readonly number[])[]) =>
      legs.map(([source, target]) => `${source}>${target}`).sort()
    const product = (left: readonly number[], right: readonly number[]) =>
      left.flatMap((source) => right.map((target) => `${source}>${target}`)).sort()

    it('touch nothing but each other and one salary each', () => {
      const accounts = new Set<string>(Object.values(RINGS).flatMap((ring) => ring.accounts))
      const outside = rows('TRANSFER').filter(
        (row) => accounts.has(row.source.key) !== accounts.has(row.target.key),
      )
      assert.equal(outside.length, Object.keys(RINGS).length)
      assert.ok(outside.every((row) => row.source.key === PAYROLL_ACCOUNT))
    })

    it('have as many payments as they say', () => {
      for (const ring of Object.keys(RINGS) as RingName[]) {
        assert.equal(legsOf(ring).length, RINGS[ring].transfers, ring)
      }
    })

    it('fan out from one account and into one account', () => {
      assert.deepEqual(pairs(legsOf('fanOut')), product([1], [2, 3, 4, 5, 6, 7, 8, 9]))
      assert.deepEqual(pairs(legsOf('fanIn')), product([2, 3, 4, 5, 6, 7, 8, 9], [1]))
    })

    it('close a cycle in the order of time, each payment a little smaller', () => {
      const legs = legsOf('cycle').sort((a, b) => a[3] - b[3])
      assert.deepEqual(
        legs.map(([source, target]) => [source, target]),
        [
          [1, 2],
          [2, 3],
          [3, 4],
          [4, 5],
          [5, 1],
        ],
      )
      for (const [index, leg] of legs.entries()) {
        if (index > 0) assert.ok(leg[2] < legs[index - 1]![2] && leg[2] > 0.97 * legs[index - 1]![2])
      }
    })

    it('have a bipartite ring and a stack of two layers, the upper paid first', () => {
      assert.deepEqual(pairs(legsOf('bipartite')), product([1, 2, 3], [4, 5, 6, 7]))
      const upper = legsOf('stack').filter(([source]) => source <= 3)
      const lower = legsOf('stack').filter(([source]) => source > 3)
      assert.deepEqual(pairs(upper), product([1, 2, 3], [4, 5, 6]))
      assert.deepEqual(pairs(lower), product([4, 5, 6], [7, 8, 9]))
      assert.ok(latest(upper) < earliest(lower))
    })

    it('have a random ring that hangs together', () => {
      const reached = new Set([1])
      for (let size = 0; size < reached.size; ) {
        size = reached.size
        for (const [source, target] of legsOf('random')) if (reached.has(source)) reached.add(target)
      }
      assert.equal(reached.size, 6)
    })

    it('scatter before they gather, and gather before they scatter', () => {
      const scatter = legsOf('scatterGather').filter(([source]) => source === 1)
      const gather = legsOf('scatterGather').filter(([, target]) => target === 7)
      assert.deepEqual(pairs(scatter), product([1], [2, 3, 4, 5, 6]))
      assert.deepEqual(pairs(gather), product([2, 3, 4, 5, 6], [7]))
      assert.ok(latest(scatter) < earliest(gather))

      const payers = legsOf('gatherScatter').filter(([, target]) => target === 1)
      const payees = legsOf('gatherScatter').filter(([source]) => source === 1)
      assert.deepEqual(pairs(payers), product([2, 3, 4, 5], [1]))
      assert.deepEqual(pairs(payees), product([1], [6, 7, 8, 9]))
      assert.ok(latest(payers) < earliest(payees))
    })

    it('have owners, and three listed accounts in the cycle', () => {
      for (const account of RINGS.cycle.accounts) assert.equal(sources('OWNS', account).length, 1)
      assert.deepEqual(sources('LISTED_IN', LISTED_RING_ACCOUNTS.list), sorted(LISTED_RING_ACCOUNTS.accounts))
    })
  })

  describe(`planted parties at ${objects} objects, seed ${seed}`, () => {
    /** Share in percent by which one organisation controls another through one chain, the shares multiplied. */
    const chainShare = (chain: readonly string[]): number =>
      chain.slice(1).reduce((share, target, place) => {
        const step = rows('CONTROLS').find(
          (row) => row.source.key === chain[place] && row.target.key === target,
        )
        return (share * Number(step?.set.sharePct ?? 0)) / 100
      }, 100)

    it('have a customer that a listed organisation controls by 56 %, and one by 32 %', () => {
      const { list, listed, middle, owned, customer, minority } = SANCTIONED_OWNER
      assert.ok(sources('LISTED_IN', list).includes(listed))
      assert.deepEqual(targets('IS_PARTY', customer), [owned])
      assert.ok(Math.abs(chainShare([listed, middle, owned]) - 56) < 1e-9)
      assert.deepEqual(targets('IS_PARTY', minority.customer), [minority.organization])
      assert.ok(Math.abs(chainShare([listed, middle, minority.organization]) - 32) < 1e-9)
    })

    it('have a matched PEP and a matched delegate who is none', () => {
      for (const [{ entry, customer, person }, isPep] of [
        [PEP.exposed, true],
        [PEP.delegate, false],
      ] as const) {
        assert.equal(nodeOf('WatchListEntry', entry)?.set.isPep, isPep)
        assert.deepEqual(targets('MATCHES', customer), [entry])
        assert.deepEqual(targets('IS_PARTY', customer), [person])
        assert.equal(nodeOf('Person', person)?.set.nameZh, nodeOf('WatchListEntry', entry)?.set.nameZh)
      }
      assert.match(String(nodeOf('WatchListEntry', PEP.delegate.entry)?.set.biography), /代表大會代表/)
    })

    it('have two winners of one purchaser under one controller, and nobody else controls two directly', () => {
      const { purchaser, winners, controller, awards } = RELATED_BIDDERS
      assert.deepEqual(targets('PURCHASED', purchaser), sorted(awards))
      assert.deepEqual(
        awards.flatMap((award) => sources('WON', award)),
        [...winners],
      )
      assert.deepEqual(targets('CONTROLS', controller), sorted(winners))
      const byPerson = Map.groupBy(
        rows('CONTROLS').filter((row) => row.source.label === 'Person'),
        (row) => row.source.key,
      )
      const several = [...byPerson].filter(([, controlled]) => controlled.length > 1).map(([key]) => key)
      assert.deepEqual(several, [controller])
    })

    it('have three persons of one name in each script, and no others of that name', () => {
      for (const { nameZh, persons } of [SAME_NAME.traditional, SAME_NAME.simplified]) {
        const found = nodes.filter((row) => row.ref.label === 'Person' && row.set.nameZh === nameZh)
        assert.deepEqual(found.map((row) => row.ref.key).sort(), sorted(persons))
      }
    })
  })
}
