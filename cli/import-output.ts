// What an import says for itself: the file of refused rows, and the counts when it is done.

import { closeSync, openSync, writeSync } from 'node:fs'
import { csvLine } from '../graph/exchange/csv-file.ts'
import type { ImportSummary, RefusedRow, RowCounts } from '../graph/exchange/import-run.ts'
import { renderReason } from '../graph/model/texts.ts'
import { grouped } from './progress.ts'

/** Refused rows as CSV; the file is made with the first one. */
export class RefusedFile {
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

export function summaryText({ nodes, relationships, version }: ImportSummary): string {
  return `nodes: ${countsText(nodes)}\nrelationships: ${countsText(relationships)}\nversion ${version}\n`
}

/** What an import would do: by label and type, because that is what one looks at before the first real run. */
export function dryRunText({ nodes, relationships, labels, types }: ImportSummary): string {
  const parts = [...labels, ...types].map(([name, counts]) => `  ${name}: ${wouldText(counts)}\n`)
  const totals = `nodes: ${wouldText(nodes)}\nrelationships: ${wouldText(relationships)}\n`
  return `${parts.join('')}${totals}nothing was written\n`
}

function countsText({ created, updated, unchanged, refused }: RowCounts): string {
  return `${grouped(created)} created, ${grouped(updated)} updated, ${grouped(unchanged)} unchanged, ${grouped(refused)} refused`
}

function wouldText({ created, updated, unchanged, refused }: RowCounts): string {
  return `${grouped(created + updated + unchanged)} rows accepted, ${grouped(refused)} refused`
}
