// Works out what becomes of each row of a batch, in order, on the working set. Nothing is written here.

import type { Change, ChangeRecord, Outcome } from '../../model/changes.ts'
import type { ErrorData } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'
import type { Model, PropertyModel } from '../../model/registry.ts'
import { equalValues, type Properties, type Value } from '../../model/values.ts'
import {
  danglingEnd,
  missingProperty,
  nodeNotFound,
  otherEnds,
  relationshipNotFound,
  singleRelationship,
  stillConnected,
} from '../refusals.ts'
import type { NodeState, RelationshipState, WorkingSet } from './working-set.ts'

type Operation = Extract<ChangeRecord, { op: unknown }>['op']

/** What a change record will say once handles are known. */
export interface Happened {
  readonly op: Operation
  readonly state: NodeState | RelationshipState
}

export interface Decided {
  readonly outcomes: readonly Outcome[]
  readonly happened: readonly Happened[]
}

const CREATED: Outcome = { status: 'created' }
const UPDATED: Outcome = { status: 'updated' }
const UNCHANGED: Outcome = { status: 'unchanged' }
const DELETED: Outcome = { status: 'deleted' }

export function decideOutcomes(model: Model, set: WorkingSet, changes: readonly Change[]): Decided {
  const happened: Happened[] = []
  const note: Note = (op, state) => happened.push({ op, state })
  const outcomes = changes.map((change) => decide(model, set, change, note))
  return { outcomes, happened }
}

function decide(model: Model, set: WorkingSet, change: Change, note: Note): Outcome {
  switch (change.op) {
    case 'upsertNode':
      return upsertNode(model, set, change, note)
    case 'deleteNode':
      return deleteNode(model, set, change, note)
    case 'upsertRelationship':
      return upsertRelationship(model, set, change, note)
    case 'deleteRelationship':
      return deleteRelationship(model, set, change, note)
  }
}

type Row<Op extends Change['op']> = Extract<Change, { op: Op }>
type Note = (op: Operation, state: NodeState | RelationshipState) => void

function upsertNode(model: Model, set: WorkingSet, change: Row<'upsertNode'>, note: Note): Outcome {
  const node = model.nodes.get(change.ref.label)!
  const present = set.node(change.ref)
  const base = present?.properties ?? { [node.key]: change.ref.key }
  const refusal = refusedValue(node.properties, present ? null : base, change.set)
  if (refusal) return refused(refusal)
  const merged = mergedProperties(base, change.set, node.key)
  if (present && merged === null) return UNCHANGED
  const state = present ?? set.addNode(node, change.ref, null)
  state.properties = merged ?? base
  state.isChanged = true
  note(present ? 'update' : 'create', state)
  return present ? UPDATED : CREATED
}

function deleteNode(model: Model, set: WorkingSet, change: Row<'deleteNode'>, note: Note): Outcome {
  const state = set.node(change.ref)
  if (!state) return refused(nodeNotFound(model, change))
  if (state.degree > 0 && !change.detach) return refused(stillConnected(model, change.ref, state.degree))
  for (const relationship of [...state.relationships]) {
    set.removeRelationship(relationship)
    note('delete', relationship)
  }
  state.isAlive = false
  note('delete', state)
  return DELETED
}

function upsertRelationship(
  model: Model,
  set: WorkingSet,
  change: Row<'upsertRelationship'>,
  note: Note,
): Outcome {
  const { type, key } = change
  const relationship = model.relationships.get(type)!
  const source = set.node(change.source)
  if (!source) return refused(danglingEnd(model, 'source', change.source))
  const target = set.node(change.target)
  if (!target) return refused(danglingEnd(model, 'target', change.target))
  const present = set.relationship(type, key, change.source, change.target)
  if (present && (present.source !== source || present.target !== target)) {
    return refused(otherEnds(model, relationship, key!, present.source.ref, present.target.ref))
  }
  const isSingle = relationship.ends.some(
    (ends) => ends.single && ends.source === change.source.label && ends.target === change.target.label,
  )
  if (!present && isSingle && set.hasOther(type, change.source, change.target.label)) {
    return refused(singleRelationship(model, change.source))
  }
  const own: Record<string, Value> = relationship.key === null ? {} : { [relationship.key]: key! }
  const base = present?.properties ?? own
  const refusal = refusedValue(relationship.properties, present ? null : base, change.set)
  if (refusal) return refused(refusal)
  const merged = mergedProperties(base, change.set, relationship.key)
  if (present && merged === null) return UNCHANGED
  const state = present ?? set.addRelationship(relationship, key, source, target, null)
  state.properties = merged ?? base
  state.isChanged = true
  note(present ? 'update' : 'create', state)
  return present ? UPDATED : CREATED
}

function deleteRelationship(
  model: Model,
  set: WorkingSet,
  change: Row<'deleteRelationship'>,
  note: Note,
): Outcome {
  const state = set.relationship(change.type, change.key, change.source, change.target)
  if (!state) return refused(relationshipNotFound(model, change))
  set.removeRelationship(state)
  note('delete', state)
  return DELETED
}

/**
 * A required property that a new row lacks or a row clears, or a text that no index of Neo4j takes. `created` is what a
 * new row has before its values are set, null for a present one.
 */
function refusedValue(
  models: ReadonlyMap<string, PropertyModel>,
  created: Properties | null,
  set: Properties,
): ErrorData | null {
  for (const { name, type, required, indexed } of models.values()) {
    const value = set[name]
    const isAbsent =
      value === null || (value === undefined && created !== null && created[name] === undefined)
    if (required && isAbsent) return missingProperty(name, type.scalar)
    if (!indexed || typeof value !== 'string') continue
    const bytes = Buffer.byteLength(value)
    if (bytes > LIMITS.indexedTextBytesMax) return tooLong(name, bytes)
  }
  return null
}

function tooLong(field: string, bytes: number): ErrorData {
  const allowed = `${LIMITS.indexedTextBytesMax} bytes`
  return { code: 'BAD_USER_INPUT', reason: 'tooLarge', field, value: `${bytes} bytes`, allowed }
}

/** The properties after the row, or null where it changes nothing. The key never changes. */
function mergedProperties(
  base: Properties,
  set: Properties,
  key: string | null,
): Record<string, Value> | null {
  const changed = Object.entries(set).filter(
    ([name, value]) => name !== key && !equalValues(base[name] ?? null, value),
  )
  if (changed.length === 0) return null
  return Object.fromEntries(
    Object.entries({ ...base, ...Object.fromEntries(changed) }).filter(
      (entry): entry is [string, Value] => entry[1] !== null,
    ),
  )
}

function refused(error: ErrorData): Outcome {
  return { status: 'refused', error }
}
