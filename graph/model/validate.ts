// Rows from outside -> changes. What does not fit the model is refused with the property, the value (masked where
// personal) and the allowed form; nothing is guessed or cut.

import type { Change } from './changes.ts'
import { DomainError, type ErrorDetails } from './errors.ts'
import { allowedForm, canonicalKey, canonicalValue, KEY_ALLOWED } from './forms.ts'
import { LIMITS } from './limits.ts'
import { maskText } from './mask.ts'
import { type NodeRef, nodeRefText } from './refs.ts'
import type { EndPair, Model, NodeModel, PropertyModel, RelationshipModel } from './registry.ts'
import type { ReasonKey } from './texts.ts'
import { compareCodePoints, type Properties, type Value } from './values.ts'

interface Typed {
  readonly key: string | null
  readonly properties: ReadonlyMap<string, PropertyModel>
}

/** A row of properties with the key among them. Throws BAD_USER_INPUT. */
export function parseNodeRow(model: Model, label: string, row: unknown): Change {
  const node = nodeModel(model, label)
  const values = rowOf(row)
  return { op: 'upsertNode', ref: { label, key: keyOf(node, values) }, set: propertiesOf(node, values, []) }
}

/** The key of a node that is to be deleted. */
export function parseNodeDeletion(model: Model, label: string, key: unknown, detach: boolean): Change {
  const node = nodeModel(model, label)
  return { op: 'deleteNode', ref: { label, key: keyOf(node, { [node.key]: key }) }, detach }
}

/** `{ source: { label?, key }, target: { label?, key }, ...properties }`, the key among them where the type has one. */
export function parseRelationshipRow(model: Model, type: string, row: unknown): Change {
  const relationship = relationshipModel(model, type)
  const values = rowOf(row)
  const key = relationship.key === null ? null : keyOf(relationship, values)
  const { source, target } = endsOf(model, relationship, values)
  const set = propertiesOf(relationship, values, ENDS)
  if (nodeRefText(source) === nodeRefText(target)) refuseSelfLoop(model, relationship, source, values)
  return { op: 'upsertRelationship', type, source, target, key, set }
}

/** The key of a relationship to be deleted where its type has one, else both ends; nothing besides. */
export function parseRelationshipDeletion(model: Model, type: string, row: unknown): Change {
  const relationship = relationshipModel(model, type)
  const values = rowOf(row)
  const names = relationship.key === null ? ENDS : [relationship.key]
  for (const name of Object.keys(values)) {
    if (!names.includes(name)) refuse('unknownProperty', { field: shown(name), allowed: names.join(', ') })
  }
  if (relationship.key !== null) {
    return { op: 'deleteRelationship', type, source: null, target: null, key: keyOf(relationship, values) }
  }
  return { op: 'deleteRelationship', type, ...endsOf(model, relationship, values), key: null }
}

/** Equal for two changes of one node or relationship. */
export function identityText(change: Change): string {
  if ('ref' in change) return nodeRefText(change.ref)
  const { type, source, target, key } = change
  return JSON.stringify([type, key ?? [source, target]])
}

const ENDS: readonly string[] = ['source', 'target']

function endsOf(
  model: Model,
  relationship: RelationshipModel,
  values: Record<string, unknown>,
): { source: NodeRef; target: NodeRef } {
  const source = objectOf(values.source)
  const target = objectOf(values.target)
  if (!source) return refuse('missing', { field: 'source', allowed: '{label, key}' })
  if (!target) return refuse('missing', { field: 'target', allowed: '{label, key}' })

  const pairs = relationship.undirected
    ? relationship.ends.flatMap((pair) => [pair, { ...pair, source: pair.target, target: pair.source }])
    : relationship.ends
  const fitting = pairs.filter((pair) => fits(source.label, pair.source) && fits(target.label, pair.target))
  if (fitting.length === 0) {
    return refuse('endNotAllowed', {
      field: 'source',
      value: shown(`${source.label ?? '*'} -> ${target.label ?? '*'}`),
      allowed: relationship.ends.map((pair) => `${pair.source} -> ${pair.target}`).join(', '),
    })
  }
  const ends = {
    source: endOf(model, 'source', source, fitting),
    target: endOf(model, 'target', target, fitting),
  }
  return relationship.undirected ? ordered(ends.source, ends.target) : ends
}

function fits(given: unknown, label: string): boolean {
  return given === undefined || given === null || given === label
}

function endOf(
  model: Model,
  end: 'source' | 'target',
  value: Record<string, unknown>,
  pairs: readonly EndPair[],
): NodeRef {
  const labels = [...new Set(pairs.map((pair) => pair[end]))]
  const [label = ''] = labels
  if (labels.length > 1) refuse('missing', { field: `${end}.label`, allowed: labels.join(', ') })
  for (const name of Object.keys(value)) {
    if (name !== 'label' && name !== 'key') {
      refuse('unknownProperty', { field: shown(`${end}.${name}`), allowed: 'label, key' })
    }
  }
  const node = nodeModel(model, label)
  return { label, key: keyValue(`${end}.key`, value.key, node.properties.get(node.key)) }
}

/** Undirected relationships are stored once, from the lesser to the greater end. */
function ordered(left: NodeRef, right: NodeRef): { source: NodeRef; target: NodeRef } {
  const order = compareCodePoints(left.label, right.label) || compareCodePoints(left.key, right.key)
  return order <= 0 ? { source: left, target: right } : { source: right, target: left }
}

function refuseSelfLoop(
  model: Model,
  { loops }: RelationshipModel,
  ref: NodeRef,
  values: Record<string, unknown>,
): void {
  if (loops !== null && values[loops] !== undefined && values[loops] !== null) return
  const node = nodeModel(model, ref.label)
  const value = `${ref.label} ${textOf(ref.key, node.properties.get(node.key))}`
  refuse('selfLoop', { field: 'target', value, allowed: loops ?? 'another node' })
}

function propertiesOf(type: Typed, values: Record<string, unknown>, besides: readonly string[]): Properties {
  const set: [string, Value | null][] = []
  for (const [name, value] of Object.entries(values)) {
    const property = type.properties.get(name)
    if (name === type.key || besides.includes(name) || value === undefined) continue
    if (!property) {
      return refuse('unknownProperty', {
        field: shown(name),
        allowed: [...besides, ...type.properties.keys()].join(', '),
      })
    }
    set.push([name, propertyValue(property, value)])
  }
  return Object.fromEntries(set)
}

function propertyValue(property: PropertyModel, value: unknown): Value | null {
  const { name, type, required } = property
  if (value === null) return required ? refuse('missing', { field: name, allowed: allowedForm(type) }) : null
  const canonical = canonicalValue(type, value)
  if (canonical !== null) return canonical
  return refuse('wrongValue', { field: name, value: textOf(value, property), allowed: allowedForm(type) })
}

function keyOf(type: Typed, values: Record<string, unknown>): string {
  const name = type.key ?? ''
  return keyValue(name, values[name], type.properties.get(name))
}

function keyValue(field: string, value: unknown, property: PropertyModel | undefined): string {
  if (value === undefined || value === null) return refuse('missing', { field, allowed: KEY_ALLOWED })
  const key = canonicalKey(value)
  return key ?? refuse('wrongValue', { field, value: textOf(value, property), allowed: KEY_ALLOWED })
}

function rowOf(row: unknown): Record<string, unknown> {
  return objectOf(row) ?? refuse('wrongValue', { field: 'row', value: typeof row, allowed: 'an object' })
}

/** A plain object, as JSON and callers have them, or null. Millions of rows pass here, so it is no schema. */
function objectOf(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype ? (value as Record<string, unknown>) : null
}

function nodeModel(model: Model, label: string): NodeModel {
  return model.nodes.get(label) ?? refuse('unknownLabel', { field: 'label', value: shown(label) })
}

function relationshipModel(model: Model, type: string): RelationshipModel {
  return model.relationships.get(type) ?? refuse('unknownType', { field: 'type', value: shown(type) })
}

/** A received value as an error shows it. */
export function textOf(value: unknown, property: PropertyModel | undefined): string {
  if (property?.mask) return maskText(property.mask, value)
  if (typeof value === 'string') return shown(value)
  return shown(JSON.stringify(value, (_name, part) => (typeof part === 'bigint' ? String(part) : part)) ?? '')
}

function shown(text: string): string {
  const max = LIMITS.errorValueCharactersMax
  const cut = text.length > max ? `${text.slice(0, max)}...` : text
  return cut.toWellFormed()
}

function refuse(reason: ReasonKey, details: ErrorDetails): never {
  throw new DomainError('BAD_USER_INPUT', reason, details)
}
