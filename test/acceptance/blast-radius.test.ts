// Failures as a caller asks for them: the graph is written, asked and deleted through GraphQL.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, it } from 'node:test'
import type { NodeRef } from '../../graph/model/refs.ts'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'
import { runCommand } from '../cli/run-command.ts'
import { draw, MODEL, ref } from '../support/drawn-graph.ts'
import { as, openFullApp } from '../support/full-app.ts'
import { ask } from '../support/tiny-app.ts'
import { type Bank, onEachEngine } from './each-engine.ts'
import { FAILURE_EXAMPLES, type FailureExample, HOST_WITH_CLUSTER } from './failure-examples.ts'

const BLAST = /* GraphQL */ `
  query ($of: [EntityRef!]!, $maxDepth: Int, $first: Int, $after: String) {
    blastRadius(of: $of, maxDepth: $maxDepth, first: $first, after: $after) {
      seeds { label key }
      affected {
        totalCount
        nodes {
          entity { label key }
          round rule causeCount causes { key } membersUp membersNeeded linksDown links explanation
        }
        pageInfo { hasNextPage endCursor }
      }
      degraded { totalCount nodes { entity { key } round causeCount causes { key } explanation } }
      systems { totalCount nodes { entity { key } round membersFailed } }
      transactionChains { totalCount nodes { entity { key } round membersFailed } }
      batchChains { totalCount nodes { entity { key } round membersFailed } }
      customerChannels { channel chains }
      completeness { complete stoppedBy expanded frontierLeft hubsTruncated version asOf }
    }
  }
`

interface Keyed {
  readonly key: string
}
interface Felt {
  readonly totalCount: number
  readonly nodes: readonly { entity: Keyed; round: number; membersFailed: number }[]
}
interface Failed {
  readonly entity: Keyed
  readonly round: number
  readonly rule: string
  readonly causeCount: number
  readonly causes: readonly Keyed[]
  readonly membersUp: number | null
  readonly membersNeeded: number | null
  readonly linksDown: number | null
  readonly links: number | null
  readonly explanation: string
}
interface Blast {
  readonly seeds: readonly NodeRef[]
  readonly affected: {
    readonly totalCount: number
    readonly nodes: readonly Failed[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
  readonly degraded: {
    readonly totalCount: number
    readonly nodes: readonly Omit<Failed, 'rule'>[]
  }
  readonly systems: Felt
  readonly transactionChains: Felt
  readonly batchChains: Felt
  readonly customerChannels: readonly { channel: string; chains: number }[]
  readonly completeness: { complete: boolean; stoppedBy: string | null; frontierLeft: number }
}

onEachEngine('blast radius', false, (bank) => {
  const blast = async (fail: readonly string[], more: object = {}): Promise<Blast> => {
    const { blastRadius } = await bank.ask<{ blastRadius: Blast }>(BLAST, { of: fail.map(ref), ...more })
    return blastRadius
  }

  afterEach(() => erase(bank))

  for (const example of FAILURE_EXAMPLES) {
    it(example.name, async () => {
      await write(bank, example.drawing)
      const answer = await blast(example.fail)
      assert.deepEqual(answer.seeds, example.fail.map(ref))
      assert.deepEqual(told(answer), expected(example))
      assert.equal(answer.completeness.complete, true)
    })
  }

  it('stops after the rounds that are asked for, says so, and pages what it found', async () => {
    await write(bank, HOST_WITH_CLUSTER)
    const first = await blast(['H'], { maxDepth: 2, first: 3 })
    const { complete, stoppedBy, frontierLeft } = first.completeness
    assert.deepEqual([complete, stoppedBy, frontierLeft > 0], [false, 'DEPTH', true])
    assert.deepEqual([first.affected.totalCount, first.affected.pageInfo.hasNextPage], [4, true])
    const after = first.affected.pageInfo.endCursor
    const second = await blast(['H'], { maxDepth: 2, first: 3, after })
    const keys = [first, second].flatMap(({ affected }) => affected.nodes.map(({ entity }) => entity.key))
    assert.deepEqual(keys, ['VM1', 'VM2', 'DB1', 'DB2'])
    assert.equal(second.affected.pageInfo.hasNextPage, false)
  })
})

describe('jingwei blast on what was written through GraphQL', () => {
  it('tells the same worked example as text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jingwei-acceptance-'))
    try {
      await mkdir(join(folder, '.jingwei'))
      const path = join(folder, '.jingwei', 'graph.sqlite')
      const { app, close } = await openFullApp((model) => openSqliteStore({ path, model }))
      for (const [query, input] of writesOf(HOST_WITH_CLUSTER)) {
        const { body } = await ask(app, query, { variables: { input }, headers: as('OPERATOR') })
        assert.equal(body.errors, undefined)
      }
      await close()

      const { code, stdout, stderr } = await runCommand(folder, ['blast', 'H'])
      assert.deepEqual([code, stderr], [0, ''])
      assert.equal(
        stdout,
        `Failed at start: 1
└─ OpsObject H
Round 1: 2
├─ OpsObject VM1: deployed on H, which failed
└─ OpsObject VM2: deployed on H, which failed
Round 2: 2
├─ OpsObject DB1: deployed on VM1, which failed
└─ OpsObject DB2: deployed on VM2, which failed
Round 3: 1
└─ OpsObject K: cluster: DB1, DB2 failed, 0 of 2 members are up, 1 needed
Round 4: 1
└─ OpsObject A: calls K, which failed
`,
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

const UPSERT_NODES = 'mutation ($input: UpsertNodesInput!) { result: upsertNodes(input: $input) { refused } }'
const UPSERT_RELATIONSHIPS =
  'mutation ($input: UpsertRelationshipsInput!) { result: upsertRelationships(input: $input) { refused } }'
const DELETE_NODES = 'mutation ($input: DeleteNodesInput!) { result: deleteNodes(input: $input) { refused } }'

/** The mutations that write a drawing: nodes before relationships, one for each label and type. */
function writesOf(drawing: string): [mutation: string, input: object][] {
  const { nodes, relationships } = draw(drawing)
  return [
    ...[...Map.groupBy(nodes, (node) => node.ref.label)].map(([label, group]): [string, object] => {
      const rows = group.map((node) => ({ [MODEL.nodes.get(label)!.key]: node.ref.key, ...node.properties }))
      return [UPSERT_NODES, { label, rows }]
    }),
    ...[...Map.groupBy(relationships, ({ type }) => type)].map(([type, group]): [string, object] => {
      const rows = group.map(({ source, target, properties }) => ({ source, target, ...properties }))
      return [UPSERT_RELATIONSHIPS, { type, rows }]
    }),
  ]
}

async function write(bank: Bank, drawing: string): Promise<void> {
  for (const [mutation, input] of writesOf(drawing)) {
    assert.deepEqual(await bank.ask(mutation, { input }), { result: { refused: 0 } })
  }
}

const LISTS = /* GraphQL */ `{
  OpsObject: opsObjects { nodes { key } }
  Site: sites { nodes { key } }
  ApplicationSystem: applicationSystems { nodes { key } }
  TransactionChain: transactionChains { nodes { key } }
  BatchChain: batchChains { nodes { key } }
}`

async function erase(bank: Bank): Promise<void> {
  const lists = await bank.ask<Record<string, { nodes: Keyed[] }>>(LISTS)
  for (const [label, { nodes }] of Object.entries(lists)) {
    if (nodes.length === 0) continue
    const input = { label, keys: nodes.map(({ key }) => key), detach: true }
    assert.deepEqual(await bank.ask(DELETE_NODES, { input }), { result: { refused: 0 } })
  }
}

/** The answer in the form of the examples, which is also what it may not leave out. */
function told(blast: Blast): Omit<FailureExample, 'name' | 'drawing' | 'fail'> {
  const all = <Row>(list: { readonly totalCount: number; readonly nodes: readonly Row[] }) => {
    assert.equal(list.nodes.length, list.totalCount)
    return list.nodes
  }
  const from = ({ causes, causeCount }: Pick<Failed, 'causes' | 'causeCount'>) => {
    assert.equal(causes.length, causeCount)
    return `from ${causes.map(({ key }) => key).join(' ')}`
  }
  const felt = (list: Felt) =>
    all(list).map(({ entity, round, membersFailed }) => `${round} ${entity.key}: ${membersFailed}`)
  return {
    affected: all(blast.affected).map((row) => {
      const members = row.membersNeeded === null ? '' : `, ${row.membersUp} up, ${row.membersNeeded} needed`
      const links = row.links === null ? '' : `, ${row.linksDown} of ${row.links} links down`
      return `${row.round} ${row.entity.key} (${row.rule} ${from(row)}${members}${links}): ${row.explanation}`
    }),
    degraded: all(blast.degraded).map(
      (row) => `${row.round} ${row.entity.key} (${from(row)}): ${row.explanation}`,
    ),
    systems: felt(blast.systems),
    transactionChains: felt(blast.transactionChains),
    batchChains: felt(blast.batchChains),
    channels: blast.customerChannels.map(({ channel, chains }) => `${channel} ${chains}`),
  }
}

function expected({ name: _name, drawing: _drawing, fail: _fail, ...lists }: FailureExample) {
  const nothing = { degraded: [], systems: [], transactionChains: [], batchChains: [], channels: [] }
  return { ...nothing, ...lists }
}
