// The process: the only place that reads the environment, handles signals, and turns errors into exit codes.

import { CommanderError } from 'commander'
import { DomainError } from '../graph/model/errors.ts'
import type { CommandContext } from './command-context.ts'
import { createProgram } from './program.ts'

const EXIT_FAILED = 1
/** The command line or the configuration is not right; nothing was done. */
const EXIT_USAGE = 2
/** Ended by SIGINT, as shells say it. */
const EXIT_INTERRUPTED = 130

/** Milliseconds within which a repeated signal is one: a terminal sends it to the launcher and to this process. */
const SAME_SIGNAL_MS = 1_000

const stop = new AbortController()
let exitCode = 0
let stoppedAt = 0

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  // The first signal ends the work in order; a later one does not wait for it.
  process.on(name, () => {
    if (stop.signal.aborted && performance.now() - stoppedAt > SAME_SIGNAL_MS) process.exit(EXIT_INTERRUPTED)
    if (!stop.signal.aborted) stoppedAt = performance.now()
    stop.abort()
  })
}

// Whoever reads the output may stop reading, as `head` does; the rest is then for nobody.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const context: CommandContext = {
  environment: process.env,
  signal: stop.signal,
  now: () => new Date(),
  interactive: process.stderr.isTTY === true,
  print: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
  endWith: (code) => {
    exitCode = code
  },
}

try {
  await createProgram(context).parseAsync()
  process.exitCode = exitCode
} catch (error) {
  process.exitCode = codeOf(error)
}

function codeOf(error: unknown): number {
  // Commander has printed what is wrong, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE
  if (stop.signal.aborted && error instanceof DomainError && error.code === 'TIMEOUT') {
    context.note('stopped; what was finished before stays\n')
    return EXIT_INTERRUPTED
  }
  if (error instanceof DomainError) {
    context.note(`jingwei: ${error.code}: ${error.message}${whyUnavailable(error)}\n`)
    return error.code === 'BAD_USER_INPUT' ? EXIT_USAGE : EXIT_FAILED
  }
  // A file or folder that cannot be read or written: the system's own words name it and say why.
  if (error instanceof Error && 'syscall' in error) {
    context.note(`jingwei: ${error.message}\n`)
    return EXIT_FAILED
  }
  context.note(`jingwei: unexpected error\n${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT_FAILED
}

/** What a store that cannot be opened says itself; an operator needs it, callers of the API do not get it. */
function whyUnavailable({ reason, cause }: DomainError): string {
  return reason === 'storeUnavailable' && cause instanceof Error ? ` (${cause.message})` : ''
}
