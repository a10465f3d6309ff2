// jingwei import: files in the header format of neo4j-admin's importer, or any files by a mapping, into the graph.

import { dirname } from 'node:path'
import { type Command, Option } from 'commander'
import { LIST_DELIMITER } from '../../graph/exchange/field-values.ts'
import { type FileGroup, parseFileGroup } from '../../graph/exchange/file-group.ts'
import { importFiles } from '../../graph/exchange/import.ts'
import type { ImportListener, ImportSummary } from '../../graph/exchange/import-run.ts'
import { importMapping } from '../../graph/exchange/mapping/import-mapping.ts'
import { readMapping } from '../../graph/exchange/mapping/mapping.ts'
import { readMappingText } from '../../graph/exchange/mapping/mapping-text.ts'
import { suggestMapping } from '../../graph/exchange/mapping/suggest.ts'
import type { SinkOptions } from '../../graph/exchange/row-sink.ts'
import type { Graph } from '../../graph/graph.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { COMMAND_ACTOR, type CommandContext } from '../command-context.ts'
import { readConfig, STORE_SETTINGS } from '../config.ts'
import { dryRunText, RefusedFile, summaryText } from '../import-output.ts'
import { openModel, withGraph } from '../open.ts'
import { grouped, startProgress } from '../progress.ts'
import { addSettings, flagsOf } from '../settings-options.ts'

/** Exit code of an import that refused rows and imported the rest. */
const SOME_REFUSED = 1
const NAMED_DELIMITERS: Readonly<Record<string, string>> = { TAB: '\t' }

interface ImportOptions {
  readonly nodes?: readonly string[]
  readonly relationships?: readonly string[]
  readonly mapping?: string
  readonly base?: string
  readonly suggest?: readonly string[]
  readonly dryRun: boolean
  readonly delimiter: string
  readonly quote: string
  readonly arrayDelimiter: string
  readonly refused: string
}

type Import = (graph: Graph, options: SinkOptions, listener: ImportListener) => Promise<ImportSummary>

export function addImport(program: Command, context: CommandContext): void {
  const command = program
    .command('import')
    .description('Import files of nodes and relationships, plain or .gz')
    .option('--nodes <files...>', 'Node files: FILE, HEADER,FILE,... or Label=FILE,...')
    .option('--relationships <files...>', 'Relationship files: FILE, HEADER,FILE,... or TYPE=FILE,...')
    .option('--mapping <file>', 'Instead: a mapping of any CSV, JSON or JSON-lines files, in YAML or JSON')
    .option('--base <folder>', "Where the mapping's files are; its own folder unless given")
    .option('--suggest <files...>', 'Print a proposed mapping of these files and import nothing')
    .option('--dry-run', 'Tell what would become of the rows and write nothing', false)
    .addOption(character('--delimiter', 'Between fields; TAB for the tab character', ','))
    .addOption(character('--quote', 'Around fields', '"'))
    .addOption(character('--array-delimiter', 'Between items of a list', LIST_DELIMITER))
    .option('--refused <file>', 'Where refused rows are written, if there are any', 'refused-rows.csv')
  addSettings(command, STORE_SETTINGS).action((options: ImportOptions) => runImport(options, context))
}

async function runImport(options: ImportOptions, context: CommandContext): Promise<void> {
  const { mapping, suggest } = options
  const nodes = (options.nodes ?? []).map(parseFileGroup)
  const relationships = (options.relationships ?? []).map(parseFileGroup)
  const ways = [nodes.length + relationships.length > 0, mapping !== undefined, suggest !== undefined]
  if (ways.filter(Boolean).length !== 1) {
    const allowed = 'one of --nodes and --relationships FILE..., --mapping FILE, --suggest FILE...'
    throw new DomainError('BAD_USER_INPUT', 'missing', { field: 'files', allowed })
  }
  if (suggest) {
    const model = openModel(readConfig(context.environment, flagsOf({ ...options })))
    context.print(await suggestMapping(model, suggest))
    return
  }
  const work =
    mapping === undefined ? headerImport(options, nodes, relationships) : mappingImport(options, mapping)
  await runWith(options, context, work)
}

function headerImport(
  { delimiter, quote, arrayDelimiter }: ImportOptions,
  nodes: readonly FileGroup[],
  relationships: readonly FileGroup[],
): Import {
  const files = { nodes, relationships, format: { delimiter, quote }, listDelimiter: arrayDelimiter }
  return (graph, options, listener) => importFiles(graph, { ...files, ...options }, listener)
}

function mappingImport({ base }: ImportOptions, path: string): Import {
  const text = readMappingText(path)
  return (graph, options, listener) => {
    const mapping = readMapping(text, graph.model)
    return importMapping(graph, { mapping, folder: base ?? dirname(path), ...options }, listener)
  }
}

async function runWith(options: ImportOptions, context: CommandContext, work: Import): Promise<void> {
  const config = readConfig(context.environment, flagsOf({ ...options }))
  const { dryRun } = options
  const { now, signal } = context
  const refused = new RefusedFile(options.refused)
  const progress = startProgress(context)
  const listener: ImportListener = {
    refused: (row) => refused.add(row),
    progress: ({ rows, share, path }) => progress.update(rows, share, path),
  }
  try {
    const summary = await withGraph(config, (graph) =>
      work(graph, { actor: COMMAND_ACTOR, now, signal, dryRun }, listener),
    )
    progress.stop()
    context.print(dryRun ? dryRunText(summary) : summaryText(summary))
  } finally {
    progress.stop()
    refused.close()
  }
  if (refused.count === 0) return
  context.note(`${grouped(refused.count)} rows were refused; see ${options.refused}\n`)
  context.endWith(SOME_REFUSED)
}

function character(flag: string, description: string, byDefault: string): Option {
  return new Option(`${flag} <character>`, description).default(byDefault).argParser((text) => {
    const value = NAMED_DELIMITERS[text] ?? text
    if (value.length === 1 && !/[\r\n\\]/.test(value)) return value
    throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
      field: flag,
      value: text,
      allowed: 'one character or TAB',
    })
  })
}
