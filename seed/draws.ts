// Draws that the parts of the generator share. Each part has its own stream of numbers, so that one part can change
// without moving the others.

import { createPrng, type Prng } from '../graph/lib/prng.ts'

/** A stream of numbers of its own for a named part of the bank. */
export function streamFor(seed: number, part: string): Prng {
  let mixed = seed | 0
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

/** Whole number with zeros in front, for codes that sort as they count. */
export function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** Date, `days` after the first of January 2020. */
export function dateAfter2020(days: number): string {
  return new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10)
}
