// A store that counts the calls of its read methods, to show that a query reads in batches.

import type { GraphStore } from '../../graph/store/port.ts'

export interface CountingStore {
  readonly store: GraphStore
  /** Calls since the last look, by method, in the order of their first use. */
  calls(): Record<string, number>
}

const COUNTED: readonly string[] = [
  'nodesByKeys',
  'relationshipsByKeys',
  'relationshipsByHandles',
  'findNodes',
  'countNodes',
  'keysOfNodes',
  'aggregateNodes',
  'findRelationships',
  'countRelationships',
  'aggregateRelationships',
  'counts',
]

export function countingStore(inner: GraphStore): CountingStore {
  let counts = new Map<string, number>()
  const store = new Proxy(inner, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        const method = String(name)
        if (COUNTED.includes(method)) counts.set(method, (counts.get(method) ?? 0) + 1)
        return member.apply(target, args)
      }
    },
  })
  return {
    store,
    calls() {
      const counted = Object.fromEntries(counts)
      counts = new Map()
      return counted
    },
  }
}
