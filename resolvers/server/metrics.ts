// Figures for an operator in Prometheus' text form: rate, errors and duration by operation, and the process itself.
// Labels are bounded by the schema; nothing of a caller's text becomes one.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What is read at the moment of a scrape. */
export interface MetricSources {
  readonly openStreams: () => number
  readonly liveQueries: () => number
}

export interface Metrics {
  /** One executed operation; `outcome` is OK or the code of its first error. */
  observe(operation: string, outcome: string, seconds: number): void
  /** A request that was refused before it became an operation. */
  refuse(outcome: string): void
  watch(sources: MetricSources): void
  /** The newest graph version that this process knows. */
  setGraphVersion(version: number): void
  readonly contentType: string
  text(): Promise<string>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  // Event loop lag, heap and garbage collection.
  collectDefaultMetrics({ register: registry })
  const operations = new Counter({
    name: 'jingwei_operations_total',
    help: 'Operations by outcome.',
    labelNames: ['operation', 'outcome'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'jingwei_operation_duration_seconds',
    help: 'Duration of operations.',
    labelNames: ['operation'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25],
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'jingwei_refused_requests_total',
    help: 'Requests that were refused before an operation was found in them.',
    labelNames: ['outcome'],
    registers: [registry],
  })
  const version = new Gauge({
    name: 'jingwei_graph_version',
    help: 'Newest graph version that this process knows.',
    registers: [registry],
  })
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  }

  return {
    observe(operation, outcome, seconds) {
      operations.inc({ operation, outcome })
      durations.observe({ operation }, seconds)
    },
    refuse(outcome) {
      refusals.inc({ outcome })
    },
    watch({ openStreams, liveQueries }) {
      gauge('jingwei_open_streams', 'Live queries and subscriptions that are open.', openStreams)
      gauge('jingwei_live_queries', 'Distinct live queries; equal ones share a run.', liveQueries)
    },
    setGraphVersion: (known) => version.set(known),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
