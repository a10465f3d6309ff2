// The command line: one file for each command, listed here.

import { Command } from 'commander'
import packageFacts from '../package.json' with { type: 'json' }
import type { CommandContext } from './command-context.ts'
import { addBlast } from './commands/blast.ts'
import { addDemo } from './commands/demo.ts'
import { addExport } from './commands/export.ts'
import { addImport } from './commands/import.ts'
import { addSchema } from './commands/schema.ts'
import { addServe } from './commands/serve.ts'
import { settingsText } from './config.ts'

export function createProgram(context: CommandContext): Command {
  const program = new Command('jingwei')
    .description('One graph of a bank, asked through GraphQL')
    .version(packageFacts.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => context.print(text), writeErr: (text) => context.note(text) })
    .addHelpText('after', `\nSettings, by environment or flag:\n${settingsText()}\n`)
  for (const add of [addServe, addImport, addExport, addDemo, addBlast, addSchema]) add(program, context)
  return program
}
