// Reads a text file, plain or .gz, as numbered lines, in memory bounded by one line and one chunk. A line that is not
// text in the encoding, or too long, is handed over as a problem; the lines after it are read as usual.

import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DomainError } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'

export interface Line {
  /** 1 for the first line of the file. */
  readonly number: number
  /** With its line end, without a byte order mark. */
  readonly text: string
  /** Why the line cannot be read, or null. */
  readonly problem: string | null
}

/** Told the bytes read so far; compressed bytes of a .gz file. */
export type BytesListener = (bytes: number) => void

export const TOO_LONG = `longer than ${LIMITS.importRecordBytesMax} bytes`

/** Encodings in which a line feed is one byte that no other character contains. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

const BYTE_ORDER_MARK = '\ufeff'
const LINE_FEED = 0x0a
const NOTHING = Buffer.alloc(0)

/** Yields lines in order, some at a time. Rejects with BAD_USER_INPUT where the file cannot be read. */
export async function* readLines(
  path: string,
  onBytes: BytesListener,
  encoding: Encoding = 'utf-8',
): AsyncGenerator<readonly Line[]> {
  const decode = decoderOf(encoding)
  let number = 0
  let carried: Buffer = NOTHING
  let skipping = false
  for await (const chunk of readChunks(path, onBytes)) {
    let bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
    if (skipping) {
      const end = bytes.indexOf(LINE_FEED) + 1
      skipping = end === 0
      bytes = skipping ? NOTHING : bytes.subarray(end)
    }
    const end = bytes.lastIndexOf(LINE_FEED) + 1
    const lines = decodeLines(bytes.subarray(0, end), number, encoding, decode)
    number += lines.length
    if (lines.length > 0) yield lines
    carried = bytes.subarray(end)
    if (carried.length > LIMITS.importRecordBytesMax) {
      number += 1
      yield [{ number, text: '', problem: TOO_LONG }]
      carried = NOTHING
      skipping = true
    }
  }
  if (carried.length > 0) yield decodeLines(carried, number, encoding, decode)
}

/** Yields the bytes of a file, decompressed where it is a .gz. Rejects with BAD_USER_INPUT where it cannot be read. */
export async function* readChunks(path: string, onBytes: BytesListener): AsyncGenerator<Buffer> {
  const file = createReadStream(path)
  let bytes = 0
  file.on('data', (chunk) => {
    bytes += chunk.length
    onBytes(bytes)
  })
  // The outcome of the pipeline reaches the loop below through its last stream.
  const source = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file
  try {
    for await (const chunk of source) yield chunk
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const details = { field: path, value: String(error.code), allowed: 'a readable file, plain or .gz' }
    throw new DomainError('BAD_USER_INPUT', 'malformedFile', details, error)
  } finally {
    file.destroy()
  }
}

/** The text of some bytes, or null where they are none in the encoding. */
export type Decode = (bytes: Buffer) => string | null

export function decoderOf(encoding: Encoding): Decode {
  if (encoding === 'utf-8') return (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : null)
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (bytes) => {
    try {
      return decoder.decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      return null
    }
  }
}

/** Decodes at once what is text as a whole, which is the usual case, and line by line what is not. */
function decodeLines(bytes: Buffer, numbered: number, encoding: Encoding, decode: Decode): Line[] {
  const lines: Line[] = []
  const whole = decode(bytes)
  const add = (text: string, problem: string | null) => {
    const number = numbered + lines.length + 1
    const withoutMark = number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
    lines.push({ number, text: withoutMark, problem })
  }
  if (whole !== null) {
    for (let start = 0; start < whole.length; ) {
      const end = whole.indexOf('\n', start) + 1 || whole.length
      add(whole.slice(start, end), null)
      start = end
    }
    return lines
  }
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start) + 1 || bytes.length
    const text = decode(bytes.subarray(start, end))
    add(text ?? '', text === null ? `not ${encoding.toUpperCase()} text` : null)
    start = end
  }
  return lines
}
