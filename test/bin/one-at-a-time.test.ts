import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { oneAtATime } from '../../bin/one-at-a-time.mjs'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-turn-'))
after(() => rmSync(folder, { recursive: true }))

describe('work that only one process may do', () => {
  it('waits for the one before it, and runs then', async () => {
    const file = join(folder, 'waits')
    const seen: string[] = []
    const told = Promise.withResolvers<void>()

    const first = oneAtATime(file, async () => {
      await told.promise
      seen.push('first')
    })
    const second = oneAtATime(file, async () => seen.push('second'), told.resolve)
    await Promise.all([first, second])

    assert.deepEqual(seen, ['first', 'second'])
    assert.equal(existsSync(file), false)
  })

  it('leaves its place free when it fails', async () => {
    const file = join(folder, 'fails')

    await assert.rejects(
      oneAtATime(file, () => Promise.reject(new Error('no registry'))),
      /no registry/,
    )

    assert.equal(existsSync(file), false)
  })

  it('does not wait for a process that is gone', async () => {
    const file = join(folder, 'stale')
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(file, String(pid))

    assert.equal(await oneAtATime(file, async () => 'done'), 'done')
  })
})
