import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  parseTimeFormat,
  parseZone,
  readSteps,
  readTime,
  STEPS,
} from '../../../../graph/exchange/mapping/times.ts'

describe('times by a format', () => {
  const cases: readonly [string, string, string | null, 'DateTime' | 'Date' | 'Time', string | null][] = [
    ['2024-03-01 07:30:00', 'YYYY-MM-DD HH:mm:ss', 'Z', 'DateTime', '2024-03-01T07:30:00.000Z'],
    // Half past seven in Shanghai is half past eleven of the day before in Greenwich.
    ['2024-03-01 07:30:00', 'YYYY-MM-DD HH:mm:ss', '+08:00', 'DateTime', '2024-02-29T23:30:00.000Z'],
    ['2024-03-01 07:30:00', 'YYYY-MM-DD HH:mm:ss', '-05:30', 'DateTime', '2024-03-01T13:00:00.000Z'],
    ['2024-03-01 07:30:00', 'YYYY-MM-DD HH:mm:ss', '+08:00', 'Date', '2024-03-01'],
    ['2024-03-01 07:30:00', 'YYYY-MM-DD HH:mm:ss', '+08:00', 'Time', '07:30:00'],
    ['20240301073000', 'YYYYMMDDHHmmss', '+0800', 'DateTime', '2024-02-29T23:30:00.000Z'],
    ['01/03/2024', 'DD/MM/YYYY', null, 'Date', '2024-03-01'],
    ['03/01/2024', 'MM/DD/YYYY', null, 'Date', '2024-03-01'],
    ['01MAR2024', 'DDMMMYYYY', null, 'Date', '2024-03-01'],
    ['01.03.2024', 'DD.MM.YYYY', '+08:00', 'DateTime', '2024-02-29T16:00:00.000Z'],
    ['2024-03-01T07:30:00.5Z', 'YYYY-MM-DDTHH:mm:ss.SSSZ', null, 'DateTime', '2024-03-01T07:30:00.500Z'],
    [
      '2024-03-01T07:30:00.045000+08:00',
      'YYYY-MM-DDTHH:mm:ss.SSSZ',
      null,
      'DateTime',
      '2024-02-29T23:30:00.045Z',
    ],
    ['2024-03-01T05:00:00Z', 'YYYY-MM-DDTHH:mm:ssZ', null, 'Date', '2024-03-01'],
    // The text has its own zone; the day is wanted where it was five hours earlier, and where it is the next one.
    ['2024-03-01T04:00:00Z', 'YYYY-MM-DDTHH:mm:ssZ', '-05:00', 'Date', '2024-02-29'],
    ['2024-03-01T20:00:00Z', 'YYYY-MM-DDTHH:mm:ssZ', '+08:00', 'Date', '2024-03-02'],
    ['2024-03-01T20:00:00Z', 'YYYY-MM-DDTHH:mm:ssZ', '+08:00', 'Time', '04:00:00'],
    ['2024-03-01 07:30', 'YYYY-MM-DD HH:mm', '+08:00', 'DateTime', '2024-02-29T23:30:00.000Z'],
    ['2023-02-29', 'YYYY-MM-DD', null, 'Date', null],
    ['2024-13-01', 'YYYY-MM-DD', null, 'Date', null],
    ['2024-03-01 24:00:00', 'YYYY-MM-DD HH:mm:ss', 'Z', 'DateTime', null],
    ['2024-03-01 07:60:00', 'YYYY-MM-DD HH:mm:ss', 'Z', 'DateTime', null],
    ['2024-03-01T07:30:00.0451Z', 'YYYY-MM-DDTHH:mm:ss.SSSZ', null, 'DateTime', null],
    ['2024-3-1', 'YYYY-MM-DD', null, 'Date', null],
    ['2024-03-01 ', 'YYYY-MM-DD', null, 'Date', null],
    ['01ABC2024', 'DDMMMYYYY', null, 'Date', null],
    ['0000-01-01', 'YYYY-MM-DD', null, 'Date', null],
  ]
  for (const [text, format, zone, scalar, expected] of cases) {
    it(`reads ${text} as ${scalar} by ${format}${zone === null ? '' : ` at ${zone}`}: ${expected ?? 'refused'}`, () => {
      const parsed = parseTimeFormat(format)
      assert.ok(parsed)
      assert.equal(readTime(text, [parsed], zone === null ? null : parseZone(zone), scalar), expected)
    })
  }

  it('takes the first format that fits', () => {
    const formats = ['YYYY-MM-DD HH:mm:ss.SSS', 'YYYY-MM-DD HH:mm:ss'].map(
      (format) => parseTimeFormat(format)!,
    )
    assert.equal(readTime('2024-03-01 07:30:01', formats, 0, 'DateTime'), '2024-03-01T07:30:01.000Z')
  })

  for (const format of [
    'yyyy-MM-dd',
    'YYYY-MM',
    'MM-DD',
    'YYYY-MM-MM-DD',
    'YYYY-MM-DD HH',
    'YYYY-MM-DD mm:ss',
    'YYYY-MM-DD hh:mm',
  ]) {
    it(`knows no format ${format}`, () => assert.equal(parseTimeFormat(format), null))
  }

  for (const zone of ['Asia/Shanghai', '8', '+24:00', '+08:60', '']) {
    it(`knows no zone "${zone}"`, () => assert.equal(parseZone(zone), null))
  }
})

describe('times by steps from a start', () => {
  const START = Date.parse('2017-01-01T00:00:00.000Z')
  const cases: readonly [
    string,
    number,
    keyof typeof STEPS,
    'exact' | 'round',
    number | null,
    'DateTime' | 'Date',
    string | null,
  ][] = [
    ['0', START, 'day', 'exact', null, 'DateTime', '2017-01-01T00:00:00.000Z'],
    // January has 31 days and February 28.
    ['59', START, 'day', 'exact', null, 'Date', '2017-03-01'],
    ['-1', START, 'day', 'exact', null, 'Date', '2016-12-31'],
    ['1.5', START, 'hour', 'exact', null, 'DateTime', '2017-01-01T01:30:00.000Z'],
    ['90', START, 'minute', 'exact', null, 'DateTime', '2017-01-01T01:30:00.000Z'],
    ['1709253000', 0, 'second', 'exact', null, 'DateTime', '2024-03-01T00:30:00.000Z'],
    ['1709253000.25', 0, 'second', 'exact', null, 'DateTime', '2024-03-01T00:30:00.250Z'],
    ['1709253000123', 0, 'millisecond', 'exact', null, 'DateTime', '2024-03-01T00:30:00.123Z'],
    ['1709253000123000', 0, 'microsecond', 'exact', null, 'DateTime', '2024-03-01T00:30:00.123Z'],
    ['1709253000123456', 0, 'microsecond', 'exact', null, 'DateTime', null],
    ['1709253000123456', 0, 'microsecond', 'round', null, 'DateTime', '2024-03-01T00:30:00.123Z'],
    ['1709253000123500001', 0, 'nanosecond', 'round', null, 'DateTime', '2024-03-01T00:30:00.124Z'],
    // The last hours of February in Greenwich are the first of March in Shanghai.
    ['1709222400', 0, 'second', 'exact', 480, 'Date', '2024-03-01'],
    ['soon', 0, 'second', 'exact', null, 'DateTime', null],
    ['1e30', 0, 'day', 'exact', null, 'DateTime', null],
  ]
  for (const [text, startMs, step, rounding, zone, scalar, expected] of cases) {
    it(`reads ${text} ${step}s from ${startMs}, ${rounding}, as ${scalar}: ${expected ?? 'refused'}`, () => {
      assert.equal(readSteps(text, startMs, STEPS[step], rounding, zone, scalar), expected)
    })
  }
})
