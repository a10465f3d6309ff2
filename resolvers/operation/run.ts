// One execution of one operation: context with fresh loaders, deadline, the audit entry for personal values that were
// shown, and errors in the form that may be shown. A live query executes many times, a subscription once an event.

import { randomUUID } from 'node:crypto'
import { type ExecutionResult, execute, type GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { Graph } from '../../graph/graph.ts'
import { sm3Hex } from '../../graph/model/audit.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { Locale } from '../../graph/model/texts.ts'
import type { ReadOptions } from '../../graph/store/port.ts'
import type { Loaders } from '../../loaders/index.ts'
import type { Context, Viewer } from '../context.ts'
import { orAborted, startDeadline } from '../deadline.ts'
import { type ReportIncident, shown, shownErrors } from '../problems.ts'
import type { PreparedOperation } from './prepared.ts'

export interface RunDependencies {
  readonly schema: GraphQLSchema
  readonly graph: Graph
  readonly createLoaders: (graph: Graph, options: ReadOptions) => Loaders
  readonly log: Logger
  readonly now: () => Date
  /** Aborts when streams are to end, because the server stops. */
  readonly stopStreams: AbortSignal
  /** Aborts when the server gives up running work. */
  readonly stopWork: AbortSignal
  readonly deadlineMs?: number
}

/** One operation of one caller, however often it executes. */
export interface Operation {
  readonly prepared: PreparedOperation
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
  readonly viewer: Viewer
  readonly locale: Locale
  readonly requestId: string
  /** "Label.property" of the personal values that the operation has shown so far, each with an audit entry. */
  readonly personalShown: Set<string>
}

export interface Runner {
  /** Never rejects: what fails is in the result. */
  run(operation: Operation, signal: AbortSignal, rootValue?: unknown): Promise<ExecutionResult>
  contextOf(operation: Operation, signal: AbortSignal, notePersonalRead: (field: string) => void): Context
  /** The audit entry for personal values shown; rejects where it cannot be written, and nothing may be shown then. */
  recordPersonalRead(operation: Operation, fields: readonly string[]): Promise<void>
  reporter(operation: Operation): ReportIncident
}

export function createRunner(dependencies: RunDependencies): Runner {
  const { schema, graph, createLoaders, log, now, stopWork } = dependencies
  const deadlineMs = dependencies.deadlineMs ?? LIMITS.requestDeadlineMs

  const runner: Runner = {
    async run(operation, signal, rootValue) {
      const report = runner.reporter(operation)
      const deadline = startDeadline([signal, stopWork], deadlineMs)
      try {
        const noted = new Set<string>()
        const contextValue = runner.contextOf(operation, deadline.signal, (field) => noted.add(field))
        const result = await orAborted(
          executeOnce(schema, operation, contextValue, rootValue),
          deadline.signal,
        )
        const fresh = [...noted].filter((field) => !operation.personalShown.has(field)).sort()
        if (fresh.length > 0) await runner.recordPersonalRead(operation, fresh)
        for (const field of fresh) operation.personalShown.add(field)
        if (!result.errors) return result
        return { ...result, errors: shownErrors(result.errors, operation.locale, report) }
      } catch (error) {
        return { errors: [shown(error, operation.locale, report)] }
      } finally {
        deadline.release()
      }
    },

    contextOf({ viewer, locale }, signal, notePersonalRead) {
      const loaders = createLoaders(graph, { visibility: viewer.visibility, signal })
      return { graph, viewer, loaders, locale, signal, now, notePersonalRead }
    },

    recordPersonalRead({ viewer, query }, fields) {
      return graph.store.recordAudit({
        at: now().toISOString(),
        actor: { name: viewer.name, roles: viewer.roles },
        action: 'read:personal',
        digest: sm3Hex(query),
        outcome: fields.join(', '),
      })
    },

    reporter({ requestId, prepared }) {
      let incident: string | null = null
      return (error) => {
        if (incident === null) {
          incident = randomUUID()
          log.error({ incident, requestId, operation: prepared.label, ...faultOf(error) }, 'unexpected error')
        }
        return incident
      }
    },
  }
  return runner
}

async function executeOnce(
  schema: GraphQLSchema,
  { prepared, variables, operationName }: Operation,
  contextValue: Context,
  rootValue: unknown,
): Promise<ExecutionResult> {
  return execute({
    schema,
    document: prepared.document,
    contextValue,
    rootValue,
    variableValues: variables,
    operationName,
    hideSuggestions: true,
  })
}

/** Kind and place of a fault. Its message stays out of the log, because it may quote values. */
export function faultOf(error: unknown): { readonly error: string; readonly stack: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, stack: [] }
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, stack: stack.map((line) => line.trim()) }
}
