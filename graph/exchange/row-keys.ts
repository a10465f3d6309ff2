// Keys for rows of keyed relationship types that bring none: a hash of the row's content and the number of its
// occurrence among equal rows of this import. So equal rows stay apart, and repeating the import finds the same keys.

import { createHash } from 'node:crypto'
import type { Change } from '../model/changes.ts'

type UpsertRelationship = Extract<Change, { op: 'upsertRelationship' }>

/** Slots of the occurrence table at start; it doubles at half full. */
const FIRST_CAPACITY = 1 << 12

export class RowKeys {
  readonly #occurrences = new OccurrenceTable()

  /** The key of a row's next occurrence; the row's own key does not count. */
  next({ type, source, target, set }: UpsertRelationship): string {
    const values = Object.entries(set).sort(([left], [right]) => (left < right ? -1 : 1))
    const content = [type, source.label, source.key, target.label, target.key, values]
    const hash = createHash('sha256').update(JSON.stringify(content, bigintAsText)).digest()
    return `row-${hash.toString('base64url').slice(0, 27)}-${this.#occurrences.count(hash.readBigUInt64LE())}`
  }
}

function bigintAsText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}

/**
 * Counts hashes in two flat arrays, because a file may have millions of rows. Two contents that share all 64 bits only
 * share their numbering; their keys still differ by the rest of the hash.
 */
class OccurrenceTable {
  #hashes = new BigUint64Array(FIRST_CAPACITY)
  #counts = new Uint32Array(FIRST_CAPACITY)
  #used = 0

  /** How often a hash has been counted, this time included. */
  count(hash: bigint): number {
    if (this.#used * 2 >= this.#hashes.length) this.#grow()
    const slot = slotOf(this.#hashes, this.#counts, hash)
    if (this.#counts[slot] === 0) {
      this.#hashes[slot] = hash
      this.#used += 1
    }
    this.#counts[slot]! += 1
    return this.#counts[slot]!
  }

  #grow(): void {
    const hashes = new BigUint64Array(this.#hashes.length * 2)
    const counts = new Uint32Array(hashes.length)
    for (const [index, count] of this.#counts.entries()) {
      if (count === 0) continue
      const slot = slotOf(hashes, counts, this.#hashes[index]!)
      hashes[slot] = this.#hashes[index]!
      counts[slot] = count
    }
    this.#hashes = hashes
    this.#counts = counts
  }
}

/** Slot of a hash, or the free slot where it belongs: linear probing from its low bits. */
function slotOf(hashes: BigUint64Array, counts: Uint32Array, hash: bigint): number {
  const last = hashes.length - 1
  let slot = Number(hash & BigInt(last))
  while (counts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & last
  return slot
}
