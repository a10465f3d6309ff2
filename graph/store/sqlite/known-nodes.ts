// Numbers of nodes that a bulk load has looked up or written, so that its next batches need not ask for them again. They
// hold between two transactions as long as nobody else has written to the file and none of ours was rolled back.

import { LIMITS } from '../../model/limits.ts'
import type { NodeRef } from '../../model/refs.ts'
import type { Database } from './driver.ts'

export class KnownNodes {
  readonly #byLabel = new Map<string, Map<string, number>>()
  #size = 0
  #dataVersion: unknown = null

  /** To be called within each transaction, before anything is asked. */
  begin(db: Database, bulk: boolean): void {
    // Changes with each commit of another connection, and with no other.
    const dataVersion = db.get('PRAGMA data_version')?.[0]
    if (!bulk || dataVersion !== this.#dataVersion || this.#size > LIMITS.sqliteKnownNodesMax) this.forget()
    this.#dataVersion = dataVersion
  }

  numberOf({ label, key }: NodeRef): number | undefined {
    return this.#byLabel.get(label)?.get(key)
  }

  /** Null: the node is gone. */
  set({ label, key }: NodeRef, number: number | null): void {
    let numbers = this.#byLabel.get(label)
    if (!numbers) {
      numbers = new Map()
      this.#byLabel.set(label, numbers)
    }
    if (number === null) numbers.delete(key)
    else numbers.set(key, number)
    this.#size += 1
  }

  forget(): void {
    this.#byLabel.clear()
    this.#size = 0
  }
}
