// jingwei import: files in the header format of neo4j-admin's importer into the graph.

import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { csvLine } from '../../graph/exchange/csv-file.ts'
import { LIST_DELIMITER } from '../../graph/exchange/field-values.ts'
import { type FileGroup, parseFileGroup } from '../../graph/exchange/file-group.ts'
import {
  type ImportProgress,
  importFiles,
  type RefusedRow,
  type RowCounts,
} from '../../graph/exchange/import.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { renderReason } from '../../graph/model/texts.ts'
import { COMMAND_ACTOR, type CommandContext } from '../command-context.ts'
import { readConfig, STORE_SETTINGS } from '../config.ts'
import { withGraph } from '../open.ts'
import { grouped, startProgress } from '../progress.ts'
import { addSettings, flagsOf } from '../settings-options.ts'

/** Exit code of an import that refused rows and imported the rest. */
const SOME_REFUSED = 1
const NAMED_DELIMITERS: Readonly<Record<string, string>> = { TAB: '\t' }

interface ImportOptions {
  readonly nodes?: readonly string[]
  readonly relationships?: readonly string[]
  readonly delimiter: string
  readonly quote: string
  readonly arrayDelimiter: string
  readonly refused: string
}

export function addImport(program: Command, context: CommandContext): void {
  const command = program
    .command('import')
    .description('Import CSV files of nodes and relationships, plain or .gz')
    .option('--nodes <files...>', 'Node files: FILE, HEADER,FILE,... or Label=FILE,...')
    .option('--relationships <files...>', 'Relationship files: FILE, HEADER,FILE,... or TYPE=FILE,...')
    .addOption(character('--delimiter', 'Between fields; TAB for the tab character', ','))
    .addOption(character('--quote', 'Around fields', '"'))
    .addOption(character('--array-delimiter', 'Between items of a list', LIST_DELIMITER))
    .option('--refused <file>', 'Where refused rows are written, if there are any', 'refused-rows.csv')
  addSettings(command, STORE_SETTINGS).action((options: ImportOptions) => runImport(options, context))
}

async function runImport(options: ImportOptions, context: CommandContext): Promise<void> {
  const nodes = (options.nodes ?? []).map(parseFileGroup)
  const relationships = (options.relationships ?? []).map(parseFileGroup)
  if (nodes.length + relationships.length === 0) {
    const allowed = '--nodes FILE... or --relationships FILE...'
    throw new DomainError('BAD_USER_INPUT', 'missing', { field: 'files', allowed })
  }
  const config = readConfig(context.environment, flagsOf({ ...options }))
  const refused = new RefusedFile(options.refused)
  const progress = startProgress(context)
  const shareOf = shareReader([...nodes, ...relationships])
  try {
    const summary = await withGraph(config, (graph) =>
      importFiles(
        graph,
        {
          nodes,
          relationships,
          format: { delimiter: options.delimiter, quote: options.quote },
          listDelimiter: options.arrayDelimiter,
          actor: COMMAND_ACTOR,
          now: context.now,
          signal: context.signal,
        },
        {
          refused: (row) => refused.add(row),
          progress: (at) => progress.update(at.rows, shareOf(at), at.path),
        },
      ),
    )
    progress.stop()
    context.print(
      `nodes: ${countsText(summary.nodes)}\nrelationships: ${countsText(summary.relationships)}\nversion ${summary.version}\n`,
    )
  } finally {
    progress.stop()
    refused.close()
  }
  if (refused.count === 0) return
  context.note(`${grouped(refused.count)} rows were refused; see ${options.refused}\n`)
  context.endWith(SOME_REFUSED)
}

/** Refused rows as CSV; the file is made with the first one. */
class RefusedFile {
  readonly #path: string
  #file: number | null = null
  count = 0

  constructor(path: string) {
    this.#path = path
  }

  add({ path, line, error }: RefusedRow): void {
    if (this.#file === null) {
      this.#file = openSync(this.#path, 'w')
      writeSync(this.#file, csvLine(['file', 'line', 'field', 'code', 'reason', 'value']))
    }
    this.count += 1
    const reason = renderReason('en', error.reason, error)
    const fields = [path, String(line), error.field ?? null, error.code, reason, error.value ?? null]
    writeSync(this.#file, csvLine(fields))
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
  }
}

/** The share of all bytes that are behind a place in one of the files. */
function shareReader(groups: readonly FileGroup[]): (at: ImportProgress) => number {
  const before = new Map<string, number>()
  let total = 0
  for (const path of groups.flatMap(({ paths }) => paths)) {
    before.set(path, total)
    total += statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }
  return ({ path, bytes }) => ((before.get(path) ?? 0) + bytes) / Math.max(total, 1)
}

function countsText({ created, updated, unchanged, refused }: RowCounts): string {
  return `${grouped(created)} created, ${grouped(updated)} updated, ${grouped(unchanged)} unchanged, ${grouped(refused)} refused`
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
