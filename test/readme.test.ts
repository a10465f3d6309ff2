// The README is the front door: its queries are run on the demo bank and must give the answers that stand below them,
// and its tables must name every setting, error code and package.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { concatAST, parse } from 'graphql'
import { SETTINGS } from '../cli/config.ts'
import { buildModel } from '../graph/model/build-registry.ts'
import { ERROR_CODES } from '../graph/model/errors.ts'
import { loadEntitySdl } from '../graph/model/load-schema.ts'
import { loadBank } from '../seed/load.ts'
import { type Api, openApi } from './support/api.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const packages: { dependencies: Record<string, string> } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)

describe('the README', () => {
  let api: Api
  before(async () => {
    api = await openApi()
    await loadBank(
      api.graph,
      { objects: 5000, seed: 1, at: '2026-03-01T08:00:00.000Z', signal: null },
      () => {},
    )
  })
  after(() => api.close())

  const questions = [
    ...readme.matchAll(/### \d\. (.+)\n[\s\S]*?```graphql\n([\s\S]*?)```\n```json\n([\s\S]*?)```/g),
  ]

  it('asks six questions', () => assert.equal(questions.length, 6))

  for (const [, title = '', query = '', answer = ''] of questions) {
    it(`gives the answer it shows: ${title}`, async () => {
      const data = await api.run(query, {}, ['ADMIN'])
      assert.deepEqual(JSON.parse(JSON.stringify(data)), JSON.parse(answer))
    })
  }

  it("shows a bank's own types that the model takes", () => {
    const [, sdl = ''] = /```graphql\n("A safe[\s\S]*?)```/.exec(readme) ?? []
    const model = buildModel(concatAST([loadEntitySdl(), parse(sdl)]))
    assert.equal(model.nodes.get('SafeBox')?.plural, 'safeBoxes')
    assert.ok(model.nodes.get('Customer')?.relationships.some(({ name }) => name === 'safeBoxes'))
  })

  it('names every setting, with its default', () => {
    for (const { variable, flag, byDefault } of Object.values(SETTINGS)) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${variable}\``))
      assert.ok(row, variable)
      if (flag !== null) assert.ok(row.includes(`\`${flag}\``), row)
      if (byDefault !== null) assert.ok(row.endsWith(`| \`${byDefault}\` |`), row)
    }
  })

  it('names every error code', () => {
    for (const code of Object.keys(ERROR_CODES)) assert.ok(readme.includes(`| \`${code}\` |`), code)
  })

  it('says why each package is there', () => {
    for (const name of Object.keys(packages.dependencies)) assert.ok(readme.includes(`\`${name}\``), name)
  })
})
