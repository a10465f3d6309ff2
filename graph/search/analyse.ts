// The one search analyser: which tokens a node is found by, and which tokens a query asks for. Engines store and match
// tokens as they are, without analysing them again, so both find the same nodes.
//
// Han text becomes single characters and pairs, so that queries of one and two characters work. Other words stand
// whole, and again from each of their inner borders (punctuation, letter to digit, lower to upper case), because a
// query word is a prefix: "db-01" finds "prd-core-db-01", "2.3" finds "10.1.2.3". Punctuation inside a word is written
// as one full stop, so host names match however they are separated. Tokens consist of Han characters, letters, marks,
// digits and full stops, never of white space.

import { LIMITS } from '../model/limits.ts'
import type { NodeModel } from '../model/registry.ts'
import type { Properties } from '../model/values.ts'
import { foldText } from './fold.ts'

export interface QueryToken {
  readonly text: string
  readonly prefix: boolean
}

/** A run of Han characters, or a word: all else that is not white space. */
const RUNS = /(?<han>\p{Script=Han}+)|(?<word>[^\s\p{Script=Han}]+)/gu
const LOWER_TO_UPPER = /(\p{Ll})(?=\p{Lu})/gu
/** Marks a change of case through folding; a code point that is no character, so no text contains it. */
const CASE_BORDER = '\ufdd0'
const PUNCTUATION = /[^\p{L}\p{M}\p{N}\ufdd0]+/gu
const OUTER_MARKS = /^[.\ufdd0]+|[.\ufdd0]+$/g
/** Places inside a word where a token may begin. */
const BORDERS = /[.\ufdd0]+|(?<=\p{L}\p{M}*)(?=\p{N})|(?<=\p{N})(?=\p{L})/gu

/** Tokens of the key and of all searched properties, each once, at most LIMITS.searchTokensPerNodeMax. */
export function searchTokens(node: NodeModel, properties: Properties): string[] {
  const tokens = new Set<string>()
  for (const text of searchedTexts(node, properties)) {
    for (const token of textTokens(text)) {
      if (tokens.size >= LIMITS.searchTokensPerNodeMax) return [...tokens]
      tokens.add(token)
    }
  }
  return [...tokens]
}

/** Tokens that a query asks for; all must match. Empty where the text has neither letter nor digit. */
export function queryTokens(text: string): QueryToken[] {
  const tokens = new Map<string, QueryToken>()
  for (const run of runsOf(text)) {
    if (run.han) {
      const characters = [...run.text]
      const pieces = characters.length === 1 ? characters : pairsOf(characters)
      for (const piece of pieces) tokens.set(piece, { text: piece, prefix: false })
    } else {
      const whole = cut(run.text.replaceAll(CASE_BORDER, ''))
      if (whole !== '') tokens.set(whole, { text: whole, prefix: true })
    }
  }
  return [...tokens.values()].slice(0, LIMITS.searchTokensMax)
}

/** Tokens under which one text is stored. */
export function* textTokens(text: string): Generator<string> {
  for (const run of runsOf(text)) {
    if (run.han) {
      const characters = [...run.text]
      yield* characters
      yield* pairsOf(characters)
    } else {
      yield* wordTokens(run.text)
    }
  }
}

function* searchedTexts(node: NodeModel, properties: Properties): Generator<string> {
  for (const property of node.properties.values()) {
    if (property.name !== node.key && !property.searched) continue
    const value = properties[property.name]
    if (typeof value === 'string') yield value
    else if (Array.isArray(value)) yield* value.filter((item) => typeof item === 'string')
  }
}

function* runsOf(text: string): Generator<{ readonly han: boolean; readonly text: string }> {
  const marked = text.replaceAll(CASE_BORDER, ' ').replace(LOWER_TO_UPPER, `$1${CASE_BORDER}`)
  for (const match of foldText(marked).matchAll(RUNS)) {
    const { han, word } = match.groups ?? {}
    if (han !== undefined) yield { han: true, text: han }
    if (word !== undefined) {
      const normal = word.replace(PUNCTUATION, '.').replace(OUTER_MARKS, '')
      if (normal !== '') yield { han: false, text: normal }
    }
  }
}

function* wordTokens(word: string): Generator<string> {
  yield cut(word.replaceAll(CASE_BORDER, ''))
  let count = 1
  for (const border of word.matchAll(BORDERS)) {
    if (count >= LIMITS.searchTokensPerWordMax) return
    yield cut(word.slice(border.index + border[0].length).replaceAll(CASE_BORDER, ''))
    count += 1
  }
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** Cut to whole characters; a query is cut in the same way, so a longer word is still found. */
function cut(token: string): string {
  return token.length <= LIMITS.searchTokenCharactersMax
    ? token
    : [...token].slice(0, LIMITS.searchTokenCharactersMax).join('')
}
