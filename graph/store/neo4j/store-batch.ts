// Writes what the rows of a batch left changed in the working set, with one statement for each label or type and kind
// of write. What came and went within the batch is never written.

import type { NodeModel, RelationshipModel } from '../../model/registry.ts'
import { foldedName, quoted } from './cypher.ts'
import type { Transaction } from './driver.ts'
import { storedNode } from './stored-node.ts'
import { propertiesToNative } from './values.ts'
import type { NodeState, RelationshipState, WorkingSet } from './working-set.ts'

type State = NodeState | RelationshipState

export async function storeBatch(transaction: Transaction, set: WorkingSet): Promise<void> {
  await remove(transaction, 'MATCH ()-[x]->()', 'DELETE', set.relationshipStates)
  // With DETACH also relationships go that the model does not know.
  await remove(transaction, 'MATCH (x)', 'DETACH DELETE', set.nodeStates)
  // Taken before the first write, which gives new states their handles.
  const newNodes = set.nodeStates.filter(isNew)
  const changedNodes = set.nodeStates.filter(isChanged)
  const newRelationships = set.relationshipStates.filter(isNew)
  const changedRelationships = set.relationshipStates.filter(isChanged)

  for (const [label, states] of Map.groupBy(newNodes, (state) => state.model.label)) {
    await create(transaction, `CREATE (x:${quoted(label)})`, states, (state) => ({
      properties: storedNode(state.model, state.properties),
    }))
  }
  for (const [type, states] of Map.groupBy(newRelationships, (state) => state.model.type)) {
    const pattern = `MATCH (a) WHERE id(a) = row.source MATCH (b) WHERE id(b) = row.target
      CREATE (a)-[x:${quoted(type)}]->(b)`
    await create(transaction, pattern, states, (state) => ({
      source: BigInt(state.source.handle!),
      target: BigInt(state.target.handle!),
      properties: propertiesToNative(state.model.properties, state.properties),
    }))
  }
  await update(transaction, 'MATCH (x)', changedNodes, (state) => ({
    ...absentProperties(state.model),
    ...storedNode(state.model, state.properties),
  }))
  await update(transaction, 'MATCH ()-[x]->()', changedRelationships, (state) => ({
    ...absentProperties(state.model),
    ...propertiesToNative(state.model.properties, state.properties),
  }))
}

function isNew(state: State): boolean {
  return state.isAlive && state.handle === null
}

function isChanged(state: State): boolean {
  return state.isAlive && state.isChanged && state.handle !== null
}

/** Null for all that the model declares: what a row cleared goes, properties of other tools stay. */
function absentProperties({ properties }: NodeModel | RelationshipModel): Record<string, null> {
  const absent: Record<string, null> = {}
  for (const { name, searched } of properties.values()) {
    absent[name] = null
    if (searched) absent[foldedName(name)] = null
  }
  return absent
}

async function remove(
  transaction: Transaction,
  pattern: string,
  verb: string,
  states: readonly State[],
): Promise<void> {
  const handles = states.filter((state) => !state.isAlive && state.handle !== null).map(handleOf)
  if (handles.length === 0) return
  await transaction.run(`${pattern} WHERE id(x) IN $handles ${verb} x`, { handles })
}

async function create<S extends State>(
  transaction: Transaction,
  pattern: string,
  states: readonly S[],
  rowOf: (state: S) => Record<string, unknown>,
): Promise<void> {
  const rows = await transaction.run(
    `UNWIND $rows AS row ${pattern} SET x = row.properties RETURN row.place AS place, id(x) AS handle`,
    { rows: states.map((state, place) => ({ ...rowOf(state), place: BigInt(place) })) },
  )
  for (const { place, handle } of rows) states[Number(place)]!.handle = Number(handle)
}

/** The new properties stand under the handle as text, so that the statement begins at ids and not at a scan. */
async function update<S extends State>(
  transaction: Transaction,
  pattern: string,
  states: readonly S[],
  propertiesOf: (state: S) => Record<string, unknown>,
): Promise<void> {
  if (states.length === 0) return
  await transaction.run(`${pattern} WHERE id(x) IN $handles SET x += $properties[toString(id(x))]`, {
    handles: states.map(handleOf),
    properties: Object.fromEntries(states.map((state) => [String(state.handle), propertiesOf(state)])),
  })
}

function handleOf(state: State): bigint {
  return BigInt(state.handle!)
}
