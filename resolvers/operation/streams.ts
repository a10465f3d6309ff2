// Operations that answer more than once: live queries, and subscriptions. Both hold a place of the quota until the
// reader leaves, and run each answer as an operation of its own kind, with fresh loaders.

import { createSourceEventStream, type ExecutionResult } from 'graphql'
import { startDeadline } from '../deadline.ts'
import type { LiveQueries, LiveQuery } from '../live/live-queries.ts'
import { readsOf } from '../live/reads.ts'
import type { StreamQuota } from '../live/stream-quota.ts'
import { shown } from '../problems.ts'
import type { Operation, RunDependencies, Runner } from './run.ts'

type Stream = AsyncIterableIterator<ExecutionResult>

export interface Streams {
  open(operation: Operation, signal: AbortSignal): Promise<Stream | ExecutionResult>
}

export function createStreams(
  { schema, graph, stopStreams }: RunDependencies,
  runner: Runner,
  live: LiveQueries,
  quota: StreamQuota,
): Streams {
  function liveQuery(operation: Operation): LiveQuery {
    const { query, operationName, variables, viewer, locale, prepared, personalShown } = operation
    return {
      key: JSON.stringify([query, operationName, variables, viewer.name, viewer.roles, locale]),
      reads: readsOf(schema, graph.model, prepared.document, variables),
      run: (signal) => runner.run(operation, signal),
      beforeSharing: async () => {
        if (personalShown.size > 0) await runner.recordPersonalRead(operation, [...personalShown].sort())
      },
    }
  }

  async function* subscription(operation: Operation, signal: AbortSignal): Stream {
    const source = await createSourceEventStream({
      schema,
      document: operation.prepared.document,
      contextValue: runner.contextOf(operation, signal, () => {}),
      variableValues: operation.variables,
      operationName: operation.operationName,
      hideSuggestions: true,
    })
    if ('errors' in source) throw source.errors?.[0]
    for await (const event of source as AsyncIterable<unknown>) {
      yield await runner.run(operation, signal, event)
    }
  }

  return {
    async open(operation, signal) {
      const lifetime = startDeadline([signal, stopStreams], null)
      let release = (): void => {}
      const end = (): void => {
        release()
        lifetime.abort()
      }
      const failed = (error: unknown): ExecutionResult => {
        end()
        return { errors: [shown(error, operation.locale, runner.reporter(operation))] }
      }
      try {
        release = quota.take(operation.viewer.name)
        lifetime.signal.addEventListener('abort', release, { once: true })
        const stream = operation.prepared.live
          ? await live.open(liveQuery(operation), lifetime.signal)
          : subscription(operation, lifetime.signal)
        return guarded(stream, failed, end)
      } catch (error) {
        return failed(error)
      }
    },
  }
}

/**
 * The stream with what it throws shown as its last answer. Not a generator: one that is left before its first step
 * would never reach its `finally`.
 */
function guarded(stream: Stream, failed: (error: unknown) => ExecutionResult, end: () => void): Stream {
  const guard: Stream = {
    [Symbol.asyncIterator]: () => guard,
    async next() {
      try {
        const step = await stream.next()
        if (step.done) end()
        return step
      } catch (error) {
        return { done: false, value: failed(error) }
      }
    },
    async return() {
      // Ending the lifetime ends what the stream waits for; only then can a waiting generator return.
      end()
      await stream.return?.()
      return { done: true, value: undefined }
    },
  }
  return guard
}
