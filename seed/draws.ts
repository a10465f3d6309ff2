// Draws that the parts of the generator share. Each part has its own stream of numbers, so that one part can change
// without moving the others.

import { createPrng, type Prng } from '../graph/lib/prng.ts'

/** A stream of numbers of its own for a named part of the bank. */
export function streamFor(seed: number, part: string): Prng {
  // The seed is spread first, so that it does not meet the letters in the same few bits. Then FNV-1a.
  let mixed = Math.imul(seed + 1, 0x9e3779b1)
  for (const letter of part) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193)
  return createPrng(mixed)
}

export function pick<Item>(prng: Prng, items: readonly Item[]): Item {
  return items[prng.int(items.length)]!
}

/** A whole number with the given mean: its floor, or one more with the chance of the fraction. */
export function around(prng: Prng, mean: number): number {
  const floor = Math.floor(mean)
  return prng.next() < mean - floor ? floor + 1 : floor
}

/** A place below `bound`, low ones far more often: the degree of what is picked so has a heavy tail. */
export function popular(prng: Prng, bound: number): number {
  const draw = prng.next()
  return Math.floor(bound * draw * draw * draw)
}

const THREE_DIGITS = Array.from({ length: 1000 }, (_unused, value) => String(value).padStart(3, '0'))

/** Whole number with zeros in front, for codes that sort as they count; it must not have more digits than that. */
export function digits(value: number, width: 6 | 9): string {
  const thousands = Math.floor(value / 1000)
  const low = THREE_DIGITS[value % 1000]!
  if (width === 6) return THREE_DIGITS[thousands]! + low
  return THREE_DIGITS[Math.floor(thousands / 1000)]! + THREE_DIGITS[thousands % 1000]! + low
}

const DAY_MS = 86_400_000
/** Times of day by minute, HH:MM. */
const MINUTES = Array.from({ length: 1440 }, (_unused, minute) =>
  new Date(minute * 60_000).toISOString().slice(11, 16),
)
let lastDay = 0
let lastDate = '1970-01-01'

/** DateTime form of a time. Millions are made, mostly of one day after another, so the date is kept. */
export function dateTime(epochMs: number): string {
  const day = Math.floor(epochMs / DAY_MS)
  if (day !== lastDay) {
    lastDay = day
    lastDate = new Date(epochMs).toISOString().slice(0, 10)
  }
  const ms = epochMs - day * DAY_MS
  const seconds = THREE_DIGITS[Math.floor(ms / 1000) % 60]!.slice(1)
  return `${lastDate}T${MINUTES[Math.floor(ms / 60_000)]!}:${seconds}.${THREE_DIGITS[ms % 1000]!}Z`
}

/** Date, `days` after the first of January 2020. */
export function dateAfter2020(days: number): string {
  return new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10)
}
