// A node as it is stored: its native properties and the hidden ones that search and comparison without case need.

import type { NodeModel } from '../../model/registry.ts'
import type { Properties, Value } from '../../model/values.ts'
import { searchTokens } from '../../search/analyse.ts'
import { foldText } from '../../search/fold.ts'
import { foldedName, TOKENS } from './cypher.ts'
import { propertiesToNative } from './values.ts'

/** Changes when the hidden properties of the same node would come out differently: stores then rebuild them. */
const HIDDEN_FORM = 1

export function storedNode(node: NodeModel, properties: Properties): Record<string, unknown> {
  return { ...propertiesToNative(node.properties, properties), ...hiddenProperties(node, properties) }
}

/** Tokens as one text with white space between, folded forms under their hidden names. */
export function hiddenProperties(node: NodeModel, properties: Properties): Record<string, unknown> {
  const hidden: Record<string, unknown> = { [TOKENS]: searchTokens(node, properties).join(' ') }
  for (const property of searchedProperties(node)) {
    const value = properties[property]
    if (value !== null && value !== undefined) hidden[foldedName(property)] = folded(value)
  }
  return hidden
}

/** What the hidden properties of a label follow from, as a text to compare. */
export function hiddenForm(node: NodeModel): string {
  return [HIDDEN_FORM, node.key, ...searchedProperties(node)].join(' ')
}

function searchedProperties(node: NodeModel): string[] {
  return [...node.properties.values()]
    .filter((property) => property.searched)
    .map((property) => property.name)
}

function folded(value: Value): unknown {
  return typeof value === 'object' ? value.map((item) => foldText(String(item))) : foldText(String(value))
}
