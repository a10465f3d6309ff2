// How well a node matches a search, from the properties that the actor may read. Ranking stands outside the engines,
// so both give one order.

import type { NodeRef } from '../model/refs.ts'
import type { NodeModel } from '../model/registry.ts'
import { compareCodePoints, type Properties } from '../model/values.ts'
import { type QueryToken, textTokens } from './analyse.ts'
import { foldText } from './fold.ts'

/** Why a node ranks where it does, best first. */
export const MATCH_KINDS = ['EXACT_KEY', 'EXACT_NAME', 'PREFIX', 'FRAGMENT', 'OVERLAP'] as const
export type MatchKind = (typeof MATCH_KINDS)[number]

export interface MatchRank {
  readonly kind: MatchKind
  /** Tokens of the query that the best property holds. */
  readonly overlap: number
}

export interface Match extends MatchRank {
  /** The property that matches best. */
  readonly property: string
}

/** Where a hit stands in the list. */
export interface HitPlace extends MatchRank {
  readonly ref: NodeRef
}

/** What is asked, prepared once for all candidates. */
export interface RankedQuery {
  readonly tokens: readonly QueryToken[]
  readonly folded: string
  readonly words: string
}

export function rankedQuery(text: string, tokens: readonly QueryToken[]): RankedQuery {
  return { tokens, folded: foldText(text.trim()), words: wordsOf(text) }
}

/** The best match of a node, or null where the readable properties do not hold every token. */
export function matchNode(
  node: NodeModel,
  properties: Properties,
  query: RankedQuery,
  readable: (property: string) => boolean,
): Match | null {
  const missing = new Set(query.tokens)
  let best: Match | null = null
  for (const [name, value] of Object.entries(properties)) {
    const property = node.properties.get(name)
    if (!property || !(name === node.key || property.searched) || !readable(name)) continue
    for (const text of Array.isArray(value) ? value : [value]) {
      if (typeof text !== 'string') continue
      const match = matchText(name, text, name === node.key, query, missing)
      if (
        match &&
        (best === null ||
          (compareMatches(match, best) || compareCodePoints(match.property, best.property)) < 0)
      )
        best = match
    }
  }
  return missing.size === 0 ? best : null
}

/** Best first: kind of match, then tokens held by one property. */
export function compareMatches(left: MatchRank, right: MatchRank): number {
  return MATCH_KINDS.indexOf(left.kind) - MATCH_KINDS.indexOf(right.kind) || right.overlap - left.overlap
}

/** The order of hits: best match first, then label and key. */
export function comparePlaces(left: HitPlace, right: HitPlace): number {
  return (
    compareMatches(left, right) ||
    compareCodePoints(left.ref.label, right.ref.label) ||
    compareCodePoints(left.ref.key, right.ref.key)
  )
}

function matchText(
  property: string,
  text: string,
  isKey: boolean,
  query: RankedQuery,
  missing: Set<QueryToken>,
): Match | null {
  const stored = new Set(textTokens(text))
  const held = query.tokens.filter((token) => hasToken(stored, token))
  for (const token of held) missing.delete(token)
  if (held.length === 0) return null
  const whole = held.length === query.tokens.length
  return { kind: whole ? kindOf(text, isKey, query) : 'OVERLAP', property, overlap: held.length }
}

function kindOf(text: string, isKey: boolean, query: RankedQuery): MatchKind {
  if (foldText(text.trim()) === query.folded) return isKey ? 'EXACT_KEY' : 'EXACT_NAME'
  const words = wordsOf(text)
  if (words.startsWith(query.words)) return 'PREFIX'
  return words.includes(query.words) ? 'FRAGMENT' : 'OVERLAP'
}

function hasToken(stored: ReadonlySet<string>, token: QueryToken): boolean {
  if (stored.has(token.text)) return true
  if (!token.prefix) return false
  for (const text of stored) if (text.startsWith(token.text)) return true
  return false
}

/** Folded, with anything between words as one space, so that separators do not matter. */
function wordsOf(text: string): string {
  return foldText(text)
    .replace(/[^\p{Script=Han}\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
