// Runs one command in place of this process, as far as Node can: same terminal, signals passed on, same ending.

import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Resolves with the exit code that this process should have. A signal's code is 128 + its number, as in a shell. */
export function runChild(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const forward = (signal) => child.kill(signal)
    for (const signal of FORWARDED) process.on(signal, forward)
    const finish = (settle, value) => {
      for (const signal of FORWARDED) process.off(signal, forward)
      settle(value)
    }
    child.once('error', (error) => finish(failed, error))
    child.once('exit', (code, signal) => finish(done, code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}
