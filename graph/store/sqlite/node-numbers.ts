// Which numbers nodes have: labels take them in blocks from one row, so that numbers stay small and tell their label.

import { assert } from '../../model/errors.ts'
import type { Database } from './driver.ts'
import { type Layout, NODES_MAX, type NodeTable } from './layout.ts'

/** A label with one node takes as many numbers. */
const NODES_PER_BLOCK = 1024

/** The table of a node's number. */
export function tableOfHandle(db: Database, layout: Layout, handle: number): NodeTable {
  const block = Math.floor(handle / NODES_PER_BLOCK)
  if (layout.blocks[block] === undefined) readBlocks(db, layout)
  const table = layout.byNumber.get(layout.blocks[block] ?? -1)
  assert(table, `no label has the node number ${handle}`)
  return table
}

/** The first number of a new block for a label. */
export function takeBlock(db: Database, table: NodeTable): number {
  const block = Number(db.get('SELECT coalesce(max(block), 0) + 1 FROM jingwei_block')?.[0])
  assert((block + 1) * NODES_PER_BLOCK <= NODES_MAX, 'more nodes than numbers for them')
  db.run('INSERT INTO jingwei_block (block, label) VALUES (?, ?)', block, table.number)
  return block * NODES_PER_BLOCK
}

/** The number after this one of the same block, null where the block ends. */
export function numberAfter(handle: number): number | null {
  return (handle + 1) % NODES_PER_BLOCK === 0 ? null : handle + 1
}

/** Called where a transaction was rolled back, which may have taken blocks. */
export function forgetBlocks(layout: Layout): void {
  layout.blocks.length = 0
}

function readBlocks(db: Database, layout: Layout): void {
  for (const [block, label] of db.allPlain('SELECT block, label FROM jingwei_block')) {
    layout.blocks[Number(block)] = Number(label)
  }
}
