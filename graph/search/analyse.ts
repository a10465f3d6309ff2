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

/** A run of Han characters (the group), or a word: all else that is not white space. */
const RUNS = /(\p{Script=Han}+)|[^\s\p{Script=Han}]+/gu
const LOWER_TO_UPPER = /(\p{Ll})(?=\p{Lu})/gu
/** Marks a change of case through folding; a code point that is no character, so no text contains it. */
const CASE_BORDER = '\ufdd0'
const PUNCTUATION = /[^\p{L}\p{M}\p{N}\ufdd0]+/gu
const OUTER_MARKS = /^[.\ufdd0]+|[.\ufdd0]+$/g
/** Places inside a word where a token may begin. */
const BORDERS = /[.\ufdd0]+|(?<=\p{L}\p{M}*)(?=\p{N})|(?<=\p{N})(?=\p{L})/gu

/** Printable ASCII without a change from lower to upper case. */
const PLAIN = /^(?!.*[a-z][A-Z])[\x20-\x7e]*$/
const PLAIN_PUNCTUATION = /[^a-z0-9 ]+/g
/** In which every character is a letter, a digit or a full stop. */
const PLAIN_WORD = /^[a-z0-9.]+$/
const FULL_STOP = 0x2e
/** Letters come after it. */
const NINE = 0x39

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
export function textTokens(text: string): string[] {
  const tokens: string[] = []
  for (const run of runsOf(text)) {
    if (run.han) {
      for (const token of hanTokens(run.text)) tokens.push(token)
    } else {
      addWordTokens(run.text, tokens)
    }
  }
  return tokens
}

function* searchedTexts(node: NodeModel, properties: Properties): Generator<string> {
  for (const property of node.properties.values()) {
    if (property.name !== node.key && !property.searched) continue
    const value = properties[property.name]
    if (typeof value === 'string') yield value
    else if (Array.isArray(value)) yield* value.filter((item) => typeof item === 'string')
  }
}

/** Names repeat the same words with other numbers, so the last runs are kept. */
const knownHanTokens = new Map<string, readonly string[]>()

function hanTokens(run: string): readonly string[] {
  const known = knownHanTokens.get(run)
  if (known) return known
  const characters = [...run]
  const tokens = [...characters, ...pairsOf(characters)]
  if (knownHanTokens.size >= LIMITS.searchRunsKept) knownHanTokens.clear()
  if (characters.length <= LIMITS.searchTokenCharactersMax) knownHanTokens.set(run, tokens)
  return tokens
}

interface Run {
  readonly han: boolean
  readonly text: string
}

function runsOf(text: string): Run[] {
  if (PLAIN.test(text)) return plainRuns(text)
  const runs: Run[] = []
  const marked = text.replaceAll(CASE_BORDER, ' ').replace(LOWER_TO_UPPER, `$1${CASE_BORDER}`)
  for (const [match, han] of foldText(marked).matchAll(RUNS)) {
    if (han !== undefined) {
      runs.push({ han: true, text: han })
      continue
    }
    const normal = match.replace(PUNCTUATION, '.').replace(OUTER_MARKS, '')
    if (normal !== '') runs.push({ han: false, text: normal })
  }
  return runs
}

/** The same for texts that need no more than lower case; most keys, host names and addresses are such. */
function plainRuns(text: string): Run[] {
  const runs: Run[] = []
  for (const word of text.toLowerCase().replace(PLAIN_PUNCTUATION, '.').split(' ')) {
    const start = word.startsWith('.') ? 1 : 0
    const end = word.endsWith('.') ? word.length - 1 : word.length
    if (start < end) runs.push({ han: false, text: word.slice(start, end) })
  }
  return runs
}

function addWordTokens(word: string, tokens: string[]): void {
  tokens.push(cut(word.replaceAll(CASE_BORDER, '')))
  let count = 1
  if (PLAIN_WORD.test(word)) {
    for (let index = 1; index < word.length && count < LIMITS.searchTokensPerWordMax; index += 1) {
      const [before, after] = [word.charCodeAt(index - 1), word.charCodeAt(index)]
      if (after === FULL_STOP || (before !== FULL_STOP && isDigit(before) === isDigit(after))) continue
      tokens.push(cut(word.slice(index)))
      count += 1
    }
    return
  }
  for (const border of word.matchAll(BORDERS)) {
    if (count >= LIMITS.searchTokensPerWordMax) return
    tokens.push(cut(word.slice(border.index + border[0].length).replaceAll(CASE_BORDER, '')))
    count += 1
  }
}

function isDigit(code: number): boolean {
  return code <= NINE
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
