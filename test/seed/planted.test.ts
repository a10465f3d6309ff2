// The planted truth, found by asking: each fact of seed/README.md by a GraphQL query.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { loadBank } from '../../seed/load.ts'
import {
  LISTED_RING_ACCOUNTS,
  PAYROLL_ACCOUNT,
  PEP,
  RELATED_BIDDERS,
  RINGS,
  type RingName,
  SAME_NAME,
  SANCTIONED_OWNER,
} from '../../seed/planted.ts'
import { RING_LEGS } from '../../seed/planted-rings.ts'
import { type Answer, type Api, NOW, openApi } from '../support/api.ts'

/** Sees personal values: account keys and names are filtered and searched by. */
const INVESTIGATOR = ['INVESTIGATOR'] as const
const BANK = { objects: 1_000, seed: 1, at: NOW, signal: null }

describe('the planted truth by GraphQL', () => {
  let api: Api

  before(async () => {
    api = await openApi()
    await loadBank(api.graph, BANK, () => undefined)
  })
  after(() => api.close())

  const ask = (query: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
    api.run(query, variables, INVESTIGATOR)

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
