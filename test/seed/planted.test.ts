// The planted truth, found by asking: each fact of seed/README.md by a GraphQL query.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { loadBank } from '../../seed/load.ts'
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
import { RING_LEGS } from '../../seed/planted-rings.ts'
import { type Answer, type Api, NOW, openApi } from '../support/api.ts'

/** Sees personal values: account keys and names are filtered and searched by. */
const INVESTIGATOR = ['INVESTIGATOR'] as const
const BANK = { objects: 1_000, seed: 1, at: NOW, signal: null }

const BLAST = /* GraphQL */ `
  query ($of: [EntityRef!]!) {
    blastRadius(of: $of) {
      affected { nodes { round entity { key } } }
      degraded { nodes { entity { key } } }
      transactionChains { nodes { entity { key } } }
      batchChains { nodes { entity { key } } }
      customerChannels { channel }
      completeness { complete }
    }
  }
`

interface Blast {
  readonly affected: { nodes: { round: number; entity: { key: string } }[] }
  readonly degraded: { nodes: { entity: { key: string } }[] }
  readonly transactionChains: { nodes: { entity: { key: string } }[] }
  readonly batchChains: { nodes: { entity: { key: string } }[] }
  readonly customerChannels: { channel: string }[]
  readonly completeness: { complete: boolean }
}

const PATHS = /* GraphQL */ `
  query (
    $source: EntityRef!
    $target: EntityRef!
    $types: [String!]!
    $direction: RelationshipDirection!
    $mode: PathMode!
    $maxLength: Int!
  ) {
    paths(
      source: $source
      target: $target
      types: $types
      direction: $direction
      mode: $mode
      maxLength: $maxLength
    ) {
      paths { length nodes { key } }
    }
  }
`

const NEIGHBORHOOD = /* GraphQL */ `
  query ($of: EntityRef!, $direction: RelationshipDirection!, $hops: Int!) {
    neighborhood(of: $of, types: ["TRANSFER"], direction: $direction, hops: $hops) {
      nodes { entity { key } }
    }
  }
`

describe('the planted truth by GraphQL', () => {
  let api: Api

  before(async () => {
    api = await openApi()
    await loadBank(api.graph, BANK, () => undefined)
  })
  after(() => api.close())

  const ask = (query: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
    api.run(query, variables, INVESTIGATOR)

  describe('operations', () => {
    const blast = async (...keys: readonly string[]) => {
      const { blastRadius } = (await ask(BLAST, {
        of: keys.map((key) => ({ label: 'OpsObject', key })),
      })) as { blastRadius: Blast }
      assert.equal(blastRadius.completeness.complete, true)
      const keysOf = (rows: { nodes: { entity: { key: string } }[] }) =>
        rows.nodes.map(({ entity }) => entity.key).sort()
      return {
        affected: keysOf(blastRadius.affected),
        rounds: new Map(blastRadius.affected.nodes.map(({ entity, round }) => [entity.key, round])),
        degraded: keysOf(blastRadius.degraded),
        transactionChains: keysOf(blastRadius.transactionChains),
        batchChains: keysOf(blastRadius.batchChains),
        channels: blastRadius.customerChannels.map(({ channel }) => channel).sort(),
      }
    }

    it('finds the single point: its loss stops mobile-bank transfer and spares the login', async () => {
      const result = await blast(SINGLE_POINT.database)
      const others = SINGLE_POINT.failed.filter((key) => key !== SINGLE_POINT.database)
      assert.deepEqual(result.affected, others.sort())
      assert.deepEqual(result.degraded, SINGLE_POINT.degraded)
      assert.deepEqual(result.transactionChains, [...SINGLE_POINT.stoppedTransactionChains].sort())
      assert.deepEqual(result.batchChains, SINGLE_POINT.stoppedBatchChains)
      assert.deepEqual(result.channels, ['MOBILE_BANK', 'ONLINE_BANK'])
      assert.deepEqual(
        BATCH_DIAMOND.jobs.map((job) => result.rounds.get(job)),
        [1, 2, 2, 3],
      )
    })

    it('reaches the same chains from the server below the single point', async () => {
      const result = await blast(SINGLE_POINT.server)
      assert.deepEqual(result.affected, [SINGLE_POINT.os, ...SINGLE_POINT.failed].sort())
      assert.deepEqual(result.transactionChains, [...SINGLE_POINT.stoppedTransactionChains].sort())
    })

    for (const member of SURVIVING_CLUSTER.members) {
      it(`shows that the cluster survives the loss of ${member}`, async () => {
        const result = await blast(member)
        assert.deepEqual([result.affected, result.transactionChains], [[], []])
      })
    }

    it('shows that the same cluster falls with both members, and login and transfer with it', async () => {
      const result = await blast(...SURVIVING_CLUSTER.members)
      assert.deepEqual(result.affected, [SURVIVING_CLUSTER.cluster, 'svc-mbank-login', 'svc-mbank-transfer'])
      assert.deepEqual(result.transactionChains, ['TC-MBANK-LOGIN', 'TC-MBANK-TRANSFER'])
    })

    for (const member of FRAGILE_CLUSTER.members) {
      it(`shows that the other cluster does not survive the loss of ${member}`, async () => {
        const result = await blast(member)
        const fallen: readonly string[] = FRAGILE_CLUSTER.failedWithOneMember
        assert.deepEqual(result.affected, fallen.filter((key) => !key.startsWith('ci-')).sort())
        assert.deepEqual(result.transactionChains, FRAGILE_CLUSTER.stoppedTransactionChains)
      })
    }

    it('counts uplinks: the sensor falls with one switch, the power supply with both', async () => {
      assert.deepEqual((await blast(UPLINKS.switches[0])).affected, [UPLINKS.single])
      assert.deepEqual((await blast(...UPLINKS.switches)).affected, [UPLINKS.single, UPLINKS.dual].sort())
    })
  })

  describe('paths', () => {
    const pathsOf = async (variables: Record<string, unknown>) => {
      const { paths } = (await ask(PATHS, variables)) as {
        paths: { paths: { length: number; nodes: { key: string }[] }[] }
      }
      return paths.paths.map(({ nodes }) => nodes.map(({ key }) => key))
    }

    it('lead from the listed organisation to the customer that it controls', async () => {
      const { listed, middle, owned, customer } = SANCTIONED_OWNER
      const found = await pathsOf({
        source: { label: 'Organization', key: listed },
        target: { label: 'Customer', key: customer },
        types: ['CONTROLS', 'IS_PARTY'],
        direction: 'BOTH',
        mode: 'ALL_SIMPLE',
        maxLength: 5,
      })
      assert.deepEqual(found, [[listed, middle, owned, customer]])
    })

    it('close the cycle: from its first account round to the last, and back in one step', async () => {
      const [first, ...others] = RINGS.cycle.accounts
      const last = RINGS.cycle.accounts.at(-1)
      const along = { types: ['TRANSFER'], direction: 'OUT', mode: 'ALL_SIMPLE', maxLength: 6 }
      const account = (key: string | undefined) => ({ label: 'Account', key })
      const there = await pathsOf({ ...along, source: account(first), target: account(last) })
      const back = await pathsOf({ ...along, source: account(last), target: account(first) })
      assert.deepEqual(there, [[first, ...others]])
      assert.deepEqual(back, [[last, first]])
    })
  })

  describe('neighbourhoods', () => {
    for (const [ring, center, direction, hops] of [
      ['fanOut', 1, 'OUT', 1],
      ['fanIn', 1, 'IN', 1],
      ['bipartite', 1, 'OUT', 1],
      ['stack', 1, 'OUT', 2],
      ['random', 1, 'OUT', 3],
      ['scatterGather', 1, 'OUT', 2],
      ['gatherScatter', 1, 'OUT', 1],
    ] as const) {
      it(`show what money of ${ring} reaches within ${hops} hops ${direction}`, async () => {
        const { accounts } = RINGS[ring]
        const reached = reachedInRing(ring, center, direction, hops).map((place) => accounts[place - 1])
        const { neighborhood } = (await ask(NEIGHBORHOOD, {
          of: { label: 'Account', key: accounts[center - 1] },
          direction,
          hops,
        })) as { neighborhood: { nodes: { entity: { key: string } }[] } }
        assert.deepEqual(neighborhood.nodes.map(({ entity }) => entity.key).sort(), reached.sort())
      })
    }
  })

  describe('screening', () => {
    it('tells the exposed person from the delegate by a nested filter', async () => {
      const query = /* GraphQL */ `
        query ($keys: [String!]!, $isPep: Boolean!) {
          customers(
            where: {
              customerKey: { in: $keys }
              watchListMatches: { some: { isPep: { eq: $isPep }, list: { listCode: { eq: "PEP" } } } }
            }
          ) {
            nodes { customerKey }
          }
        }
      `
      const keys = [PEP.exposed.customer, PEP.delegate.customer]
      assert.deepEqual(await ask(query, { keys, isPep: true }), {
        customers: { nodes: [{ customerKey: PEP.exposed.customer }] },
      })
      assert.deepEqual(await ask(query, { keys, isPep: false }), {
        customers: { nodes: [{ customerKey: PEP.delegate.customer }] },
      })
    })

    for (const [script, { nameZh }] of Object.entries(SAME_NAME)) {
      it(`finds all six persons of one name by its ${script} form`, async () => {
        const { search } = (await ask(
          /* GraphQL */ `
            query ($text: String!) {
              search(text: $text, labels: ["Person"]) {
                complete
                edges { match node { key } }
              }
            }
          `,
          { text: nameZh },
        )) as { search: { complete: boolean; edges: { match: string; node: { key: string } }[] } }
        const exact = search.edges.filter(({ match }) => match === 'EXACT_NAME').map(({ node }) => node.key)
        assert.deepEqual(exact.sort(), [...SAME_NAME.traditional.persons, ...SAME_NAME.simplified.persons])
        assert.equal(search.complete, true)
      })
    }
  })

  describe('procurement', () => {
    it('finds the related bidders: one controller behind several winners of one purchaser', async () => {
      const { persons } = (await ask(
        /* GraphQL */ `
        query ($purchaser: String!) {
          persons(
            where: {
              controls: { some: { won: { some: { purchasers: { some: { orgCode: { eq: $purchaser } } } } } } }
            }
          ) {
            nodes { personId controls(orderBy: [{ field: orgCode }]) { nodes { orgCode } } }
          }
        }
      `,
        { purchaser: RELATED_BIDDERS.purchaser },
      )) as {
        persons: { nodes: { personId: string; controls: { nodes: { orgCode: string }[] } }[] }
      }
      assert.deepEqual(persons.nodes, [
        {
          personId: RELATED_BIDDERS.controller,
          controls: { nodes: RELATED_BIDDERS.winners.map((orgCode) => ({ orgCode })) },
        },
      ])
    })
  })

  describe('the sanctioned owner', () => {
    it('is found by filters over control of more than a half, and the minority is not', async () => {
      const { customers } = (await ask(
        /* GraphQL */ `
          query ($list: String!) {
            customers(
              where: {
                party: {
                  some: {
                    Organization: {
                      controlledBy: {
                        some: {
                          Organization: {
                            controlledBy: {
                              some: { Organization: { listedIn: { some: { listCode: { eq: $list } } } } }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            ) {
              nodes {
                customerKey
                party { nodes { ... on Organization {
                  controlledBy(edgeWhere: { sharePct: { gt: 50 } }) { totalCount }
                } } }
              }
            }
          }
        `,
        { list: SANCTIONED_OWNER.list },
      )) as {
        customers: {
          nodes: { customerKey: string; party: { nodes: { controlledBy: { totalCount: number } }[] } }[]
        }
      }
      const majorities = customers.nodes.map(({ customerKey, party }) => [
        customerKey,
        party.nodes[0]?.controlledBy.totalCount,
      ])
      assert.deepEqual(majorities, [
        [SANCTIONED_OWNER.minority.customer, 0],
        [SANCTIONED_OWNER.customer, 1],
      ])
    })
  })

  describe('payment rings', () => {
    for (const ring of Object.keys(RINGS) as RingName[]) {
      it(`shows the payments of ${ring} in the order of time, and one salary from outside`, async () => {
        const { name, accounts, transfers } = RINGS[ring]
        const { inside, outside } = (await ask(
          /* GraphQL */ `
            query ($ring: String!, $payer: String!, $last: String!) {
              inside: transactions(
                where: { transactionId: { startsWith: $ring } }
                orderBy: [{ field: occurredAt }]
              ) {
                nodes { amountMinor source { accountKey } target { accountKey } }
              }
              outside: transactions(
                where: { source: { accountKey: { eq: $payer } }, target: { accountKey: { eq: $last } } }
              ) {
                totalCount
              }
            }
          `,
          { ring: `T-RING-${name}-`, payer: PAYROLL_ACCOUNT, last: accounts.at(-1) },
        )) as {
          inside: {
            nodes: { amountMinor: string; source: { accountKey: string }; target: { accountKey: string } }[]
          }
          outside: { totalCount: number }
        }
        assert.equal(inside.nodes.length, transfers)
        assert.deepEqual(
          inside.nodes.map(({ source, target, amountMinor }) => [
            source.accountKey,
            target.accountKey,
            amountMinor,
          ]),
          RING_LEGS[ring].map(([source, target, amount]) => [
            accounts[source - 1],
            accounts[target - 1],
            String(amount * 100),
          ]),
        )
        assert.equal(outside.totalCount, 1)
      })
    }

    it('shows which accounts of the cycle are listed', async () => {
      const { accounts } = (await ask(
        /* GraphQL */ `
          query ($list: String!) {
            accounts(where: { listedIn: { some: { listCode: { eq: $list } } } }) {
              nodes { accountKey }
            }
          }
        `,
        { list: LISTED_RING_ACCOUNTS.list },
      )) as { accounts: { nodes: { accountKey: string }[] } }
      assert.deepEqual(
        accounts.nodes.map(({ accountKey }) => accountKey),
        LISTED_RING_ACCOUNTS.accounts,
      )
    })
  })
})

/** Places of the accounts that payments of a ring lead to from one of them (OUT) or come from (IN). */
function reachedInRing(ring: RingName, center: number, direction: 'OUT' | 'IN', hops: number): number[] {
  const reached = new Set([center])
  for (let hop = 0; hop < hops; hop += 1) {
    for (const place of [...reached]) {
      for (const [source, target] of RING_LEGS[ring]) {
        if (direction === 'OUT' && source === place) reached.add(target)
        if (direction === 'IN' && target === place) reached.add(source)
      }
    }
  }
  reached.delete(center)
  return [...reached]
}
