// The model as the API shows it.

import { LIMITS } from '../../graph/model/limits.ts'
import type { PropertyModel } from '../../graph/model/registry.ts'
import type { Context } from '../context.ts'
import { once } from '../once.ts'

export function shownModel({ graph, viewer, signal }: Context) {
  const { model, store } = graph
  const counts = once(() => store.counts({ visibility: viewer.visibility, signal }))
  return {
    digest: model.digest,
    labels: [...model.nodes.values()].map((node) => ({
      ...node,
      count: async () => (await counts()).nodes.get(node.label) ?? 0,
      properties: [...node.properties.values()].map(shownProperty),
    })),
    relationshipTypes: [...model.relationships.values()].map((relationship) => ({
      ...relationship,
      count: async () => (await counts()).relationships.get(relationship.type) ?? 0,
      properties: [...relationship.properties.values()].map(shownProperty),
    })),
    limits: Object.entries(LIMITS).map(([name, value]) => ({ name, value })),
  }
}

function shownProperty({ type, ...facts }: PropertyModel) {
  return { ...facts, type: type.scalar, list: type.list, values: type.enumeration?.values ?? null }
}
