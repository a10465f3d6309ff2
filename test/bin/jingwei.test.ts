import assert from 'node:assert/strict'
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const LAUNCHER = fileURLToPath(new URL('../../bin/jingwei.mjs', import.meta.url))

describe('the command jingwei', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'jingwei-command-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** Starts the command in a folder that is not the repository. */
  function start(...args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
    return spawn(process.execPath, [LAUNCHER, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  }

  async function addressOf(child: ReturnType<typeof start>): Promise<string> {
    let text = ''
    for await (const chunk of child.stdout) {
      text += chunk
      const address = /http:\/\/\S+/.exec(text)?.[0]
      if (address) return address
    }
    throw new Error(`no address in: ${text}`)
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`serves from any folder, and ${signal} to the launcher stops the server in order`, async () => {
      const child = start('serve', '--port', '0', '--data', join(folder, signal), '--log-level', 'silent')
      const address = await addressOf(child)
      const live = await fetch(new URL('live', address))
      await live.text()

      child.kill(signal)
      const [code] = await once(child, 'exit')

      assert.equal(live.status, 200)
      assert.equal(code, 0)
      await assert.rejects(fetch(new URL('live', address)))
    })
  }

  it('ends with the exit code of what it runs', async () => {
    const child = start('no-such-command')
    child.stdout.resume()
    child.stderr.resume()
    const [code] = await once(child, 'exit')

    assert.notEqual(code, 0)
  })
})
