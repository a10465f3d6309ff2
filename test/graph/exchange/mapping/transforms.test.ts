import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { propertiesOf, runMapping, withFiles, withGraph } from './mapping-run.ts'

/** One row with every kind of value, and what one property becomes of it; undefined: the row is refused. */
const ROW = {
  id: 'K1',
  name: ' Li ',
  surname: 'Wei',
  none: '',
  amount: '-1234.50',
  fine: '10.005',
  german: '"1.234,56"',
  at: '2024-03-01 07:30:00',
  step: '59',
  seconds: '1709253000',
  code: '01',
  other: '99',
  names: '"a; b ;;c"',
  ref: 'R2',
  quoted: '""',
}
const DATA = `${Object.keys(ROW).join(',')}\n${Object.values(ROW).join(',')}\n`
const REFERENCES = 'ref,value\nR1,first\nR2,second\nR2,again\n'

const hash = (...parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)

const cases: readonly [string, string, string, string, unknown][] = [
  ['a column', 'Person', 'nameEn', 'surname', 'Wei'],
  ['a column with spaces, as it is', 'Person', 'nameEn', 'name', ' Li '],
  ['an empty column as no value', 'Person', 'nameEn', 'none', null],
  ['a quoted empty column as no value', 'Person', 'nameEn', 'quoted', null],
  ['a constant', 'Account', 'currency', '{ constant: CNY }', 'CNY'],
  ['a constant that keeps its digits', 'Account', 'status', '{ constant: 007 }', '007'],
  ['a constant list', 'WatchListEntry', 'aliases', '{ constant: [x, y] }', ['x', 'y']],
  ['join', 'Person', 'nameEn', '{ join: [surname, id], with: "/" }', 'Wei/K1'],
  ['join of a missing part', 'Person', 'nameEn', '{ join: [surname, none], with: "/" }', null],
  [
    'join without missing parts',
    'Person',
    'nameEn',
    '{ join: [none, surname], with: "/", skipMissing: true }',
    'Wei',
  ],
  ['split to a list', 'WatchListEntry', 'aliases', '{ split: names, at: ";" }', ['a', 'b', 'c']],
  ['split to one part', 'WatchListEntry', 'nameEn', '{ split: names, at: ";", item: 2 }', 'b'],
  [
    'split to a part that is not there',
    'WatchListEntry',
    'nameEn',
    '{ split: names, at: ";", item: 9 }',
    null,
  ],
  ['one value for a list', 'WatchListEntry', 'aliases', 'surname', ['Wei']],
  ['minor units', 'Account', 'balanceMinor', '{ minorUnits: amount }', -123450n],
  [
    'minor units of none',
    'Account',
    'balanceMinor',
    '{ minorUnits: amount, digits: 0, rounding: round }',
    -1235n,
  ],
  ['minor units with a remainder, exact', 'Account', 'balanceMinor', '{ minorUnits: fine }', undefined],
  [
    'minor units with a remainder, rounded',
    'Account',
    'balanceMinor',
    '{ minorUnits: fine, rounding: round }',
    1001n,
  ],
  ['minor units of three', 'Account', 'balanceMinor', '{ minorUnits: fine, digits: 3 }', 10005n],
  [
    'minor units with a decimal comma',
    'Account',
    'balanceMinor',
    '{ minorUnits: german, decimalPoint: ",", grouping: "." }',
    123456n,
  ],
  ['minor units of a text', 'Account', 'balanceMinor', '{ minorUnits: surname }', undefined],
  ['a whole number, exact', 'Account', 'balanceMinor', '{ number: amount }', undefined],
  ['a whole number, rounded', 'Account', 'balanceMinor', '{ number: amount, rounding: round }', -1235n],
  [
    'a number with places',
    'ApplicationSystem',
    'availabilityTargetPct',
    '{ number: fine, places: 2, rounding: round }',
    10.01,
  ],
  ['a number as it is', 'ApplicationSystem', 'availabilityTargetPct', '{ number: amount }', -1234.5],
  ['a date', 'Person', 'birthDate', '{ date: at, format: "YYYY-MM-DD HH:mm:ss" }', '2024-03-01'],
  [
    'a time in a zone',
    'DataSource',
    'lastLoadedAt',
    '{ date: at, format: "YYYY-MM-DD HH:mm:ss", zone: "+08:00" }',
    '2024-02-29T23:30:00.000Z',
  ],
  [
    'a time by the second of two formats',
    'BatchChain',
    'deadline',
    '{ date: at, format: [YYYYMMDDHHmm, "YYYY-MM-DD HH:mm:ss"] }',
    '07:30:00',
  ],
  ['a date in another format', 'Person', 'birthDate', '{ date: at, format: DD/MM/YYYY }', undefined],
  [
    'steps from a start',
    'Person',
    'birthDate',
    '{ epoch: step, start: "2017-01-01T00:00:00Z", step: day }',
    '2017-03-01',
  ],
  [
    'seconds of the epoch',
    'DataSource',
    'lastLoadedAt',
    '{ epoch: seconds, step: second }',
    '2024-03-01T00:30:00.000Z',
  ],
  ['a code', 'Account', 'kind', '{ codes: code, table: { 01: DEPOSIT } }', 'DEPOSIT'],
  ['an unknown code', 'Account', 'kind', '{ codes: other, table: { 01: DEPOSIT } }', undefined],
  [
    'an unknown code that is left out',
    'Account',
    'kind',
    '{ codes: other, table: { 01: DEPOSIT }, otherwise: drop }',
    null,
  ],
  [
    'an unknown code that is kept',
    'Account',
    'status',
    '{ codes: other, table: { 01: OPEN }, otherwise: keep }',
    '99',
  ],
  [
    'when a column is something',
    'Account',
    'status',
    '{ when: { column: code, is: [01, 02] }, use: surname, else: id }',
    'Wei',
  ],
  [
    'when it is not',
    'Account',
    'status',
    '{ when: { column: code, isNot: 01 }, use: surname, else: id }',
    'K1',
  ],
  ['when it matches', 'Account', 'status', '{ when: { column: at, matches: "^2024" }, use: surname }', 'Wei'],
  [
    'when it is missing, without another value',
    'Account',
    'status',
    '{ when: { column: surname, missing: true }, use: surname }',
    null,
  ],
  [
    'a lookup, of two rows the first',
    'Account',
    'status',
    '{ lookup: ref, rows: refs, by: ref, take: value }',
    'second',
  ],
  [
    'a lookup of what is not there',
    'Account',
    'status',
    '{ lookup: code, rows: refs, by: ref, take: value }',
    undefined,
  ],
  [
    'a lookup that is left out',
    'Account',
    'status',
    '{ lookup: code, rows: refs, by: ref, take: value, otherwise: drop }',
    null,
  ],
  [
    'a hash',
    'Account',
    'status',
    '{ hash: [id, none, surname], prefix: H- }',
    `H-${hash('K1', null, 'Wei')}`,
  ],
  ['a hash of nothing', 'Account', 'status', '{ hash: [none, quoted], prefix: H- }', null],
  [
    'transforms within transforms',
    'Account',
    'status',
    '{ join: [{ constant: X }, { split: names, at: ";", item: 1 }], with: "-" }',
    'X-a',
  ],
]

describe('a mapped value', () => {
  for (const [name, label, property, value, expected] of cases) {
    it(`is ${name}`, () =>
      withFiles({ 'data.csv': DATA, 'refs.csv': REFERENCES }, (folder) =>
        withGraph(async (graph) => {
          const text = `
sources: { data: { files: data.csv }, refs: { files: refs.csv } }
nodes: [{ rows: data, label: ${label}, key: id, properties: { ${property}: ${value} } }]`
          const { refused } = await runMapping(graph, folder, text)
          const [node] = await propertiesOf(graph, label, ['K1'])
          assert.equal(refused.length, expected === undefined ? 1 : 0)
          assert.equal(node === null, expected === undefined)
          const stored = (node ?? {}) as Readonly<Record<string, unknown>>
          if (expected !== undefined) assert.deepEqual(stored[property] ?? null, expected)
        }),
      ))
  }
})
