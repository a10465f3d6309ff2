// Search over labels: the store hands over candidates by token, this file ranks what the actor may read and pages it.

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DomainError } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'
import type { NodeRef } from '../model/refs.ts'
import type { Model, PropertyModel } from '../model/registry.ts'
import { holdsRole, isMasked, type Rights, requireHeld } from '../model/rights.ts'
import type { GraphStore, NodeRecord, ReadOptions } from '../store/port.ts'
import { queryTokens } from './analyse.ts'
import { comparePlaces, type HitPlace, MATCH_KINDS, type Match, matchNode, rankedQuery } from './rank.ts'

export interface SearchRequest {
  readonly text: string
  /** Null: all labels. */
  readonly labels: readonly string[] | null
  /** Whose search it is: what they may not read they do not find by. */
  readonly rights: Rights
  readonly first: number
  /** Cursor of the last hit already seen. */
  readonly after: string | null
}

export interface SearchHit extends Match, HitPlace {
  readonly record: NodeRecord
  readonly cursor: string
}

export interface SearchPage {
  readonly hits: readonly SearchHit[]
  /** All nodes that were ranked, on this page or not. */
  readonly total: number
  readonly hasNextPage: boolean
  /** False if more nodes match than are ranked: a better match may be missing. */
  readonly complete: boolean
}

/** Throws BAD_USER_INPUT for an unknown label, a text without letters and digits, and a foreign cursor. */
export async function searchGraph(
  model: Model,
  store: GraphStore,
  request: SearchRequest,
  options: ReadOptions,
): Promise<SearchPage> {
  const tokens = tokensOf(request.text)
  const labels = labelsOf(model, request)
  const query = rankedQuery(request.text, tokens)
  const digest = digestOf(query.folded, labels)
  const { refs, capped } = await store.searchNodes(
    { tokens, labels, limit: LIMITS.searchCandidatesMax },
    options,
  )
  const records = await recordsOf(store, refs, labels, request.text.trim(), options)

  const after = request.after === null ? null : readCursor(digest, request.after)
  const ranked: Omit<SearchHit, 'cursor'>[] = []
  for (const record of records) {
    const node = model.nodes.get(record.ref.label)!
    const readable = (name: string) => mayFindBy(request.rights, node.properties.get(name))
    const match = matchNode(node, record.properties, query, readable)
    if (match) ranked.push({ ...match, ref: record.ref, record })
  }
  const hits = ranked.filter((hit) => after === null || comparePlaces(hit, after) > 0).sort(comparePlaces)
  return {
    total: ranked.length,
    hits: hits.slice(0, request.first).map((hit) => ({ ...hit, cursor: writeCursor(digest, hit) })),
    hasNextPage: hits.length > request.first,
    complete: !capped,
  }
}

function tokensOf(text: string): ReturnType<typeof queryTokens> {
  if (text.length > LIMITS.searchCharactersMax) {
    throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
      field: 'text',
      value: `${text.length} characters`,
      allowed: `1 to ${LIMITS.searchCharactersMax} characters`,
    })
  }
  const tokens = queryTokens(text)
  if (tokens.length === 0) {
    throw new DomainError('BAD_USER_INPUT', 'missing', {
      field: 'text',
      allowed: 'at least one letter, digit or Chinese character',
    })
  }
  return tokens
}

function mayFindBy(rights: Rights, property: PropertyModel | undefined): boolean {
  return property !== undefined && holdsRole(rights, property.roles) && !isMasked(rights, property)
}

function labelsOf(model: Model, { labels: asked, rights }: SearchRequest): string[] {
  if (asked === null) {
    return [...model.nodes.values()].filter(({ roles }) => holdsRole(rights, roles)).map(({ label }) => label)
  }
  for (const label of asked) {
    const node = model.nodes.get(label)
    if (!node) throw new DomainError('BAD_USER_INPUT', 'unknownLabel', { field: 'labels', value: label })
    requireHeld(rights, label, node.roles)
  }
  return [...new Set(asked)].sort()
}

/** The candidates, and the nodes whose key is the text itself: these rank first and must not fall to the cap. */
async function recordsOf(
  store: GraphStore,
  refs: readonly NodeRef[],
  labels: readonly string[],
  text: string,
  options: ReadOptions,
): Promise<NodeRecord[]> {
  const keysByLabel = new Map<string, Set<string>>(labels.map((label) => [label, new Set([text])]))
  for (const { label, key } of refs) keysByLabel.get(label)?.add(key)
  const found = await Promise.all(
    [...keysByLabel].map(([label, keys]) => store.nodesByKeys(label, [...keys], options)),
  )
  return found.flat().filter((record) => record !== null)
}

function digestOf(folded: string, labels: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([folded, labels]))
    .digest('base64url')
    .slice(0, 16)
}

function writeCursor(digest: string, { kind, overlap, ref }: HitPlace): string {
  return Buffer.from(JSON.stringify([digest, kind, overlap, ref.label, ref.key]), 'utf8').toString(
    'base64url',
  )
}

const CURSOR = z.tuple([z.string(), z.enum(MATCH_KINDS), z.number(), z.string(), z.string()])

function readCursor(digest: string, cursor: string): HitPlace {
  const parsed = CURSOR.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success || parsed.data[0] !== digest) {
    throw new DomainError('BAD_USER_INPUT', 'badCursor', { field: 'after', value: cursor })
  }
  const [, kind, overlap, label, key] = parsed.data
  return { kind, overlap, ref: { label, key } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
