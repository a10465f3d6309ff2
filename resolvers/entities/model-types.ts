// The model as the API shows it.

import { LIMITS } from '../../graph/model/limits.ts'
import type { Model, PropertyModel } from '../../graph/model/registry.ts'

export function shownModel(model: Model) {
  return {
    digest: model.digest,
    labels: [...model.nodes.values()].map((node) => ({
      ...node,
      properties: [...node.properties.values()].map(shownProperty),
    })),
    relationshipTypes: [...model.relationships.values()].map((relationship) => ({
      ...relationship,
      properties: [...relationship.properties.values()].map(shownProperty),
    })),
    limits: Object.entries(LIMITS).map(([name, value]) => ({ name, value })),
  }
}

function shownProperty({ type, ...facts }: PropertyModel) {
  return { ...facts, type: type.scalar, list: type.list, values: type.enumeration?.values ?? null }
}
