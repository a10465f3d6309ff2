// A bounded queue between one that pushes and one that reads: how events reach a stream whose reader has its own pace.
// When more wait than the bound allows, the reader is cut off, so that a slow one holds a bounded amount of memory.

import { DomainError } from '../../graph/model/errors.ts'

export interface Mailbox<T> {
  /** Ignored after the end. */
  push(event: T): void
  /** Lets the reader read what waits, then ends. */
  end(): void
  /** Read by one reader. Leaving it early ends the mailbox. */
  readonly events: AsyncIterableIterator<T>
}

/** `onEnd` is called once, at the first of end, cut-off and the reader's leaving. */
export function createMailbox<T>(eventsMax: number, onEnd: () => void): Mailbox<T> {
  const waiting: T[] = []
  let reader: PromiseWithResolvers<IteratorResult<T>> | null = null
  let failure: DomainError | null = null
  let ended = false

  const finish = (): void => {
    if (ended) return
    ended = true
    if (waiting.length === 0) settle()
    onEnd()
  }
  const settle = (): void => {
    const pending = reader
    reader = null
    if (failure) pending?.reject(failure)
    else pending?.resolve({ done: true, value: undefined })
  }

  const events: AsyncIterableIterator<T> = {
    [Symbol.asyncIterator]: () => events,
    async next() {
      const [event] = waiting
      if (waiting.length > 0) {
        waiting.shift()
        return { done: false, value: event as T }
      }
      if (failure) {
        const thrown = failure
        failure = null
        throw thrown
      }
      if (ended) return { done: true, value: undefined }
      reader = Promise.withResolvers()
      return reader.promise
    },
    async return() {
      waiting.length = 0
      finish()
      return { done: true, value: undefined }
    },
  }

  return {
    events,
    push(event) {
      if (ended) return
      if (reader) {
        const pending = reader
        reader = null
        pending.resolve({ done: false, value: event })
        return
      }
      if (waiting.length < eventsMax) {
        waiting.push(event)
        return
      }
      waiting.length = 0
      failure = new DomainError('LIMIT_EXCEEDED', 'slowReader', { allowed: String(eventsMax) })
      finish()
    },
    end: finish,
  }
}
