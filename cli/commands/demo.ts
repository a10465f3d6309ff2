// jingwei demo: the synthetic bank into an empty store.

import type { Command } from 'commander'
import type { Graph } from '../../graph/graph.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { type BankOptions, DEMO_BANK } from '../../seed/generate.ts'
import { type LoadReport, loadBank } from '../../seed/load.ts'
import type { CommandContext } from '../command-context.ts'
import { readConfig, STORE_SETTINGS } from '../config.ts'
import { withGraph } from '../open.ts'
import { grouped, startProgress } from '../progress.ts'
import { addSettings, flagsOf } from '../settings-options.ts'

export function addDemo(program: Command, context: CommandContext): void {
  const command = program
    .command('demo')
    .description('Load the synthetic demo bank into an empty store')
    .option(
      '--objects <number>',
      'Operations objects; everything else scales with them',
      wholeNumber('--objects'),
      DEMO_BANK.objects,
    )
    .option(
      '--seed <number>',
      'The same seed and size give the same bank',
      wholeNumber('--seed'),
      DEMO_BANK.seed,
    )
  addSettings(command, STORE_SETTINGS).action((options: BankOptions) => runDemo(options, context))
}

/** Loads the demo with progress on the error stream. */
export async function loadDemo(
  graph: Graph,
  { objects, seed }: BankOptions,
  context: CommandContext,
): Promise<LoadReport> {
  const progress = startProgress(context)
  const options = { objects, seed, at: context.now().toISOString(), signal: context.signal }
  try {
    return await loadBank(graph, options, ({ name, nodes, relationships, relationshipsTotal }) =>
      // Nodes are a small part of all rows, so the relationships stand for the whole.
      progress.update(nodes + relationships, relationships / relationshipsTotal, name),
    )
  } finally {
    progress.stop()
  }
}

export function reportText({ nodes, relationships, refused }: LoadReport): string {
  const problems = refused === 0 ? '' : `, ${grouped(refused)} rows refused`
  return `demo bank: ${grouped(nodes)} nodes, ${grouped(relationships)} relationships${problems}`
}

async function runDemo(options: BankOptions, context: CommandContext): Promise<void> {
  const config = readConfig(context.environment, flagsOf({ ...options }))
  await withGraph(config, async (graph) => {
    await refuseForeignData(graph)
    context.print(`${reportText(await loadDemo(graph, options, context))}\n`)
  })
}

/** An interrupted load may be completed; a graph of anything else is left alone. */
async function refuseForeignData({ store }: Graph): Promise<void> {
  const [first] = await store.auditEntries(0, 1)
  const { nodes } = await store.counts({ visibility: { kind: 'all' }, signal: null })
  const count = [...nodes.values()].reduce((sum, each) => sum + each, 0)
  if (count === 0 || first?.action === 'demo') return
  throw new DomainError('CONFLICT', 'wrongValue', {
    field: 'store',
    value: `a store with ${grouped(count)} nodes`,
    allowed: 'an empty store',
  })
}

function wholeNumber(flag: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,15}$/.test(text)) return Number(text)
    throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
      field: flag,
      value: text,
      allowed: 'a whole number',
    })
  }
}
