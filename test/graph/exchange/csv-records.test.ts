import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { CsvFile, csvLine } from '../../../graph/exchange/csv-file.ts'
import {
  type CsvFormat,
  type CsvRecord,
  DEFAULT_FORMAT,
  readCsv,
} from '../../../graph/exchange/csv-records.ts'
import { LIMITS } from '../../../graph/model/limits.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-csv-'))
})
after(() => rm(folder, { recursive: true }))

async function read(path: string, format: CsvFormat = DEFAULT_FORMAT): Promise<CsvRecord[]> {
  const records: CsvRecord[] = []
  for await (const some of readCsv(path, format, () => {})) records.push(...some)
  return records
}

async function readText(content: string | Buffer, format?: CsvFormat): Promise<unknown[]> {
  const path = join(folder, 'text.csv')
  await writeFile(path, content)
  return (await read(path, format)).map((record) =>
    'fields' in record ? [record.line, ...record.fields] : [record.line, { problem: record.problem }],
  )
}

describe('reading CSV', () => {
  const cases: readonly [string, string, readonly unknown[]][] = [
    [
      'plain rows',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    ['a last line without line end', 'a,b', [[1, 'a', 'b']]],
    [
      'CRLF and a byte order mark',
      '\ufeffa,b\r\n1,2\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    ['empty and quoted empty fields', ',""\n', [[1, null, '']]],
    [
      'quotes, delimiters and line ends inside quotes',
      '"x ""y"", z\r\nw",1\n2,3\n',
      [
        [1, 'x "y", z\r\nw', '1'],
        [3, '2', '3'],
      ],
    ],
    [
      'empty lines',
      'a\n\n\r\nb\n',
      [
        [1, 'a'],
        [4, 'b'],
      ],
    ],
    [
      'rows of different lengths',
      'a,b\nc\n',
      [
        [1, 'a', 'b'],
        [2, 'c'],
      ],
    ],
    [
      'a quote inside a plain field',
      'a,b\n5" x,1\n2,3\n',
      [
        [1, 'a', 'b'],
        [2, { problem: 'a quote is not closed' }],
        [3, '2', '3'],
      ],
    ],
    [
      'text after a closing quote',
      'a,b\n"1"x,2\n3,4\n',
      [
        [1, 'a', 'b'],
        [2, { problem: 'a quote stands where none may stand' }],
        [3, '3', '4'],
      ],
    ],
    [
      'a quote that is never closed',
      'a,b\n1,"x\n3,4\n5,6',
      [
        [1, 'a', 'b'],
        [2, { problem: 'a quote is not closed' }],
        [3, '3', '4'],
        [4, '5', '6'],
      ],
    ],
    [
      'a quote that only a later row closes',
      '1,"x\n3,4\n5,"y"\n',
      [
        [1, { problem: 'a quote is not closed' }],
        [2, '3', '4'],
        [3, '5', 'y'],
      ],
    ],
  ]
  for (const [name, content, expected] of cases) {
    it(`reads ${name}`, async () => assert.deepEqual(await readText(content), expected))
  }

  it('refuses a line that is not UTF-8 and reads the next', async () => {
    const content = Buffer.concat([
      Buffer.from('a\n'),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('張,y\n'),
    ])
    assert.deepEqual(await readText(content), [
      [1, 'a'],
      [2, { problem: 'not UTF-8 text' }],
      [3, '張', 'y'],
    ])
  })

  it('takes another delimiter and quote', async () => {
    assert.deepEqual(await readText("a|'b|c'\n", { delimiter: '|', quote: "'" }), [[1, 'a', 'b|c']])
  })

  it('refuses a record over the limit and goes on', async () => {
    const long = 'x'.repeat(LIMITS.importRecordBytesMax + 1)
    const [first, second, third] = await readText(`a\n${long}\nb\n`)
    assert.deepEqual(first, [1, 'a'])
    assert.deepEqual(second, [2, { problem: `longer than ${LIMITS.importRecordBytesMax} bytes` }])
    assert.deepEqual(third, [3, 'b'])
  })

  it('reads .gz, and refuses a cut .gz and a missing file', async () => {
    const path = join(folder, 'zip.csv.gz')
    const zipped = gzipSync('a,b\n1,2\n')
    await writeFile(path, zipped)
    assert.deepEqual((await read(path)).length, 2)
    await writeFile(path, zipped.subarray(0, zipped.length - 12))
    await assert.rejects(read(path), { code: 'BAD_USER_INPUT', reason: 'malformedFile' })
    await assert.rejects(read(join(folder, 'none.csv')), { code: 'BAD_USER_INPUT', reason: 'malformedFile' })
  })

  it('reads what is written, plain and .gz, whatever the fields hold', async () => {
    const field = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', '\n', '\r\n', ',', '經緯'),
    )
    // A record of one null field is an empty line, which is no record.
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 30 })
    let number = 0
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (written, gzip) => {
        number += 1
        const path = join(folder, `round-${number}.csv${gzip ? '.gz' : ''}`)
        const file = new CsvFile(path, gzip)
        await file.write(written)
        await file.close()
        const records = await read(path)
        assert.deepEqual(
          records.map((record) => ('fields' in record ? record.fields : record)),
          written,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('keeps rows whole over many chunks', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`key ${index}`, `two\nlines "${index}" 經緯`])
    const path = join(folder, 'large.csv')
    await writeFile(path, rows.map(csvLine).join(''))
    const records = await read(path)
    assert.equal(records.length, rows.length)
    for (const [index, record] of records.entries()) {
      assert.equal(record.line, index * 2 + 1)
      assert.deepEqual('fields' in record && record.fields, rows[index])
    }
  })
})
