// jingwei export: the graph as files that `jingwei import` and neo4j-admin's importer read.

import { type Command, Option } from 'commander'
import { exportGraph } from '../../graph/exchange/export.ts'
import { COMMAND_ACTOR, type CommandContext } from '../command-context.ts'
import { readConfig, STORE_SETTINGS } from '../config.ts'
import { withExistingGraph } from '../open.ts'
import { grouped, startProgress } from '../progress.ts'
import { addSettings, flagsOf } from '../settings-options.ts'

interface ExportOptions {
  readonly out: string
  readonly gzip: boolean
}

export function addExport(program: Command, context: CommandContext): void {
  const command = program
    .command('export')
    .description('Export the graph: a file for each label and each relationship type')
    .addOption(new Option('--format <format>', 'Form of the files').choices(['csv']).default('csv'))
    .requiredOption('--out <folder>', 'A new or empty folder')
    .option('--gzip', 'Compress the files', false)
  addSettings(command, STORE_SETTINGS).action((options: ExportOptions) => runExport(options, context))
}

async function runExport(options: ExportOptions, context: CommandContext): Promise<void> {
  const config = readConfig(context.environment, flagsOf({ ...options }))
  const progress = startProgress(context)
  try {
    const summary = await withExistingGraph(config, (graph) =>
      exportGraph(
        graph,
        {
          directory: options.out,
          gzip: options.gzip,
          actor: COMMAND_ACTOR,
          now: context.now,
          signal: context.signal,
        },
        (place, rows) => progress.update(rows, null, place),
      ),
    )
    progress.stop()
    context.print(
      `${grouped(summary.nodes)} nodes and ${grouped(summary.relationships)} relationships in ${summary.files.length} files in ${options.out}\n`,
    )
  } finally {
    progress.stop()
  }
}
