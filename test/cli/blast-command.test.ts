import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { runCommand } from './run-command.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-cli-'))
  await writeFile(
    join(folder, 'ops.csv'),
    'ciCode:ID(OpsObject),name\nhost,主機\nservice,付款\ncaller,\nother,\n',
  )
  await writeFile(join(folder, 'on.csv'), ':START_ID,:END_ID\nservice,host\n')
  await writeFile(
    join(folder, 'calls.csv'),
    ':START_ID,:END_ID,critical:boolean\ncaller,service,\nother,service,false\n',
  )
  const loaded = await runCommand(folder, [
    ...['import', '--nodes', 'ops.csv'],
    ...['--relationships', 'DEPLOYED_ON=on.csv', 'CALLS=calls.csv'],
  ])
  assert.deepEqual([loaded.code, loaded.stderr], [0, ''])
})
after(() => rm(folder, { recursive: true }))

describe('jingwei blast', () => {
  it('tells round by round what fails and why', async () => {
    const { code, stdout } = await runCommand(folder, ['blast', 'host'])
    assert.equal(code, 0)
    const order = [
      'host (主機)',
      'Round 1: 1',
      'service (付款)',
      'Round 2: 1',
      'caller',
      'Degraded: 1',
      'other',
    ]
    const places = order.map((text) => stdout.indexOf(text))
    assert.ok(places.every((place) => place >= 0))
    assert.deepEqual(
      places,
      places.toSorted((left, right) => left - right),
    )
  })

  it('stops after the given rounds and says so', async () => {
    const { stdout } = await runCommand(folder, ['blast', 'host', '--max-depth', '1'])
    assert.ok(!stdout.includes('Round 2'))
    assert.match(stdout, /DEPTH/)
  })

  const formats: readonly [string, RegExp][] = [
    ['svg', /^<\?xml[\s\S]*<\/svg>\s*$/],
    ['mermaid', /^flowchart TD\n/],
    ['dot', /^digraph \{\n/],
  ]
  for (const [format, form] of formats) {
    it(`draws as ${format}`, async () => {
      const { code, stdout } = await runCommand(folder, ['blast', 'host', '--format', format])
      assert.equal(code, 0)
      assert.match(stdout, form)
      assert.match(stdout, /付款/)
    })
  }

  const mistakes: readonly [readonly string[], number, RegExp][] = [
    [['nothing'], 1, /^jingwei: NOT_FOUND: key: OpsObject nothing /],
    [['host', '--max-depth', '0'], 2, /^jingwei: BAD_USER_INPUT: --max-depth: got 0; allowed is /],
    [['host', '--label', 'Person'], 2, /Allowed choices are OpsObject, Site/],
    [[], 2, /missing required argument 'keys'/],
  ]
  for (const [args, exitCode, message] of mistakes) {
    it(`answers blast ${args.join(' ')} with one clear line`, async () => {
      const { code, stderr } = await runCommand(folder, ['blast', ...args])
      assert.equal(code, exitCode)
      assert.match(stderr, message)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    })
  }
})
