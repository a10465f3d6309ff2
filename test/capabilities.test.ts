// The table of capabilities counts itself right and names tests that exist.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

const ROOT = new URL('../', import.meta.url)
const table = readFileSync(new URL('docs/capabilities.md', ROOT), 'utf8')
const rows = table
  .split('\n')
  .filter((line) => /^\| \d+\.\d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('the table of capabilities', () => {
  it('has each capability once, in one of three states', () => {
    assert.equal(new Set(rows.map((row) => row[1])).size, rows.length)
    assert.deepEqual(
      rows.filter((row) => !['done', 'part', 'not'].includes(row[3] ?? '')),
      [],
    )
  })

  it('gives the totals of its rows', () => {
    const count = (state: string) => rows.filter((row) => row[3] === state).length
    const total = `Total: ${rows.length} capabilities: ${count('done')} \`done\`, ${count('part')} \`part\`, ${count('not')} \`not\`.`
    assert.ok(table.includes(total), total)
  })

  it('names a place and an existing test for each that is done', () => {
    for (const [, number = '', , state, where = '', tests = ''] of rows) {
      const files = [...tests.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
      for (const file of files) assert.ok(existsSync(new URL(file, ROOT)), `${number}: ${file}`)
      if (state === 'done') assert.ok(where !== '' && files.length > 0, number)
    }
  })
})
