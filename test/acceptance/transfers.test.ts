// Accounts and transfers of the FinBench benchmark: ids beyond 2^53, and several transfers between the same two accounts.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { LIMITS } from '../../graph/model/limits.ts'
import { onEachEngine } from './each-engine.ts'
import { type ImportFiles, importFile, importInto, rowsOf, skipPublicData } from './public-data.ts'

const ACCOUNTS = 6_200
const TRANSFERS = 37_861
/** Account keys are personal values: this role sees them in clear and may filter by them. */
const ROLE = 'INVESTIGATOR'

/** The fields of a transfer in one line, as the file has them and as the API shows them. */
type Line = string

interface Payments {
  readonly accounts: readonly string[][]
  /** [from, to, minor units, time of the file] */
  readonly transfers: readonly (readonly [string, string, string, string])[]
}

/** 544595.7886430753 -> 54459579 by the decimal digits, because a float may fall on the wrong side of a half. */
function cents(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  const digits = BigInt(whole + fraction.padEnd(3, '0').slice(0, 3))
  return String((digits + 5n) / 10n)
}

function readPayments(): Payments {
  return {
    accounts: rowsOf('finbench/snapshot/Account.csv.gz', '|'),
    transfers: rowsOf('finbench/snapshot/AccountTransferAccount.csv.gz', '|').map(
      ([from = '', to = '', amount = '', at = '']) => [from, to, cents(amount), at.replace(' ', 'T')],
    ),
  }
}

async function filesOf(folder: string, { accounts, transfers }: Payments): Promise<ImportFiles> {
  // The id twice: as text that identifies, and as a number of 64 bits.
  const rows = accounts.map(([id, at]) => [id, id, at?.slice(0, 10)])
  const accountHeader = 'accountKey:ID(Account)|balanceMinor:long|openedOn:date'
  const header = ':START_ID(Account)|:END_ID(Account)|amountMinor:long|occurredAt:localdatetime'
  return {
    nodes: [await importFile(folder, 'accounts', accountHeader, rows)],
    relationships: [`TRANSFER=${await importFile(folder, 'transfers', header, transfers)}`],
  }
}

/** The files leave trailing zeros of the milliseconds out, so times are compared as numbers. */
const line = (from: string, to: string, amount: string, at: string): Line =>
  [from, to, amount, Date.parse(at.endsWith('Z') ? at : `${at}Z`)].join(' ')

interface Transaction {
  readonly transactionId: string
  readonly amountMinor: string
  readonly occurredAt: string
  readonly source: { readonly accountKey: string }
  readonly target: { readonly accountKey: string }
}

const lineOf = ({ source, target, amountMinor, occurredAt }: Transaction): Line =>
  line(source.accountKey, target.accountKey, amountMinor, occurredAt)

const TRANSACTIONS = /* GraphQL */ `
  query ($where: TransactionWhere, $first: Int!, $after: String) {
    transactions(where: $where, first: $first, after: $after) {
      nodes { transactionId amountMinor occurredAt source { accountKey } target { accountKey } }
      pageInfo { hasNextPage endCursor }
    }
  }
`

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-transfers-'))
})
after(() => rm(folder, { recursive: true }))

onEachEngine('the accounts and transfers of FinBench', skipPublicData, (bank) => {
  const { accounts, transfers } = skipPublicData === false ? readPayments() : { accounts: [], transfers: [] }
  const lines = transfers.map((row) => line(...row))

  /** All transactions that pass a filter, page by page. */
  async function transactions(where: object): Promise<Transaction[]> {
    const found: Transaction[] = []
    for (let after: string | null = null; ; ) {
      const page: {
        transactions: {
          nodes: Transaction[]
          pageInfo: { hasNextPage: boolean; endCursor: string | null }
        }
      } = await bank.ask(TRANSACTIONS, { where, first: LIMITS.pageRowsMax, after }, ROLE)
      const { nodes, pageInfo } = page.transactions
      found.push(...nodes)
      if (!pageInfo.hasNextPage) return found
      assert.equal(nodes.length, LIMITS.pageRowsMax)
      after = pageInfo.endCursor
    }
  }

  it('are imported without one lost or merged, and nothing changes when they are imported again', async () => {
    const files = await filesOf(folder, { accounts, transfers })
    const first = await importInto(bank.graph, files)
    assert.deepEqual([first.nodes.created, first.relationships.created], [ACCOUNTS, TRANSFERS])
    const second = await importInto(bank.graph, files)
    assert.deepEqual([second.nodes.unchanged, second.relationships.unchanged], [ACCOUNTS, TRANSFERS])
    assert.equal(second.version, first.version)
    assert.deepEqual(await bank.ask('{ accounts { totalCount } transactions { totalCount } }'), {
      accounts: { totalCount: ACCOUNTS },
      transactions: { totalCount: TRANSFERS },
    })
  })

  it('are all shown page by page, none twice, and add up to the cent', async () => {
    const found = await transactions({})
    assert.equal(new Set(found.map(({ transactionId }) => transactionId)).size, TRANSFERS)
    const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n)
    assert.equal(
      sum(found.map(({ amountMinor }) => amountMinor)),
      sum(transfers.map(([, , amount]) => amount)),
    )
    assert.deepEqual(found.map(lineOf).sort(), lines.toSorted())
  })

  it('are found by the account that pays and by the account that is paid', async () => {
    const counts = Map.groupBy(transfers, ([from]) => from)
    const [busiest = ''] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0] ?? []
    for (const [end, place] of [
      ['source', 0],
      ['target', 1],
    ] as const) {
      const found = await transactions({ [end]: { accountKey: { eq: busiest } } })
      const rows = transfers.filter((row) => row[place] === busiest)
      assert.ok(rows.length > 1)
      assert.deepEqual(found.map(lineOf).sort(), rows.map((row) => line(...row)).sort())
    }
  })

  it('keep parallel transfers apart, also seen from the account', async () => {
    const pairs = Map.groupBy(transfers, ([from, to]) => `${from} ${to}`)
    const [parallel = []] = [...pairs.values()].sort((a, b) => b.length - a.length)
    const [from = '', to = ''] = parallel[0] ?? []
    assert.ok(parallel.length > 1)
    const query = /* GraphQL */ `query ($from: String!, $to: String!, $amounts: EdgeWhere!) {
      accounts(where: { accountKey: { eq: $from } }) {
        nodes {
          all: transfersOut(where: { accountKey: { eq: $to } }) { totalCount }
          some: transfersOut(where: { accountKey: { eq: $to } }, edgeWhere: $amounts) {
            edges { properties { ... on Transaction {
              amountMinor occurredAt source { accountKey } target { accountKey }
            } } }
          }
        }
      }
    }`
    for (const row of parallel) {
      const amounts = { amountMinor: { eq: row[2] } }
      const { accounts: payers } = await bank.ask<{
        accounts: {
          nodes: { all: { totalCount: number }; some: { edges: { properties: Transaction }[] } }[]
        }
      }>(query, { from, to, amounts }, ROLE)
      const [payer] = payers.nodes
      assert.equal(payer?.all.totalCount, parallel.length)
      assert.deepEqual(
        payer?.some.edges.map(({ properties }) => lineOf(properties)),
        parallel.filter(([, , amount]) => amount === row[2]).map((same) => line(...same)),
      )
    }
  })

  it('keep ids beyond 2^53 exact, as text and as numbers', async () => {
    const large = accounts.map(([id = '']) => id).filter((id) => BigInt(id) > 2n ** 53n)
    assert.ok(large.length > 0)
    const greatest = large.reduce((left, right) => (BigInt(left) > BigInt(right) ? left : right))
    const query = /* GraphQL */ `query ($where: AccountWhere!) {
      accounts(where: $where) { totalCount nodes { accountKey balanceMinor } }
    }`
    const only = { accounts: { totalCount: 1, nodes: [{ accountKey: greatest, balanceMinor: greatest }] } }
    for (const where of [
      { accountKey: { eq: greatest } },
      { balanceMinor: { eq: greatest } },
      { balanceMinor: { gt: String(BigInt(greatest) - 1n) } },
    ]) {
      assert.deepEqual(await bank.ask(query, { where }, ROLE), only)
    }
    const nearby = { where: { balanceMinor: { gt: greatest } } }
    assert.deepEqual(await bank.ask(query, nearby, ROLE), { accounts: { totalCount: 0, nodes: [] } })
  })
})
