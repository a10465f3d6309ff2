// Installs the locked packages where some are missing, and does nothing, without network, where none is.
// As a command: node bin/install.mjs [--dev]. `npm start` needs the packages of the product, `npm test` all of them.

import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LauncherError, ROOT } from './node-path.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { missingPackages } from './packages.mjs'

const HEARTBEAT_MS = 5000

/** Throws a LauncherError of one sentence where the packages cannot be installed. Speaks on stderr only. */
export async function install({ root = ROOT, dev = false } = {}) {
  if (!existsSync(join(root, 'package-lock.json'))) return
  if (missingPackages({ root, dev }).length === 0) return
  const lock = join(root, '.installing')
  await oneAtATime(
    lock,
    () => installMissing(root, dev),
    () => say('Waiting for another installation'),
  )
}

async function installMissing(root, dev) {
  // Another process may have installed them meanwhile.
  const missing = missingPackages({ root, dev })
  if (missing.length === 0) return
  say(`Installing ${missing.length} packages (once; about half a minute)`)
  // An installation that has the development packages keeps them: npm ci removes what it is not asked for.
  const keepsDev = dev || existsSync(join(root, 'node_modules', 'typescript'))
  const code = await npmCi(root, keepsDev)
  if (code !== 0 || missingPackages({ root, dev }).length > 0) {
    throw new LauncherError(
      `The packages could not be installed ("npm ci" ended with ${code}); Jingwei needs a package registry once, after that it works offline.`,
    )
  }
  say('Packages installed')
}

function npmCi(root, dev) {
  const started = Date.now()
  const args = ['ci', '--no-audit', '--no-fund', ...(dev ? ['--include=dev'] : ['--omit=dev'])]
  // Under `npm run` the running npm names itself; otherwise the one on the path is taken.
  const self = process.env.npm_execpath
  const isNpm = self?.endsWith('npm-cli.js') === true
  const child = isNpm
    ? spawn(process.execPath, [self, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 2, 2] })
  const heartbeat = setInterval(() => {
    say(`  still installing, ${Math.round((Date.now() - started) / 1000)} s`)
  }, HEARTBEAT_MS)
  const stop = () => child.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  return new Promise((done, failed) => {
    child.once('error', () => failed(new LauncherError('npm was not found; install Node with npm.')))
    child.once('exit', (code, signal) => done(code ?? signal))
  }).finally(() => {
    clearInterval(heartbeat)
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop)
  })
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Ends the process with the message of a LauncherError; other errors go through. */
export function endWith(error) {
  if (!(error instanceof LauncherError)) throw error
  say(error.message)
  process.exit(1)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await install({ dev: process.argv.includes('--dev') }).catch(endWith)
}
