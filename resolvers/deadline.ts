// A signal that aborts when the caller goes away, when the server stops, or when the time is up, and a way to stop
// waiting then even for work that does not look at it.

import { DomainError } from '../graph/model/errors.ts'

export interface Deadline {
  readonly signal: AbortSignal
  /** Must be called when the work has ended, so that nothing keeps listening. */
  release(): void
  /** As release, and aborts. */
  abort(): void
}

/** Aborts with TIMEOUT. `deadlineMs` null: only the signals count. */
export function startDeadline(signals: readonly AbortSignal[], deadlineMs: number | null): Deadline {
  const controller = new AbortController()
  const expire = (): void => controller.abort(new DomainError('TIMEOUT', 'deadline'))
  const release = (): void => {
    clearTimeout(timer)
    for (const signal of signals) signal.removeEventListener('abort', expire)
  }
  const timer = deadlineMs === null ? undefined : setTimeout(expire, deadlineMs)
  for (const signal of signals) {
    if (signal.aborted) expire()
    else signal.addEventListener('abort', expire, { once: true })
  }
  return {
    signal: controller.signal,
    release,
    abort() {
      release()
      expire()
    },
  }
}

/** The work's outcome, or the signal's reason as soon as it aborts. The work itself must look at the signal to end. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const abort = (): void => reject(signal.reason)
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  return promise
}
