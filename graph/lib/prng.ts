// A small seeded random number generator: the same seed gives the same numbers on every machine and in every release,
// so synthetic data and randomised algorithms can be repeated. Not for secrets.

export interface Prng {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, bound); `bound` is a whole number from 1 to 2^31. */
  int(bound: number): number
}

/**
 * 32-bit xorshift (Marsaglia, "Xorshift RNGs", J. Stat. Soft. 8(14), 2003, triple 13, 17, 5). The seed is mixed first, so
 * that neighbouring seeds give unlike sequences and seed 0 is allowed. Only the low 32 bits of the seed count.
 */
export function createPrng(seed: number): Prng {
  let state = scrambled(seed | 0) || 0x9e3779b9
  const step = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  return {
    next: () => step() / 0x1_0000_0000,
    int: (bound) => Math.floor((step() / 0x1_0000_0000) * bound),
  }
}

/** Spreads the bits of a seed (finaliser of MurmurHash3, public domain). */
function scrambled(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
