// How many streams may be open at once: in the whole process, and for one actor.

import { LIMITS } from '../../graph/model/limits.ts'
import { atMost } from '../limits/token-limits.ts'

export interface StreamQuota {
  readonly open: number
  /** Takes a place and returns the function that gives it back; throws LIMIT_EXCEEDED where none is left. */
  take(actor: string): () => void
}

export function createStreamQuota(
  max: number = LIMITS.liveQueriesMax,
  perActorMax: number = LIMITS.liveQueriesPerActorMax,
): StreamQuota {
  const byActor = new Map<string, number>()
  let open = 0
  return {
    get open() {
      return open
    },
    take(actor) {
      const own = byActor.get(actor) ?? 0
      atMost('open streams', open + 1, max)
      atMost('open streams of the actor', own + 1, perActorMax)
      open += 1
      byActor.set(actor, own + 1)
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        open -= 1
        const left = (byActor.get(actor) ?? 1) - 1
        if (left === 0) byActor.delete(actor)
        else byActor.set(actor, left)
      }
    },
  }
}
