// The full-text index: tokens of the analyser by node number. Tokens have no white space and are matched as they are.

import type { NodeRef } from '../../model/refs.ts'
import type { SearchCandidates, SearchQuery } from '../port.ts'
import type { Database } from './driver.ts'
import { type Layout, type NodeTable, nodeTable } from './layout.ts'
import { refReader } from './records.ts'

/** Rows of the index are numbered by label first, so that one label is searched by itself. */
const ROWS_PER_LABEL = 2 ** 40
export const TABLES_MAX = 2 ** 12

/** `known` says that the node may have tokens already, which these replace. */
export function writeTokens(
  db: Database,
  table: NodeTable,
  handle: number,
  tokens: readonly string[],
  known: boolean,
): void {
  if (known) removeTokens(db, table, handle)
  if (tokens.length === 0) return
  db.run('INSERT INTO jingwei_search (rowid, tokens) VALUES (?, ?)', rowOf(table, handle), tokens.join(' '))
}

export function removeTokens(db: Database, table: NodeTable, handle: number): void {
  db.run('DELETE FROM jingwei_search WHERE rowid = ?', rowOf(table, handle))
}

function rowOf(table: NodeTable, handle: number): number {
  return table.number * ROWS_PER_LABEL + handle
}

/** Candidates label by label in the order of their numbers; ranking is not the store's work. */
export function searchNodes(db: Database, layout: Layout, query: SearchQuery): SearchCandidates {
  if (query.tokens.length === 0) return { refs: [], capped: false }
  const match = query.tokens.map(({ text, prefix }) => `${phrase(text)}${prefix ? ' *' : ''}`).join(' AND ')
  const refOf = refReader(db, layout)
  const refs: NodeRef[] = []
  for (const label of query.labels) {
    const base = rowOf(nodeTable(layout, label), 0)
    const rows = db.all(
      'SELECT rowid FROM jingwei_search WHERE jingwei_search MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?',
      match,
      base,
      base + ROWS_PER_LABEL,
      query.limit + 1 - refs.length,
    )
    for (const [row] of rows) refs.push(refOf(Number(row) - base))
    if (refs.length > query.limit) return { refs: refs.slice(0, query.limit), capped: true }
  }
  return { refs, capped: false }
}

function phrase(token: string): string {
  return `"${token.replaceAll('"', '""')}"`
}
