// Public data sets as their publishers wrote them, imported by mapping files alone: the numbers of nodes and relationships
// are those of the files, counted here in another way.

import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { importMapping } from '../../graph/exchange/mapping/import-mapping.ts'
import { readMapping } from '../../graph/exchange/mapping/mapping.ts'
import { readMappingText } from '../../graph/exchange/mapping/mapping-text.ts'
import type { Graph } from '../../graph/graph.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import { openGraph } from '../../graph/open-graph.ts'
import { ENGINES, type Engine } from '../support/engines.ts'
import { dataPath, jsonLinesOf, rowsOf, skipPublicData } from './public-data.ts'

const MAPPINGS = fileURLToPath(new URL('../mappings', import.meta.url))
const OPTIONS = { visibility: { kind: 'all' }, signal: null } as const

interface Counts {
  readonly nodes: Readonly<Record<string, number>>
  readonly relationships: Readonly<Record<string, number>>
}

interface Imported {
  readonly graph: Graph
  /** Lines of refused rows with their files. */
  readonly refused: readonly string[]
}

async function imported(
  engine: Engine,
  name: string,
  folder: string,
  schema: string | null,
  work: (result: Imported) => Promise<void>,
): Promise<void> {
  const model = loadModel(schema)
  const store = await engine.open(model)
  const graph = openGraph(model, store)
  try {
    const refused: string[] = []
    const mapping = readMapping(readMappingText(join(MAPPINGS, `${name}.yaml`)), model)
    await importMapping(
      graph,
      {
        mapping,
        folder: dataPath(folder),
        actor: { name: 'test', roles: ['ADMIN'] },
        now: () => new Date('2024-01-01T00:00:00.000Z'),
        signal: new AbortController().signal,
        dryRun: false,
      },
      {
        refused: ({ path, line }) => refused.push(`${path.slice(dirname(path).length + 1)}:${line}`),
        progress: () => {},
      },
    )
    await work({ graph, refused })
  } finally {
    await graph.close()
    await store.close()
  }
}

async function countsOf({ store }: Graph): Promise<Counts> {
  const { nodes, relationships } = await store.counts(OPTIONS)
  const present = (counts: ReadonlyMap<string, number>) =>
    Object.fromEntries([...counts].filter(([, count]) => count > 0).sort())
  return { nodes: present(nodes), relationships: present(relationships) }
}

async function nodeOf({ store }: Graph, label: string, key: string): Promise<unknown> {
  const [record] = await store.nodesByKeys(label, [key], OPTIONS)
  return record && { ...record.properties }
}

const distinct = (values: readonly unknown[]): number =>
  new Set(values.map((value) => JSON.stringify(value))).size

for (const engine of ENGINES) {
  describe(`mapping files with ${engine.name}`, { skip: skipPublicData || engine.skip }, () => {
    it('bring the simulated accounts, customers, transfers, cash and alerts of AMLSim', () =>
      imported(engine, 'amlsim', 'aml/tiny_full_format', null, async ({ graph, refused }) => {
        const read = (name: string) => rowsOf(`aml/tiny_full_format/${name}.csv`, ',')
        const [accounts, transfers, cash, alerts] = [
          read('accounts'),
          read('tx'),
          read('cash_tx'),
          read('alerts'),
        ]
        assert.deepEqual(refused, [])
        assert.deepEqual(await countsOf(graph), {
          nodes: {
            Account: accounts.length + distinct(cash.map(([, , branch]) => branch)),
            Customer: distinct(accounts.map(([, customer]) => customer)),
            WatchList: distinct(alerts.map((row) => row[5])),
          },
          relationships: {
            LISTED_IN: alerts.length,
            OWNS: accounts.length,
            TRANSFER: transfers.length + cash.length,
          },
        })
        // "2,15,25,CHECK,1,125.05,1,1": the first step is the second of January.
        const [payment] = await graph.store.relationshipsByKeys('TRANSFER', ['2'], OPTIONS)
        assert.deepEqual([payment?.source.key, payment?.target.key], ['15', '25'])
        assert.equal(payment?.properties.amountMinor, 12505n)
        assert.equal(payment?.properties.occurredAt, '2017-01-02T00:00:00.000Z')
        // "1,0,11,CASH-OUT,1,99.87,1,1": cash leaves account 0 by the till of branch 11.
        const [withdrawal] = await graph.store.relationshipsByKeys('TRANSFER', ['CASH-1'], OPTIONS)
        assert.deepEqual([withdrawal?.source.key, withdrawal?.target.key], ['0', 'CASH-11'])
      }))

    it('bring the services, calls and hosts of Online Boutique', () =>
      imported(engine, 'online-boutique', 'it-ops', null, async ({ graph, refused }) => {
        const calls = rowsOf('it-ops/onlineboutique_call_edges.csv', ',')
        const dependencies = rowsOf('it-ops/2022-08-22/metric/dependency.csv', ',')
        const hosts = dependencies.filter(([, target = '']) => /^\d/.test(target))
        const edges = [...calls, ...dependencies.filter((row) => !hosts.includes(row))]
        assert.deepEqual(refused, [])
        assert.deepEqual(await countsOf(graph), {
          nodes: {
            OpsObject: distinct([...edges, ...hosts].flatMap((row) => row.slice(0, 2))),
          },
          relationships: {
            CALLS: distinct(edges.map(([source, target]) => [source, target])),
            DEPLOYED_ON: hosts.length,
          },
        })
        assert.deepEqual(await nodeOf(graph, 'OpsObject', '33.33.33.76'), {
          ciCode: '33.33.33.76',
          layer: 'IT_DEVICE',
          ipAddress: '33.33.33.76',
          sourceCode: 'NEZHA',
        })
      }))

    it('bring the awards, suppliers, purchasers and contracts of an OCDS publisher', () =>
      imported(engine, 'ocds-colombia', 'procurement', null, async ({ graph, refused }) => {
        const releases = jsonLinesOf<Release>('procurement/colombia.releases.jsonl.gz')
        const party = ({ identifier, name }: Party) => identifier?.id ?? ['by name', name]
        const awards = releases.flatMap((release) =>
          (release.awards ?? []).map((award) => ({ release, award })),
        )
        const won = awards.flatMap(({ award }) =>
          award.suppliers.map((supplier) => [party(supplier), award.id]),
        )
        const contracts = releases.flatMap(({ ocid, buyer, contracts }) =>
          (contracts ?? []).map(({ id, awardID }) => ({ key: [ocid, id], awardID, buyer })),
        )
        assert.deepEqual(refused, [])
        assert.deepEqual(await countsOf(graph), {
          nodes: {
            BidAward: distinct(awards.map(({ award }) => award.id)),
            Contract: distinct(contracts.map(({ key }) => key)),
            Organization: distinct([
              ...releases.map(({ buyer }) => party(buyer)),
              ...won.map(([supplier]) => supplier),
            ]),
          },
          relationships: {
            LED_TO: distinct(contracts.map(({ key, awardID }) => [awardID, key])),
            PARTY: distinct(contracts.map(({ key, buyer }) => [key, party(buyer)])),
            PURCHASED: distinct(awards.map(({ release, award }) => [party(release.buyer), award.id])),
            WON: distinct(won),
          },
        })
        // "2011-03-18T23:21:02Z" is still the 18th in Bogotá; 127518874.0 pesos have two minor digits.
        const award = (await nodeOf(graph, 'BidAward', '517087')) as Record<string, unknown>
        assert.deepEqual([award.amountMinor, award.awardedOn], [12751887400n, '2011-03-18'])
      }))

    it('bring a sanctions list with its aliases, countries and comments', () =>
      imported(engine, 'ofac-sdn', 'watchlists/ofac_2021', null, async ({ graph, refused }) => {
        assert.deepEqual(refused, [])
        // The numbers that the publisher's files are documented with.
        assert.deepEqual(await countsOf(graph), {
          nodes: { WatchList: 1, WatchListEntry: 8_976 },
          relationships: { PART_OF: 8_976 },
        })
        assert.deepEqual(await nodeOf(graph, 'WatchListEntry', 'OFAC:36'), {
          entryKey: 'OFAC:36',
          nameEn: 'AEROCARIBBEAN AIRLINES',
          aliases: ['AERO-CARIBBEAN'],
          region: 'Cuba',
          sourceCode: 'OFAC',
        })
        let aliases = 0
        for await (const page of graph.store.scanNodes('WatchListEntry', ['aliases'], OPTIONS)) {
          for (const { values } of page) aliases += Array.isArray(values[0]) ? values[0].length : 0
        }
        assert.equal(aliases, 11_910)
        const continued = (await nodeOf(graph, 'WatchListEntry', 'OFAC:28263')) as Record<string, unknown>
        assert.match(String(continued.biography), /Linked To: LAZARUS GROUP\.$/)
      }))
  })
}

interface Party {
  readonly identifier?: { readonly id?: string }
  readonly name: string
}

interface Release {
  readonly ocid: string
  readonly buyer: Party
  readonly awards?: readonly { readonly id: number; readonly suppliers: readonly Party[] }[]
  readonly contracts?: readonly { readonly id: string; readonly awardID: string }[]
}

describe('a mapping file with types of the bank beside the shipped ones', { skip: skipPublicData }, () => {
  const ends: readonly [file: string, type: string, source: string, target: string][] = [
    ['AccountTransferAccount', 'TRANSFER', 'Account', 'Account'],
    ['AccountWithdrawAccount', 'WITHDRAW', 'Account', 'Account'],
    ['AccountRepayLoan', 'REPAY', 'Account', 'Loan'],
    ['LoanDepositAccount', 'DEPOSIT', 'Loan', 'Account'],
    ['MediumSignInAccount', 'SIGN_IN', 'Medium', 'Account'],
    ['PersonOwnAccount', 'OWNS', 'Person', 'Account'],
    ['CompanyOwnAccount', 'OWNS', 'Company', 'Account'],
    ['PersonApplyLoan', 'APPLY', 'Person', 'Loan'],
    ['CompanyApplyLoan', 'APPLY', 'Company', 'Loan'],
    ['PersonGuaranteePerson', 'GUARANTEE', 'Person', 'Person'],
    ['CompanyGuaranteeCompany', 'GUARANTEE', 'Company', 'Company'],
    ['PersonInvestCompany', 'INVEST', 'Person', 'Company'],
    ['CompanyInvestCompany', 'INVEST', 'Company', 'Company'],
  ]
  const read = (name: string) => rowsOf(`finbench/snapshot/${name}.csv.gz`, '|')

  it('brings all eighteen tables of FinBench, and refuses exactly the rows whose ends no table has', () => {
    const [engine] = ENGINES
    assert.ok(engine)
    return imported(
      engine,
      'finbench',
      'finbench/snapshot',
      join(MAPPINGS, 'finbench-schema'),
      async ({ graph, refused }) => {
        const keys = new Map(
          ['Person', 'Company', 'Account', 'Loan', 'Medium'].map((name) => [
            name,
            new Set(read(name).map(([key]) => key)),
          ]),
        )
        const relationships: Record<string, number> = {}
        const dangling: string[] = []
        for (const [file, type, source, target] of ends) {
          for (const [index, [from, to]] of read(file).entries()) {
            const whole = keys.get(source)?.has(from) && keys.get(target)?.has(to)
            if (whole) relationships[type] = (relationships[type] ?? 0) + 1
            else dangling.push(`${file}.csv.gz:${index + 2}`)
          }
        }
        const size = (name: string) => keys.get(name)?.size ?? 0
        const total = Object.values(relationships).reduce((sum, count) => sum + count, 0)
        assert.equal(
          [...keys.keys()].reduce((sum, name) => sum + size(name), total + dangling.length),
          132_058,
        )
        assert.deepEqual(refused.toSorted(), dangling.toSorted())
        assert.deepEqual(await countsOf(graph), {
          nodes: {
            Account: size('Account'),
            Loan: size('Loan'),
            Medium: size('Medium'),
            Organization: size('Company'),
            Person: size('Person'),
          },
          relationships: Object.fromEntries(Object.entries(relationships).sort()),
        })
        // "4616471093031471711|45962702.20357926|45962702.20357926|2020-01-18 14:29:50.692"
        assert.deepEqual(await nodeOf(graph, 'Loan', '4616471093031471711'), {
          loanId: '4616471093031471711',
          amountMinor: 4596270220n,
          balanceMinor: 4596270220n,
          openedAt: '2020-01-18T14:29:50.692Z',
          sourceCode: 'FINBENCH',
        })
      },
    )
  })
})
