// The text whose digest stands for a batch. Rows of a load are much alike, so what they share (operation, label or type,
// names of the properties) is written once before a run of them, as JSON; each row then brings its values only. Values
// end with U+0000, which no text may contain, so different changes have different texts.

import type { Change } from '../model/changes.ts'
import type { NodeRef } from '../model/refs.ts'
import type { Properties, Value } from '../model/values.ts'

const END = '\u0000'

/** What a run of rows shares. */
interface Shape {
  readonly op: Change['op']
  /** Label or type, and the labels of the ends. */
  readonly names: readonly (string | undefined)[]
  /** Names of the properties as the rows have them. */
  readonly properties: readonly string[]
  /** The same in the order of the text. */
  readonly sorted: readonly string[]
}

const NONE: Properties = {}

/** The order of properties does not count, the order of rows does. */
export function digestText(changes: readonly Change[]): string {
  let text = ''
  let shape: Shape | null = null
  for (const change of changes) {
    const set = 'set' in change ? change.set : NONE
    const properties = Object.keys(set)
    if (shape === null || !hasShape(change, properties, shape)) {
      shape = { op: change.op, names: namesOf(change), properties, sorted: properties.toSorted() }
      text += `=${JSON.stringify([shape.op, shape.names, shape.sorted])}${END}`
    }
    text += identityText(change)
    for (const name of shape.sorted) text += valueText(set[name] ?? null)
  }
  return text
}

function hasShape(change: Change, properties: readonly string[], shape: Shape): boolean {
  if (change.op !== shape.op || properties.length !== shape.properties.length) return false
  for (let index = 0; index < properties.length; index += 1) {
    if (properties[index] !== shape.properties[index]) return false
  }
  const [name, source, target] = shape.names
  if ('ref' in change) return change.ref.label === name
  return change.type === name && change.source?.label === source && change.target?.label === target
}

function namesOf(change: Change): (string | undefined)[] {
  return 'ref' in change ? [change.ref.label] : [change.type, change.source?.label, change.target?.label]
}

function identityText(change: Change): string {
  switch (change.op) {
    case 'upsertNode':
      return valueText(change.ref.key)
    case 'deleteNode':
      return valueText(change.ref.key) + valueText(change.detach)
    default:
      return valueText(change.key) + keyText(change.source) + keyText(change.target)
  }
}

function keyText(ref: NodeRef | null): string {
  return valueText(ref === null ? null : ref.key)
}

/** A letter for the kind of value, then the value. */
function valueText(value: Value | null): string {
  if (typeof value === 'string') return `s${value}${END}`
  if (value === null) return `-${END}`
  if (Array.isArray(value)) return `l${value.length}${END}${value.map(valueText).join('')}`
  return `${typeof value === 'number' ? 'n' : typeof value === 'bigint' ? 'i' : 'b'}${value}${END}`
}
