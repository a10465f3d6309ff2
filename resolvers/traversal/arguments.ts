// Reads the arguments that traversals share; each refusal names the argument and what is allowed.

import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { NodeRef } from '../../graph/model/refs.ts'
import type { Model } from '../../graph/model/registry.ts'
import { holdsRole } from '../../graph/model/rights.ts'
import { keyNaming } from '../../graph/picture/naming.ts'
import type { ProjectedGraph } from '../../graph/projection/projected-graph.ts'
import type { Context } from '../context.ts'

/** A whole number within its bounds, or the default where none was given. */
export function bounded(
  field: string,
  value: number | null | undefined,
  bounds: { least: number; most: number; absent: number },
): number {
  const number = value ?? bounds.absent
  if (number >= bounds.least && number <= bounds.most) return number
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', {
    field,
    value: String(number),
    allowed: `${bounds.least} to ${bounds.most}`,
  })
}

/** Rows of a list argument `first`. */
export function rowsOf(first: number | null | undefined): number {
  return bounded('first', first, { least: 0, most: LIMITS.pageRowsMax, absent: LIMITS.pageRowsDefault })
}

/** The present graph as it was valid at the time, now unless given, without labels that the viewer may not read. */
export async function viewAsOf(
  { graph, viewer, signal, now }: Pick<Context, 'graph' | 'viewer' | 'signal' | 'now'>,
  asOf: string | null | undefined,
): Promise<ProjectedGraph> {
  const view = await graph.view(signal)
  const hidden = [...graph.model.nodes.values()].filter((node) => !holdsRole(viewer, node.roles))
  const labels = new Set(hidden.map(({ label }) => label))
  return view.asOf(asOf == null ? now().getTime() : Date.parse(asOf), labels)
}

/** Place of a node; throws NOT_FOUND, with the key masked where it is personal. */
export function placeOf(view: ProjectedGraph, model: Model, ref: NodeRef, field: string): number {
  if (!model.nodes.has(ref.label)) {
    throw new DomainError('BAD_USER_INPUT', 'unknownLabel', { field: `${field}.label`, value: ref.label })
  }
  const place = view.indexOf(ref)
  if (place >= 0) return place
  const value = `${ref.label} ${keyNaming(model, 'en').key(ref)}`
  throw new DomainError('NOT_FOUND', 'notFound', { field, value })
}

/** Types of the model, or null where none were given. */
export function typesOf(
  model: Model,
  types: readonly string[] | null | undefined,
  field = 'types',
): readonly string[] | null {
  types?.forEach((type, index) => {
    if (model.relationships.has(type)) return
    throw new DomainError('BAD_USER_INPUT', 'unknownType', { field: `${field}[${index}]`, value: type })
  })
  return types ?? null
}
