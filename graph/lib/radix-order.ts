// Sorting rows by small whole numbers without comparing: least digit first, stable.

const DIGIT_BITS = 11
const BUCKETS = 1 << DIGIT_BITS

/**
 * Sorts row numbers by `keys[row]`, all below `bound`. Stable: rows with equal keys stay in the order of `order`.
 * Cost: O(rows + 2048) for each 11 bits of the bound.
 */
export function radixOrder(order: Uint32Array, keys: Uint32Array, bound: number): Uint32Array {
  let from: Uint32Array = order
  let to: Uint32Array = new Uint32Array(order.length)
  for (let shift = 0; shift < 32 && bound > 2 ** shift; shift += DIGIT_BITS) {
    const starts = new Uint32Array(BUCKETS + 1)
    for (const row of from) {
      const bucket = ((keys[row]! >>> shift) & (BUCKETS - 1)) + 1
      starts[bucket] = starts[bucket]! + 1
    }
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      starts[bucket + 1] = starts[bucket + 1]! + starts[bucket]!
    }
    for (const row of from) {
      const bucket = (keys[row]! >>> shift) & (BUCKETS - 1)
      to[starts[bucket]!] = row
      starts[bucket] = starts[bucket]! + 1
    }
    const spare = from === order ? new Uint32Array(order.length) : from
    from = to
    to = spare
  }
  return from
}

/** 0, 1, 2 ... */
export function identityOrder(length: number): Uint32Array {
  const order = new Uint32Array(length)
  for (let index = 0; index < length; index += 1) order[index] = index
  return order
}
