import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { runCommand } from './run-command.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-cli-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function writeFiles(): Promise<void> {
  await writeFile(
    join(folder, 'sites.csv'),
    'siteCode:ID(Site),name,role\nS1,北京,PRIMARY\nS2,,\nS3,x,ATTIC\n',
  )
  await mkdir(join(folder, 'sdl'))
  await writeFile(join(folder, 'sdl', 'bank.graphql'), 'type Safe @node(key: "no") {\n  no: :\n}\n')
  await writeFile(
    join(folder, 'wrong.yaml'),
    '{"sources": {"s": {"files": "ops.csv"}}, "nodes": [{"rows": "s", "label": "Sites", "key": "x"}]}',
  )
  await writeFile(join(folder, 'ops.csv'), 'ciCode:ID(OpsObject)\nA\n')
  await writeFile(join(folder, 'at.csv'), ':START_ID(OpsObject)|:END_ID(Site)\nA|S1\nA|S9\n')
}

describe('jingwei import and export', () => {
  it('imports, reports refused rows in a file, and brings the same out again', async () => {
    await writeFiles()
    const sites = await runCommand(folder, ['import', '--nodes', 'sites.csv', 'ops.csv'])
    assert.deepEqual([sites.code, sites.stderr], [1, '1 rows were refused; see refused-rows.csv\n'])
    assert.match(sites.stdout, /^nodes: 3 created, 0 updated, 0 unchanged, 1 refused$/m)
    assert.equal(
      readFileSync(join(folder, 'refused-rows.csv'), 'utf8'),
      'file,line,field,code,reason,value\n' +
        'sites.csv,4,role,BAD_USER_INPUT,"role: got ATTIC; allowed is PRIMARY, ACTIVE, DR",ATTIC\n',
    )
    assert.ok(existsSync(join(folder, '.jingwei')))

    const at = await runCommand(folder, [
      ...['import', '--relationships', 'LOCATED_AT=at.csv', '--delimiter', '|', '--refused', 'r.csv'],
    ])
    assert.equal(at.code, 1)
    assert.match(at.stdout, /^relationships: 1 created, 0 updated, 0 unchanged, 1 refused$/m)
    assert.match(readFileSync(join(folder, 'r.csv'), 'utf8'), /^at\.csv,3,target,NOT_FOUND,/m)

    const exported = await runCommand(folder, ['export', '--out', 'out'])
    assert.deepEqual([exported.code, exported.stderr], [0, ''])
    assert.equal(exported.stdout, '3 nodes and 1 relationships in 3 files in out\n')
    assert.equal(
      readFileSync(join(folder, 'out/nodes/Site.csv'), 'utf8').split('\n')[1],
      'S1,北京,PRIMARY,,,,,,,Site',
    )

    const again = await runCommand(
      folder,
      [
        ...['import', '--nodes', 'out/nodes/Site.csv', 'out/nodes/OpsObject.csv'],
        ...['--relationships', 'out/relationships/LOCATED_AT.csv'],
      ],
      { JINGWEI_DATA: 'other' },
    )
    assert.deepEqual([again.code, again.stderr], [0, ''])
    assert.match(again.stdout, /^nodes: 3 created/m)
    assert.match(again.stdout, /^relationships: 1 created/m)
  })

  it('proposes a mapping, tells what it would do, and imports by it', async () => {
    await writeFile(join(folder, 'site.csv'), 'site_code|name|role\nS1|North|PRIMARY\nS2|South|ATTIC\n')
    const proposed = await runCommand(folder, ['import', '--suggest', 'site.csv'])
    assert.deepEqual([proposed.code, proposed.stderr], [0, ''])
    assert.match(proposed.stdout, /label: Site\n {4}key: site_code\n/)
    const mapping = proposed.stdout.replace(/role: .*/, 'role: role')
    await mkdir(join(folder, 'mappings'))
    await writeFile(join(folder, 'mappings', 'sites.yaml'), mapping)

    const byMapping = ['import', '--mapping', 'mappings/sites.yaml', '--base', '.']
    const dry = await runCommand(folder, [...byMapping, '--dry-run'])
    assert.deepEqual([dry.code, dry.stderr], [1, '1 rows were refused; see refused-rows.csv\n'])
    assert.match(dry.stdout, /^ {2}Site: 1 rows accepted, 1 refused$/m)
    assert.match(dry.stdout, /^nothing was written$/m)

    const real = await runCommand(folder, byMapping)
    assert.match(real.stdout, /^nodes: 1 created, 0 updated, 0 unchanged, 1 refused$/m)
    assert.match(readFileSync(join(folder, 'refused-rows.csv'), 'utf8'), /^site\.csv,3,role,BAD_USER_INPUT,/m)

    const headers = await runCommand(folder, [
      'import',
      '--nodes',
      'none.csv',
      '--mapping',
      'mappings/sites.yaml',
    ])
    assert.equal(headers.code, 2)
    assert.match(headers.stderr, /files: a value is required \(one of --nodes/)
  })

  it('tells what files with headers would bring', async () => {
    await writeFiles()
    const { code, stdout } = await runCommand(folder, [
      ...['import', '--nodes', 'sites.csv', 'ops.csv', '--dry-run', '--refused', 'r.csv'],
    ])
    assert.equal(code, 1)
    assert.match(stdout, /^ {2}Site: 2 rows accepted, 0 refused\n {2}OpsObject: 1 rows accepted, 0 refused$/m)
    assert.match(stdout, /^nodes: 3 rows accepted, 1 refused$/m)
  })

  const mistakes: readonly [string, readonly string[], Readonly<Record<string, string>>, RegExp][] = [
    ['no files', ['import'], {}, /^jingwei: BAD_USER_INPUT: files: a value is required/],
    ['a missing file', ['import', '--nodes', 'none.csv'], {}, /^jingwei: BAD_USER_INPUT: none\.csv: ENOENT/],
    [
      'a missing mapping',
      ['import', '--mapping', 'none.yaml'],
      {},
      /^jingwei: BAD_USER_INPUT: none\.yaml: ENOENT/,
    ],
    [
      'a wrong mapping',
      ['import', '--mapping', 'wrong.yaml'],
      {},
      /^jingwei: BAD_USER_INPUT: wrong\.yaml, line 1, nodes\[0\]\.label: unknown label Sites; expected one of Site,/,
    ],
    ['a wrong delimiter', ['import', '--nodes', 'sites.csv', '--delimiter', 'ab'], {}, /--delimiter: got ab/],
    [
      'a wrong setting',
      ['export', '--out', 'o'],
      { JINGWEI_STORE: 'x' },
      /JINGWEI_STORE: got x; allowed is sqlite or neo4j/,
    ],
    ['a missing SDL folder', ['schema', '--schema', 'none'], {}, /schema: got none; allowed is a folder/],
    [
      'an SDL folder without a file',
      ['schema', '--schema', '.'],
      {},
      /^jingwei: BAD_USER_INPUT: \.: there is no \.graphql file; expected entity SDL/,
    ],
    [
      'SDL that is not GraphQL',
      ['schema', '--schema', 'sdl'],
      {},
      /^jingwei: BAD_USER_INPUT: sdl: bank\.graphql:2: Syntax Error: /,
    ],
    ['an unknown command', ['destroy'], {}, /unknown command 'destroy'/],
    ['an unknown option', ['import', '--nowhere'], {}, /unknown option '--nowhere'/],
  ]
  for (const [name, args, environment, message] of mistakes) {
    it(`answers ${name} with one clear line`, async () => {
      await writeFiles()
      const { code, stderr } = await runCommand(folder, args, environment)
      assert.equal(code, 2)
      assert.match(stderr, message)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    })
  }

  const failures: readonly [string, readonly string[], RegExp][] = [
    ['an export into a folder with files', ['export', '--out', '.'], /^jingwei: CONFLICT: out: /],
    ['an export to where a file is', ['export', '--out', 'ops.csv'], /^jingwei: EEXIST: /],
    [
      'an export of a store that is not there',
      ['export', '--out', 'o', '--data', 'slip'],
      /^jingwei: NOT_FOUND: data: got slip; /,
    ],
    [
      'a file that is no store',
      ['export', '--out', 'o', '--data', 'broken'],
      /^jingwei: UNAVAILABLE: .* \(file is not a database\)$/m,
    ],
    [
      'refused rows that cannot be written',
      ['import', '--nodes', 'sites.csv', '--refused', 'none/r.csv'],
      /^jingwei: ENOENT: .*none\/r\.csv/,
    ],
  ]
  for (const [name, args, message] of failures) {
    it(`answers ${name} with one clear line`, async () => {
      await writeFiles()
      await mkdir(join(folder, 'broken'))
      await writeFile(join(folder, 'broken', 'graph.sqlite'), 'a letter, not a database'.repeat(50))
      await runCommand(folder, ['import', '--nodes', 'ops.csv'])

      const { code, stderr } = await runCommand(folder, args)

      assert.equal(code, 1)
      assert.match(stderr, message)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
      assert.equal(existsSync(join(folder, 'slip')), false)
    })
  }

  it('prints help with settings and defaults', async () => {
    const { code, stdout } = await runCommand(folder, ['--help'])
    assert.equal(code, 0)
    assert.match(stdout, /NEO4J_PASSWORD_FILE/)
    assert.match(stdout, /default 127\.0\.0\.1/)
  })
})
