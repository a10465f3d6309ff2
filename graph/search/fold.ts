// The folded form of a text: what search, and filters that ignore case and script variants, compare. Both engines
// store the result of this one function, so it must stay the same from release to release or stores must be rebuilt.
// Traditional characters are folded to simplified ones one by one, never by phrase: a part of a text then folds to the
// same part of the folded text.

import { Converter } from 'opencc-js/t2cn'

/** Variants of the traditional character set, each folded to the simplified one; Hong Kong and Taiwan differ from the plain set. */
const converters = (['hk', 'tw', 't'] as const).map((from) => Converter({ from, to: 'cn' }))

const HAN_RUN = /\p{Script=Han}+/gu
/** Printable ASCII, in which only case folds. */
const ASCII = /^[\x20-\x7e]*$/

/** Bounded by the number of Han characters that exist. */
const foldedHan = new Map<string, string>()

/**
 * NFKC, without case, traditional characters as simplified ones. Folding a folded text changes nothing. Case is folded
 * by lower-casing with the two exceptions in which that keeps forms apart that Unicode's full case folding joins.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  const caseless = text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ')
  return caseless.normalize('NFKC').replace(HAN_RUN, foldRun)
}

function foldRun(run: string): string {
  let folded = ''
  for (const character of run) folded += foldHan(character)
  return folded
}

function foldHan(character: string): string {
  let folded = foldedHan.get(character)
  if (folded === undefined) {
    folded = converters.reduce((form, convert) => convert(form), character)
    foldedHan.set(character, folded)
  }
  return folded
}
