// Indexes that only make reading quicker are dropped while a bulk load fills an empty table, and made when the load is
// over: sorting once costs far less than keeping them in order row by row. The database remembers that some are missing,
// so that they are made when it is opened next if this process does not live to do it.

import type { Database } from './driver.ts'
import type { Layout, PropertyTable } from './layout.ts'
import { deleteMeta, readMeta, writeMeta } from './meta.ts'
import { createReadingIndexes, dropReadingIndexes } from './schema.ts'

export class DeferredIndexes {
  readonly #db: Database
  readonly #layout: Layout
  /** Tables that a load has met, empty or not. */
  readonly #met = new Set<string>()
  /** True while tables may lack indexes. */
  #missing: boolean

  constructor(db: Database, layout: Layout) {
    this.#db = db
    this.#layout = layout
    this.#missing = readMeta(db, 'deferred') !== null
  }

  /** Called within the transaction of a bulk batch, before its rows are written. */
  defer(table: PropertyTable): void {
    if (this.#met.has(table.name)) return
    this.#met.add(table.name)
    if (this.#db.get(`SELECT 1 FROM ${table.sql} LIMIT 1`) !== undefined) return
    for (const statement of dropReadingIndexes(table)) this.#db.execute(statement)
    writeMeta(this.#db, 'deferred', 'indexes')
    this.#missing = true
  }

  /** Called where a transaction was rolled back: what it dropped is there again. */
  forget(): void {
    this.#met.clear()
  }

  /** Makes what is missing, an index a transaction, so that other processes can write between two of them. */
  make(): void {
    if (!this.#missing) return
    for (const table of [...this.#layout.nodes.values(), ...this.#layout.relationships.values()]) {
      for (const statement of createReadingIndexes(table))
        this.#db.transaction(() => this.#db.execute(statement))
    }
    this.#db.transaction(() => deleteMeta(this.#db, 'deferred'))
    this.#missing = false
  }
}
