// Services of a public microservice demo, the calls between them as traced, and the hosts that they run on: imported
// from files, then asked what fails with each.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { runCommand } from '../cli/run-command.ts'
import { onEachEngine } from './each-engine.ts'
import { type ImportFiles, importFile, importInto, rowsOf, skipPublicData } from './public-data.ts'

interface Landscape {
  readonly calls: readonly string[][]
  readonly hosts: readonly string[][]
  readonly keys: readonly string[]
}

function readLandscape(): Landscape {
  const calls = rowsOf('it-ops/onlineboutique_call_edges.csv', ',')
  const dependencies = rowsOf('it-ops/2022-08-22/metric/dependency.csv', ',')
  const hosts = dependencies.filter(([, target = '']) => /^[\d.]+$/.test(target))
  const keys = [...new Set([...calls, ...hosts].flatMap(([source = '', target = '']) => [source, target]))]
  return { calls, hosts, keys }
}

async function filesOf(folder: string, { calls, hosts, keys }: Landscape): Promise<ImportFiles> {
  const objects = keys.map((key) => [key, /^\d/.test(key) ? 'IT_DEVICE' : 'SOFTWARE'])
  return {
    nodes: [await importFile(folder, 'objects', 'ciCode:ID(OpsObject)|layer', objects)],
    relationships: [
      `CALLS=${await importFile(folder, 'calls', ':START_ID|:END_ID|callsPerMin:double', calls)}`,
      `DEPLOYED_ON=${await importFile(folder, 'hosts', ':START_ID|:END_ID|:IGNORE', hosts)}`,
    ],
  }
}

/** Objects by the round in which they fail, by walking the rows: the source of a row needs its target. */
function failedWith(start: string, { calls, hosts }: Landscape): string[] {
  const rounds = new Map([[start, 0]])
  for (let round = 1; ; round += 1) {
    const next = [...calls, ...hosts].flatMap(([source = '', target = '']) =>
      rounds.get(target) === round - 1 && !rounds.has(source) ? [source] : [],
    )
    if (next.length === 0) break
    for (const key of next) rounds.set(key, round)
  }
  rounds.delete(start)
  return [...rounds].map(([key, round]) => `${round} ${key}`).sort()
}

// Worked out by hand from the files: the host carries two services, and the front end calls both of them.
const SHARED_HOST = '33.33.33.227'
const FAILED_WITH_SHARED_HOST = ['1 checkoutservice', '1 currencyservice', '2 frontend']

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-services-'))
})
after(() => rm(folder, { recursive: true }))

onEachEngine('the services and hosts of Online Boutique', skipPublicData, (bank) => {
  const landscape = skipPublicData === false ? readLandscape() : { calls: [], hosts: [], keys: [] }

  const failed = async (key: string): Promise<string[]> => {
    const { blastRadius } = await bank.ask<{
      blastRadius: { affected: { nodes: { round: number; entity: { key: string } }[] } }
    }>(
      /* GraphQL */ `query ($of: [EntityRef!]!) {
        blastRadius(of: $of) { affected { nodes { round rule explanation entity { key } } } }
      }`,
      { of: [{ label: 'OpsObject', key }] },
    )
    return blastRadius.affected.nodes.map(({ round, entity }) => `${round} ${entity.key}`)
  }

  it('are imported, every object, call and host', async () => {
    const summary = await importInto(bank.graph, await filesOf(folder, landscape))
    assert.deepEqual([landscape.calls.length, landscape.hosts.length], [13, 12])
    assert.deepEqual([summary.nodes.created, summary.relationships.created], [landscape.keys.length, 25])
    const { opsObjects } = await bank.ask<{ opsObjects: { totalCount: number } }>(
      '{ opsObjects { totalCount } }',
    )
    assert.equal(opsObjects.totalCount, landscape.keys.length)
  })

  it('have the calls and hosts of the files, with the traced numbers of calls', async () => {
    const { opsObjects } = await bank.ask<{
      opsObjects: {
        nodes: {
          key: string
          calls: { edges: { node: { key: string }; properties: { callsPerMin: number } }[] }
          deployedOn: { nodes: { key: string }[] }
        }[]
      }
    }>(/* GraphQL */ `{
      opsObjects(where: { layer: { eq: SOFTWARE } }) {
        nodes {
          key
          calls { edges { node { key } properties { ... on Call { callsPerMin } } } }
          deployedOn { nodes { key } }
        }
      }
    }`)
    const found = opsObjects.nodes.flatMap(({ key, calls }) =>
      calls.edges.map(({ node, properties }) => [key, node.key, String(properties.callsPerMin)]),
    )
    assert.deepEqual(found.sort(), [...landscape.calls].sort())
    const placed = opsObjects.nodes.flatMap(({ key, deployedOn }) =>
      deployedOn.nodes.map((host) => [key, host.key]),
    )
    assert.deepEqual(placed.sort(), landscape.hosts.map(([service, host]) => [service, host]).sort())
  })

  it('fail with a shared host as worked out by hand', async () => {
    assert.deepEqual(await failed(SHARED_HOST), FAILED_WITH_SHARED_HOST)
  })

  it('fail with each service and each host as a walk over the rows says', async () => {
    for (const key of landscape.keys) {
      assert.deepEqual((await failed(key)).sort(), failedWith(key, landscape), key)
    }
  })
})

describe('jingwei import and jingwei blast of the same files', { skip: skipPublicData }, () => {
  it('tell the same counts and the same failures', async () => {
    const landscape = readLandscape()
    const { nodes, relationships } = await filesOf(folder, landscape)
    const files = ['--nodes', ...nodes, '--relationships', ...relationships, '--delimiter', '|']

    const imported = await runCommand(folder, ['import', ...files])
    assert.equal(imported.code, 0, imported.stderr)
    const none = '0 updated, 0 unchanged, 0 refused'
    assert.match(
      imported.stdout,
      new RegExp(
        `^nodes: ${landscape.keys.length} created, ${none}\\nrelationships: 25 created, ${none}\\nversion \\d+\\n$`,
      ),
    )

    const { stdout } = await runCommand(folder, ['blast', SHARED_HOST])
    assert.equal(
      stdout,
      `Failed at start: 1
└─ OpsObject 33.33.33.227
Round 1: 2
├─ OpsObject checkoutservice: deployed on 33.33.33.227, which failed
└─ OpsObject currencyservice: deployed on 33.33.33.227, which failed
Round 2: 1
└─ OpsObject frontend: calls checkoutservice, currencyservice, which failed
`,
    )
  })
})
