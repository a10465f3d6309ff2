// What a command gets from the process that runs it. Only main.ts makes one.

import type { Environment } from './config.ts'

export interface CommandContext {
  readonly environment: Environment
  /** Aborts when the user or the system asks the process to stop. */
  readonly signal: AbortSignal
  readonly now: () => Date
  /** True where a person watches: progress is drawn instead of listed. */
  readonly interactive: boolean
  print(text: string): void
  /** To the error stream: progress and problems, so that results can be piped. */
  note(text: string): void
  /** The exit code where the command ends without an error but not wholly well. */
  endWith(code: number): void
}

/** Who the audit trail says that acted: whoever may run commands here may do everything. */
export const COMMAND_ACTOR = { name: 'command line', roles: ['ADMIN'] } as const
