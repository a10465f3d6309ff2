// jingwei serve: the GraphQL API, until the process is told to stop.

import type { Command } from 'commander'
import { createLog } from '../../resolvers/server/log.ts'
import { serve } from '../../resolvers/server/serve.ts'
import { DEMO_BANK } from '../../seed/generate.ts'
import { mayLoadUnasked } from '../../seed/load.ts'
import type { CommandContext } from '../command-context.ts'
import { readConfig, SETTINGS, type SettingName } from '../config.ts'
import { withGraph } from '../open.ts'
import { addSettings, flagsOf } from '../settings-options.ts'
import { loadDemo, reportText } from './demo.ts'

interface ServeCommandOptions {
  readonly demo: boolean
}

export function addServe(program: Command, context: CommandContext): void {
  const command = program
    .command('serve')
    .description('Serve the GraphQL API')
    .option('--demo', 'Load the demo bank first if the embedded store is empty', false)
  addSettings(command, Object.keys(SETTINGS) as SettingName[]).action((options: ServeCommandOptions) =>
    runServe(options, context),
  )
}

async function runServe(options: ServeCommandOptions, context: CommandContext): Promise<void> {
  const config = readConfig(context.environment, flagsOf({ ...options }))
  await withGraph(config, async (graph) => {
    if (options.demo) {
      if (await mayLoadUnasked(graph.store)) {
        context.note(`${reportText(await loadDemo(graph, DEMO_BANK, context))}\n`)
      } else {
        context.note('the demo loads only into an empty embedded store; this one is served as it is\n')
      }
    }
    await serve({
      graph,
      host: config.host,
      port: config.port,
      keysFile: config.apiKeysFile,
      playground: config.playground,
      log: createLog(config.logLevel),
      announce: (url) => context.print(`Jingwei is ready at ${url}\n`),
    })
  })
}
