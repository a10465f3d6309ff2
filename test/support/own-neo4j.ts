// A Neo4j server of one test's own, which it may stop and kill: bin/neo4j.mjs on a free port with a home of its own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { skipOwnServer } from './neo4j-server.ts'

const LAUNCHER = fileURLToPath(new URL('../../bin/neo4j.mjs', import.meta.url))

/** In a container the server is not a child of the launcher, and its data go with it. */
export const skipKilledServer: string | false =
  skipOwnServer || (hasDocker() ? 'the launcher would use Docker; this test needs Java' : false)

export interface OwnServer {
  readonly uri: string
  /** Starts the server on the data it has and waits until it answers. */
  start(): Promise<void>
  /** An orderly end. */
  stop(): Promise<void>
  /** SIGKILL, as when the machine fails. */
  kill(): Promise<void>
  /** Ends the server, if it runs, and removes its data. */
  remove(): Promise<void>
}

export async function ownServer(): Promise<OwnServer> {
  const home = mkdtempSync(join(tmpdir(), 'jingwei-neo4j-'))
  const port = await freePort()
  let running: ChildProcess | null = null

  const end = async (signal: NodeJS.Signals) => {
    if (!running?.pid || running.exitCode !== null || running.signalCode !== null) return
    const closed = once(running, 'close')
    // The launcher leads a process group of its own, so the server goes with it.
    process.kill(-running.pid, signal)
    await closed
    running = null
  }
  return {
    uri: `bolt://127.0.0.1:${port}`,
    start: async () => {
      const { JINGWEI_TEST_NEO4J_URI: _shared, ...env } = process.env
      running = spawn(process.execPath, [LAUNCHER, '--port', String(port), '--home', home], {
        detached: true,
        stdio: ['ignore', 'pipe', 'ignore'],
        env,
      })
      await announced(running)
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    remove: async () => {
      await end('SIGKILL')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The launcher prints the address once the server answers; Maven may have put colour codes before it. */
async function announced(launcher: ChildProcess): Promise<void> {
  for await (const line of createInterface({ input: launcher.stdout! })) {
    if (line.includes('bolt://')) return
  }
  throw new Error('the Neo4j launcher ended before its server answered')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function hasDocker(): boolean {
  return spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0
}
