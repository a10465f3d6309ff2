// The scope of a community search: labels and types of the model, each side filled in from the other.

import { DomainError } from '../../graph/model/errors.ts'
import type { Model } from '../../graph/model/registry.ts'
import { typesOf } from '../traversal/arguments.ts'

export interface ScopeArguments {
  readonly labels?: readonly string[] | null
  readonly types?: readonly string[] | null
}

const NUMBERS: readonly string[] = ['Int', 'Long', 'Float']

export function scopeOf(model: Model, scope: ScopeArguments): { labels: string[]; types: string[] } {
  scope.labels?.forEach((label, index) => {
    if (model.nodes.has(label)) return
    throw new DomainError('BAD_USER_INPUT', 'unknownLabel', { field: `scope.labels[${index}]`, value: label })
  })
  const givenTypes = typesOf(model, scope.types, 'scope.types')
  const labels = scope.labels ?? endsOf(model, givenTypes ?? [...model.relationships.keys()])
  const types = givenTypes ?? typesBetween(model, labels)
  return { labels: [...new Set(labels)].sort(), types: [...new Set(types)].sort() }
}

/** Refuses a weight that some type does not keep as a number in memory. */
export function assertWeight(model: Model, types: readonly string[], weight: string | null): void {
  if (weight === null) return
  for (const type of types) {
    const usable = [...model.relationships.get(type)!.properties.values()]
      .filter(({ projected, type: { scalar, list } }) => projected && !list && NUMBERS.includes(scalar))
      .map((property) => property.name)
    if (usable.includes(weight)) continue
    const allowed = `${type}: ${usable.join(', ') || '-'}`
    throw new DomainError('BAD_USER_INPUT', 'unknownProperty', { field: 'weight', value: weight, allowed })
  }
}

function endsOf(model: Model, types: readonly string[]): string[] {
  return types.flatMap((type) =>
    model.relationships.get(type)!.ends.flatMap(({ source, target }) => [source, target]),
  )
}

function typesBetween(model: Model, labels: readonly string[]): string[] {
  return [...model.relationships.values()]
    .filter(({ ends }) =>
      ends.some(({ source, target }) => labels.includes(source) && labels.includes(target)),
    )
    .map(({ type }) => type)
}
