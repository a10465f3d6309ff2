// What every resolver gets: who asks, the one graph, the loaders of this request, and when to stop.

import type { Graph } from '../graph/graph.ts'
import type { ActorStamp } from '../graph/model/changes.ts'
import type { Locale } from '../graph/model/texts.ts'
import type { Visibility } from '../graph/store/port.ts'
import type { Loaders } from '../loaders/index.ts'

export type Role = 'ANALYST' | 'INVESTIGATOR' | 'DASHBOARD' | 'OPERATOR' | 'COMPLIANCE' | 'SERVICE' | 'ADMIN'

export interface Viewer extends ActorStamp {
  readonly roles: readonly Role[]
  readonly visibility: Visibility
  /** True for roles that see personal values in clear; each operation that shows one leaves an audit entry. */
  readonly seesPersonal: boolean
}

export interface Context {
  readonly graph: Graph
  readonly viewer: Viewer
  /** Made anew for each request, and for each run of a live query. */
  readonly loaders: Loaders
  readonly locale: Locale
  /** Aborts at the request's deadline or when the caller goes away. */
  readonly signal: AbortSignal
  readonly now: () => Date
  /** Called by field resolvers that show a personal value in clear, with "Label.property". */
  readonly notePersonalRead: (field: string) => void
}
