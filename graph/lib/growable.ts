// Typed arrays that grow by doubling while rows stream in.

export class GrowableUint32 {
  #items: Uint32Array
  length = 0

  constructor(capacity = 16) {
    this.#items = new Uint32Array(capacity)
  }

  push(item: number): void {
    if (this.length === this.#items.length) this.#items = grown(this.#items, Uint32Array)
    this.#items[this.length] = item
    this.length += 1
  }

  /** The items so far; valid until the next push. */
  view(): Uint32Array {
    return this.#items.subarray(0, this.length)
  }
}

export class GrowableFloat64 {
  #items: Float64Array
  length = 0

  constructor(capacity = 16) {
    this.#items = new Float64Array(capacity)
  }

  push(item: number): void {
    if (this.length === this.#items.length) this.#items = grown(this.#items, Float64Array)
    this.#items[this.length] = item
    this.length += 1
  }

  /** The items so far; valid until the next push. */
  view(): Float64Array {
    return this.#items.subarray(0, this.length)
  }
}

function grown<T extends Uint32Array | Float64Array>(items: T, kind: new (length: number) => T): T {
  const larger = new kind(items.length * 2)
  larger.set(items)
  return larger
}
