// jingwei blast: what fails with an object, as text for the terminal or as a picture.

import { setImmediate } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import type { Steps } from '../../graph/algorithms/completeness.ts'
import { type FailureResult, propagateFailure } from '../../graph/algorithms/failure-propagation.ts'
import type { Graph } from '../../graph/graph.ts'
import { assert, DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import { nodeRefText } from '../../graph/model/refs.ts'
import { LOCALES, type Locale } from '../../graph/model/texts.ts'
import { blastNodes, blastPicture, renderBlastText } from '../../graph/picture/blast.ts'
import { renderDot } from '../../graph/picture/dot.ts'
import { renderMermaid } from '../../graph/picture/mermaid.ts'
import { keyNaming } from '../../graph/picture/naming.ts'
import type { Naming } from '../../graph/picture/picture.ts'
import { renderSvg } from '../../graph/picture/svg.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import { Projection } from '../../graph/projection/projection.ts'
import type { CommandContext } from '../command-context.ts'
import { readConfig, STORE_SETTINGS } from '../config.ts'
import { withExistingGraph } from '../open.ts'
import { addSettings, flagsOf } from '../settings-options.ts'

const FORMATS = ['text', 'svg', 'mermaid', 'dot'] as const
/** What the rules of failure begin with. */
const SEED_LABELS = ['OpsObject', 'Site'] as const

interface BlastOptions {
  readonly label: (typeof SEED_LABELS)[number]
  readonly format: (typeof FORMATS)[number]
  readonly maxDepth: number
  readonly language: Locale
}

export function addBlast(program: Command, context: CommandContext): void {
  const command = program
    .command('blast')
    .description('Tell what fails, is degraded or feels it if objects fail')
    .argument('<keys...>', 'Keys of the objects that fail together')
    .addOption(new Option('--label <label>', 'Label of the keys').choices(SEED_LABELS).default('OpsObject'))
    .addOption(new Option('--format <format>', 'Form of the answer').choices(FORMATS).default('text'))
    .option('--max-depth <rounds>', 'Rounds after which to stop', rounds, LIMITS.blastDepthMax)
    .addOption(new Option('--language <language>', 'Language of the reasons').choices(LOCALES).default('en'))
  addSettings(command, STORE_SETTINGS).action((keys: string[], options: BlastOptions) =>
    runBlast(keys, options, context),
  )
}

async function runBlast(
  keys: readonly string[],
  options: BlastOptions,
  context: CommandContext,
): Promise<void> {
  const config = readConfig(context.environment, flagsOf({ ...options }))
  const text = await withExistingGraph(config, async (graph) => {
    const newest = await graph.view(context.signal)
    assert(newest instanceof Projection, 'the graph of this process answers with its projection')
    const view = newest.asOf(context.now().getTime())
    const seeds = keys.map((key) => seedOf(view, options.label, key))
    const result = await drive(
      propagateFailure(view, seeds, {
        types: null,
        roundsMax: options.maxDepth,
        nodesMax: LIMITS.traversalNodesMax,
        shouldStop: () => (context.signal.aborted ? 'CANCELLED' : null),
      }),
    )
    if (context.signal.aborted) throw new DomainError('TIMEOUT', 'deadline')
    return render(view, result, await namingOf(graph, view, result, options.language), options.format)
  })
  context.print(text)
}

function render(
  view: ProjectedGraph,
  result: FailureResult,
  naming: Naming,
  format: BlastOptions['format'],
): string | Promise<string> {
  switch (format) {
    case 'text':
      return renderBlastText(view, result, naming)
    case 'svg':
      return renderSvg(blastPicture(view, result, naming))
    case 'mermaid':
      return renderMermaid(blastPicture(view, result, naming))
    case 'dot':
      return renderDot(blastPicture(view, result, naming))
  }
}

/** Names of what is shown, read at once; keys and names that the model calls personal stay masked. */
async function namingOf(
  { model, store }: Graph,
  view: ProjectedGraph,
  result: FailureResult,
  locale: Locale,
): Promise<Naming> {
  const names = new Map<string, string>()
  const refs = blastNodes(result).map((node) => view.refOf(node))
  for (const [label, group] of Map.groupBy(refs, (ref) => ref.label)) {
    if (model.nodes.get(label)?.properties.get('name')?.mask !== null) continue
    const keys = group.map(({ key }) => key)
    for (const record of await store.nodesByKeys(label, keys, {
      visibility: { kind: 'all' },
      signal: null,
    })) {
      const name = record?.properties.name
      if (record && typeof name === 'string') names.set(nodeRefText(record.ref), name)
    }
  }
  return { ...keyNaming(model, locale), name: (ref) => names.get(nodeRefText(ref)) ?? null }
}

function seedOf(view: ProjectedGraph, label: string, key: string): number {
  const node = view.indexOf({ label, key })
  if (node >= 0) return node
  throw new DomainError('NOT_FOUND', 'notFound', { field: 'key', value: `${label} ${key}` })
}

/** Lets signals arrive between the slices of an algorithm. */
async function drive<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}

function rounds(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= LIMITS.blastDepthMax) return value
  const allowed = `a whole number from 1 to ${LIMITS.blastDepthMax}`
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', { field: '--max-depth', value: text, allowed })
}
