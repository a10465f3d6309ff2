// The page on mappings and the README show mappings that can be read, and the page names every transform.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { readMapping } from '../../graph/exchange/mapping/mapping.ts'
import { MappingText } from '../../graph/exchange/mapping/mapping-text.ts'
import { TRANSFORM_NAMES } from '../../graph/exchange/mapping/value-spec.ts'
import { loadModel } from '../../graph/model/load-schema.ts'

const model = loadModel()
const page = readFileSync(new URL('../../docs/mapping.md', import.meta.url), 'utf8')
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

describe('the page on mappings', () => {
  for (const [name, text] of [
    ['page', page],
    ['README', readme],
  ] as const) {
    it(`and its example in the ${name} can be read`, () => {
      const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? []
      assert.equal(readMapping(new MappingText(name, example), model).relationships.length, 1)
    })
  }

  it('has an example of each transform that can be read', () => {
    for (const transform of TRANSFORM_NAMES) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${transform}\` |`)) ?? ''
      const examples = [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, example]) => example)
      assert.ok(examples.length > 0, transform)
      for (const example of examples) {
        const text = `sources: { r: { files: f.csv } }\nnodes: [{ rows: r, label: Account, key: ${example} }]`
        assert.equal(readMapping(new MappingText('page', text), model).nodes.length, 1, example)
      }
    }
  })
})
