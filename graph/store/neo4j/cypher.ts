// Small pieces of Cypher that all statements are made of. Names come from the model, values travel as parameters.

import type { NodeRef } from '../../model/refs.ts'
import type { Model, PropertyModel } from '../../model/registry.ts'

/** Labels whose names start so belong to the product's own records, never to the bank's graph. */
export const META_LABEL = '_JingweiMeta'
export const CHANGE_LABEL = '_JingweiChange'
export const APPLIED_LABEL = '_JingweiApplied'
export const AUDIT_LABEL = '_JingweiAudit'
export const OWN_LABELS = [META_LABEL, CHANGE_LABEL, APPLIED_LABEL, AUDIT_LABEL] as const

/** Hidden property of a node: what it is found by, for the full-text index. */
export const TOKENS = '_tokens'

/** Hidden property beside a searched one: its folded form. */
export function foldedName(property: string): string {
  return `_fold_${property}`
}

export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

/** A map of the declared properties of a variable; absent ones are null. */
export function propertyMap(variable: string, properties: ReadonlyMap<string, PropertyModel>): string {
  const names = [...properties.keys()].map((name) => `.${quoted(name)}`)
  return `${variable} {${names.join(', ')}}`
}

/** Parameters that `endColumns` needs: the labels of the model and their key properties. */
export function endParameters(model: Model): { labels: string[]; keyNames: Record<string, string> } {
  const nodes = [...model.nodes.values()]
  return {
    labels: nodes.map((node) => node.label),
    keyNames: Object.fromEntries(nodes.map((node) => [node.label, node.key])),
  }
}

/** Clause that binds the label and key of the nodes `a` and `b`, for relationships whose ends the model knows. */
export const WITH_ENDS = `
  WITH *, head([label IN labels(a) WHERE label IN $labels]) AS aLabel,
    head([label IN labels(b) WHERE label IN $labels]) AS bLabel
  WITH *, a[$keyNames[aLabel]] AS aKey, b[$keyNames[bLabel]] AS bKey`

/** The columns of `WITH_ENDS`; read by `endsOf`. */
export const END_COLUMNS = 'aLabel, aKey, bLabel, bKey'

/** The ends of a row with END_COLUMNS, or null where one of them is not a node of the model. */
export function endsOf(row: Readonly<Record<string, unknown>>): { source: NodeRef; target: NodeRef } | null {
  const { aLabel, aKey, bLabel, bKey } = row
  if (typeof aLabel !== 'string' || typeof bLabel !== 'string') return null
  if (typeof aKey !== 'string' || typeof bKey !== 'string') return null
  return { source: { label: aLabel, key: aKey }, target: { label: bLabel, key: bKey } }
}

/** Characters from which on UTF-16 order and code point order may differ. */
const HIGH = /[\ud800-\uffff]/

/**
 * A text as part of a statement, or null where a parameter does as well. Neo4j orders stored texts and texts of the
 * statement by code point, but texts of parameters by UTF-16 unit, and a property that an index finds by equality takes
 * over the text that was asked for; so where both orders could differ, parameters are not used.
 */
export function statementText(value: unknown): string | null {
  if (typeof value !== 'string' || !HIGH.test(value)) return null
  // A `u` after a backslash is written as an escape, so that no reader takes both for one.
  const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\\u', '\\\\u0075')
  return `'${escaped}'`
}
