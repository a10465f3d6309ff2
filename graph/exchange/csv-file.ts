// Writes a CSV file in the form that csv-records.ts reads: null as nothing, the empty string as two quotes.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { CsvField } from './csv-records.ts'

/** Quoted where it would not be read back as it is; a leading or trailing space is quoted for other readers. */
const NEEDS_QUOTES = /^$|[",\r\n]|^\s|\s$/

export function csvLine(fields: readonly CsvField[]): string {
  return `${fields.map(csvField).join(',')}\n`
}

export class CsvFile {
  readonly #input: Writable
  readonly #done: Promise<void>

  constructor(path: string, gzip: boolean) {
    const output = createWriteStream(path)
    if (gzip) {
      const zip = createGzip()
      this.#input = zip
      this.#done = pipeline(zip, output)
    } else {
      this.#input = output
      this.#done = finished(output)
    }
    // A failure is reported by whoever waits next.
    this.#done.catch(() => undefined)
  }

  /** Waits where the disk is slower than the rows come. */
  async write(rows: readonly (readonly CsvField[])[]): Promise<void> {
    if (!this.#input.write(rows.map(csvLine).join(''))) {
      await Promise.race([once(this.#input, 'drain'), this.#done])
    }
  }

  async close(): Promise<void> {
    this.#input.end()
    await this.#done
  }
}

function csvField(field: CsvField): string {
  if (field === null) return ''
  return NEEDS_QUOTES.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
