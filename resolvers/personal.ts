// Property values as the viewer may see them. A personal value is masked, or shown in clear and noted for the audit.

import { maskText, maskValue } from '../graph/model/mask.ts'
import type { Model, PropertyModel } from '../graph/model/registry.ts'
import { holdsRole } from '../graph/model/rights.ts'
import type { Value } from '../graph/model/values.ts'
import type { NodeRecord } from '../graph/store/port.ts'
import type { Context } from './context.ts'

type Viewing = Pick<Context, 'viewer' | 'notePersonalRead'>

/** `owner` is the label, or the type that shows a relationship's properties. */
export function shownValue(
  context: Viewing,
  owner: string,
  property: PropertyModel,
  value: Value | null,
): Value | null {
  if (value === null || property.mask === null || property.identifies) return value
  return seesPersonal(context, owner, property) ? value : maskValue(property.mask, value)
}

/** The key of a node as texts and the change feed have it: masked where it is personal. */
export function shownKey(context: Viewing, model: Model, { ref }: Pick<NodeRecord, 'ref'>): string {
  const node = model.nodes.get(ref.label)
  const property = node?.properties.get(node.key)
  if (!property?.mask || seesPersonal(context, ref.label, property)) return ref.key
  return maskText(property.mask, ref.key)
}

/** What people call the node: its first name-like property that has a value and may be seen; null where none has. */
export function nameOf(context: Viewing, model: Model, record: NodeRecord): string | null {
  const { label } = record.ref
  if (!holdsRole(context.viewer, model.nodes.get(label)?.roles ?? null)) return null
  for (const property of nameProperties(model, label)) {
    if (!holdsRole(context.viewer, property.roles)) continue
    const value = record.properties[property.name] ?? null
    const shown = shownValue(context, label, property, value)
    if (typeof shown === 'string') return shown
  }
  return null
}

function nameProperties(model: Model, label: string): PropertyModel[] {
  const properties = [...(model.nodes.get(label)?.properties.values() ?? [])]
  const isText = ({ type }: PropertyModel) => type.scalar === 'String' && !type.list && !type.enumeration
  return properties.filter(
    (property) => isText(property) && !property.identifies && (property.name === 'name' || property.searched),
  )
}

function seesPersonal(
  { viewer, notePersonalRead }: Viewing,
  owner: string,
  property: PropertyModel,
): boolean {
  if (viewer.seesPersonal) notePersonalRead(`${owner}.${property.name}`)
  return viewer.seesPersonal
}
