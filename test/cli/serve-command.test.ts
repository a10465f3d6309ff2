import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { runCommand, startCommand } from './run-command.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-cli-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('jingwei demo and serve', () => {
  it('serves the demo bank, prints the address, and ends well on SIGINT', async () => {
    const demo = await runCommand(folder, ['demo', '--objects', '500', '--seed', '7'])
    assert.deepEqual([demo.code, demo.stderr], [0, ''])
    assert.match(demo.stdout, /^demo bank: [\d,]+ nodes, [\d,]+ relationships\n$/)

    const server = startCommand(folder, ['serve', '--port', '0', '--log-level', 'silent'])
    const ended = once(server, 'exit')
    const [line] = await once(createInterface(server.stdout), 'line')
    const [, url = ''] = /^Jingwei is ready at (http:\S+)$/.exec(line) ?? []
    const response = await fetch(new URL('graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ entity(label: "OpsObject", key: "ci-core-db-01") { key } }' }),
    })
    assert.deepEqual(await response.json(), { data: { entity: { key: 'ci-core-db-01' } } })
    server.kill('SIGINT')
    assert.deepEqual(await ended, [0, null])
  })

  const mistakes: readonly [string, readonly string[], RegExp][] = [
    ['a size that is no number', ['demo', '--objects', 'many'], /--objects: got many/],
    ['a size outside the limits', ['demo', '--objects', '1'], /objects: /],
    ['a public address without keys', ['serve', '--host', '0.0.0.0', '--port', '0'], /host: /],
    ['a missing keys file', ['serve', '--api-keys-file', 'none.json'], /keys file: /],
  ]
  for (const [name, args, message] of mistakes) {
    it(`answers ${name} with one clear line`, async () => {
      const { code, stderr } = await runCommand(folder, args)
      assert.equal(code, 2)
      assert.match(stderr, /^jingwei: BAD_USER_INPUT: /)
      assert.match(stderr, message)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    })
  }
})

describe('jingwei schema', () => {
  it('prints the schema as SDL and as introspection', async () => {
    const sdl = await runCommand(folder, ['schema'])
    assert.match(sdl.stdout, /^type OpsObject implements /m)
    const json = await runCommand(folder, ['schema', '--format', 'json'])
    assert.ok(JSON.parse(json.stdout).__schema.types.length > 50)
  })
})
