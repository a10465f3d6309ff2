// (label, key) to place and back, packed: all keys in one byte buffer and one open-addressed hash table over it, so
// that hundreds of thousands of keys cost no objects.

const EMPTY = -1
const SLOTS_PER_KEY = 2

export interface KeyTable {
  readonly size: number
  /** -1 where absent. */
  find(labelNumber: number, key: string): number
  keyAt(place: number): string
}

/** `keys[i]` has the label `labels[i]`; pairs are unique. Cost: O(bytes) time and memory. */
export function buildKeyTable(keys: readonly string[], labels: Uint16Array): KeyTable {
  const { bytes, offsets } = pack(keys)
  const slotMask = slotCount(keys.length) - 1
  const slots = new Int32Array(slotMask + 1).fill(EMPTY)
  for (let place = 0; place < keys.length; place += 1) {
    let slot = hash(labels[place]!, bytes, offsets[place]!, offsets[place + 1]!) & slotMask
    while (slots[slot] !== EMPTY) slot = (slot + 1) & slotMask
    slots[slot] = place
  }

  return {
    size: keys.length,
    find(labelNumber, key) {
      const wanted = Buffer.from(key, 'utf8')
      let slot = hash(labelNumber, wanted, 0, wanted.length) & slotMask
      for (let place = slots[slot]!; place !== EMPTY; place = slots[slot]!) {
        const [start, end] = [offsets[place]!, offsets[place + 1]!]
        if (labels[place] === labelNumber && bytes.compare(wanted, 0, wanted.length, start, end) === 0) {
          return place
        }
        slot = (slot + 1) & slotMask
      }
      return EMPTY
    },
    keyAt: (place) => bytes.toString('utf8', offsets[place]!, offsets[place + 1]!),
  }
}

function pack(keys: readonly string[]): { bytes: Buffer; offsets: Uint32Array } {
  const offsets = new Uint32Array(keys.length + 1)
  keys.forEach((key, place) => {
    offsets[place + 1] = offsets[place]! + Buffer.byteLength(key, 'utf8')
  })
  const bytes = Buffer.alloc(offsets[keys.length]!)
  keys.forEach((key, place) => {
    bytes.write(key, offsets[place]!, 'utf8')
  })
  return { bytes, offsets }
}

function slotCount(keys: number): number {
  let count = 16
  while (count < keys * SLOTS_PER_KEY) count *= 2
  return count
}

/** FNV-1a over the bytes, begun with the label, with a last mix because only the low bits are used. */
function hash(labelNumber: number, bytes: Buffer, start: number, end: number): number {
  let value = Math.imul(0x811c9dc5 ^ labelNumber, 0x01000193)
  for (let index = start; index < end; index += 1) value = Math.imul(value ^ bytes[index]!, 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
