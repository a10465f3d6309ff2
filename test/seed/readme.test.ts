import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { DEMO_BANK, generateBank } from '../../seed/generate.ts'
import { countRows } from './collected-bank.ts'

const README = readFileSync(new URL('../../seed/README.md', import.meta.url), 'utf8')

describe('seed/README.md', () => {
  it('states the row counts of the default size', () => {
    const stated = new Map<string, number>()
    for (const [, name, count] of README.matchAll(/\| (\w+) \| ([\d,]+) (?=\|)/g)) {
      if (name && count) stated.set(name, Number(count.replaceAll(',', '')))
    }
    const counts = countRows(generateBank(DEMO_BANK))
    for (const [name, count] of counts) assert.equal(stated.get(name), count, name)
  })

  it('states the totals of the default size', () => {
    let nodes = 0
    let relationships = 0
    for (const batch of generateBank(DEMO_BANK)) {
      if (batch.kind === 'nodes') nodes += batch.rows.length
      else relationships += batch.rows.length
    }
    const say = (count: number) => count.toLocaleString('en-US')
    assert.ok(README.includes(`${say(nodes)} nodes and ${say(relationships)} relationships`))
  })
})
