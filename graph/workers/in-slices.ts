// Drives algorithms from the event loop: a slice of work, then whatever else waits, then the next slice.

import { setImmediate as pause } from 'node:timers/promises'
import type { ShouldStop, Steps } from '../algorithms/completeness.ts'
import { LIMITS } from '../model/limits.ts'

/** Runs an algorithm to its end, never holding the event loop much longer than LIMITS.sliceMs. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const sliceEnd = performance.now() + LIMITS.sliceMs
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < sliceEnd)
    await pause()
  }
}

/** Stops with TIME after so many milliseconds from now, with CANCELLED when the signal aborts. */
export function stopAfter(timeMs: number, signal: AbortSignal | null): ShouldStop {
  const end = performance.now() + timeMs
  return () => {
    if (signal?.aborted) return 'CANCELLED'
    return performance.now() > end ? 'TIME' : null
  }
}
