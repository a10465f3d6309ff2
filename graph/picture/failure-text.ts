// Why an object failed, in words.

import type { Explanation } from '../algorithms/failure-explanation.ts'
import { type ExplanationKey, explain } from '../model/explanations.ts'
import { LIMITS } from '../model/limits.ts'
import type { ProjectedGraph } from '../projection/projected-graph.ts'
import type { Naming } from './picture.ts'

export function failureText(graph: ProjectedGraph, naming: Naming, why: Explanation): string {
  const members = why.members && { ...why.members, all: why.members.up + why.causes.length }
  const parameters = { ...members, ...why.links, causes: causesText(graph, naming, why.causes) }
  return explain(naming.locale, `failed${why.rule}` as ExplanationKey, parameters)
}

export function degradationText(graph: ProjectedGraph, naming: Naming, why: Explanation): string {
  return explain(naming.locale, 'degraded', { causes: causesText(graph, naming, why.causes) })
}

/** The first causes by key, and how many more there are. */
function causesText(graph: ProjectedGraph, naming: Naming, causes: readonly number[]): string {
  const named = causes.slice(0, LIMITS.explainedCausesMax).map((cause) => naming.key(graph.refOf(cause)))
  const listed = named.join(naming.locale === 'en' ? ', ' : '、')
  const more = causes.length - named.length
  return more > 0 ? explain(naming.locale, 'andMore', { causes: listed, count: more }) : listed
}
