// Reads what a batch touches into a working set, with a few statements for each label and type, however many rows there
// are. The statements begin at keys and ids by themselves or by hint: a plan made while the database was empty stays
// right when it is full.

import type { Change } from '../../model/changes.ts'
import type { NodeRef } from '../../model/refs.ts'
import type { Model, NodeModel, RelationshipModel } from '../../model/registry.ts'
import { END_COLUMNS, endParameters, endsOf, propertyMap, quoted, WITH_ENDS } from './cypher.ts'
import type { Row, Transaction } from './driver.ts'
import { propertiesFromNative } from './values.ts'
import { type NodeState, WorkingSet } from './working-set.ts'

type UpsertRelationship = Extract<Change, { op: 'upsertRelationship' }>
type DeleteRelationship = Extract<Change, { op: 'deleteRelationship' }>
type RelationshipChange = UpsertRelationship | DeleteRelationship

/** Columns of a relationship `r` from `a` to `b`, read by `takeIn`. */
function relationshipColumns(model: RelationshipModel): string {
  return `id(r) AS handle, id(a) AS aHandle, id(b) AS bHandle, ${END_COLUMNS},
    ${propertyMap('r', model.properties)} AS properties`
}

export async function loadBatch(
  transaction: Transaction,
  model: Model,
  changes: readonly Change[],
): Promise<WorkingSet> {
  const set = new WorkingSet()
  const load = new BatchLoad(transaction, model, set)
  await load.nodes(changes)
  await load.deletions(changes)
  const byType = Map.groupBy(changes.filter(isRelationshipChange), (change) => change.type)
  for (const [type, own] of byType) {
    const relationship = model.relationships.get(type)!
    if (relationship.key === null) await load.byEnds(relationship, own)
    else await load.byKeys(relationship, own)
    if (relationship.ends.some((ends) => ends.single)) await load.singles(relationship, own)
  }
  return set
}

function isRelationshipChange(change: Change): change is RelationshipChange {
  return change.op === 'upsertRelationship' || change.op === 'deleteRelationship'
}

class BatchLoad {
  readonly #transaction: Transaction
  readonly #model: Model
  readonly #set: WorkingSet
  readonly #endParameters: ReturnType<typeof endParameters>

  constructor(transaction: Transaction, model: Model, set: WorkingSet) {
    this.#transaction = transaction
    this.#model = model
    this.#set = set
    this.#endParameters = endParameters(model)
  }

  /** Nodes that rows write with their properties, those that are only ends or go without. */
  async nodes(changes: readonly Change[]): Promise<void> {
    const written = new Map<string, Set<string>>()
    const named = new Map<string, Set<string>>()
    const add = (to: Map<string, Set<string>>, { label, key }: NodeRef) => {
      const keys = to.get(label)
      if (keys) keys.add(key)
      else to.set(label, new Set([key]))
    }
    for (const change of changes) {
      if (change.op === 'upsertNode') add(written, change.ref)
      else if (change.op === 'deleteNode') add(named, change.ref)
      else for (const end of [change.source, change.target]) if (end) add(named, end)
    }
    for (const [label, keys] of named) {
      const others = keys.difference(written.get(label) ?? new Set())
      await this.#nodesOf(this.#model.nodes.get(label)!, [...others], false)
    }
    for (const [label, keys] of written) {
      await this.#nodesOf(this.#model.nodes.get(label)!, [...keys], true)
    }
  }

  /** Degrees of the nodes that rows delete, and all relationships of those that go with detach. */
  async deletions(changes: readonly Change[]): Promise<void> {
    const states = new Map<bigint, NodeState>()
    const detached = new Set<bigint>()
    for (const change of changes) {
      const state = change.op === 'deleteNode' ? this.#set.node(change.ref) : undefined
      if (change.op !== 'deleteNode' || !state) continue
      const handle = BigInt(state.handle!)
      states.set(handle, state)
      if (change.detach) detached.add(handle)
    }
    if (states.size === 0) return
    const degrees = await this.#transaction.run(
      'MATCH (n) WHERE id(n) IN $handles RETURN id(n) AS handle, COUNT { (n)--() } AS degree',
      { handles: [...states.keys()] },
    )
    for (const row of degrees) states.get(row.handle as bigint)!.degree = Number(row.degree)
    if (detached.size > 0) await this.#relationshipsAt([...detached])
  }

  async byKeys(relationship: RelationshipModel, changes: readonly RelationshipChange[]): Promise<void> {
    const key = quoted(relationship.key!)
    const rows = await this.#run(
      `MATCH (a)-[r:${quoted(relationship.type)}]->(b) USING INDEX SEEK r:${quoted(relationship.type)}(${key})
       WHERE r.${key} IN $keys
       ${WITH_ENDS} RETURN ${relationshipColumns(relationship)}`,
      { keys: [...new Set(changes.map((change) => change.key!))] },
    )
    this.#takeIn(relationship, rows)
  }

  async byEnds(relationship: RelationshipModel, changes: readonly RelationshipChange[]): Promise<void> {
    const pairs = new Map<string, { source: bigint; target: bigint }>()
    for (const { source, target } of changes) {
      const from = source && this.#set.node(source)
      const to = target && this.#set.node(target)
      if (!from || !to) continue
      const pair = { source: BigInt(from.handle!), target: BigInt(to.handle!) }
      pairs.set(`${pair.source} ${pair.target}`, pair)
    }
    if (pairs.size === 0) return
    // OPTIONAL binds both ends before the relationship is looked for, from the end that has fewer.
    const rows = await this.#run(
      `UNWIND $pairs AS pair
       MATCH (a) WHERE id(a) = pair.source MATCH (b) WHERE id(b) = pair.target
       OPTIONAL MATCH (a)-[r:${quoted(relationship.type)}]->(b)
       WITH a, b, r ORDER BY r WITH a, b, head(collect(r)) AS r WHERE r IS NOT NULL
       ${WITH_ENDS} RETURN ${relationshipColumns(relationship)}`,
      { pairs: [...pairs.values()] },
    )
    this.#takeIn(relationship, rows)
  }

  /** Relationships that stand in the way where a source may have only one to a label. */
  async singles(relationship: RelationshipModel, changes: readonly RelationshipChange[]): Promise<void> {
    const sources = new Set<bigint>()
    for (const { op, source, target } of changes) {
      const isSingle = relationship.ends.some(
        (ends) => ends.single && ends.source === source?.label && ends.target === target?.label,
      )
      const state = op === 'upsertRelationship' && isSingle && source ? this.#set.node(source) : undefined
      if (state) sources.add(BigInt(state.handle!))
    }
    if (sources.size === 0) return
    const rows = await this.#run(
      `MATCH (a) WHERE id(a) IN $handles
       OPTIONAL MATCH (a)-[r:${quoted(relationship.type)}]->(b)
       WITH a, r, b WHERE r IS NOT NULL
       ${WITH_ENDS} RETURN ${relationshipColumns(relationship)}`,
      { handles: [...sources] },
    )
    this.#takeIn(relationship, rows)
  }

  async #nodesOf(node: NodeModel, keys: readonly string[], isWritten: boolean): Promise<void> {
    if (keys.length === 0) return
    const key = quoted(node.key)
    const properties = isWritten ? propertyMap('n', node.properties) : '{}'
    const rows = await this.#transaction.run(
      `MATCH (n:${quoted(node.label)}) USING INDEX SEEK n:${quoted(node.label)}(${key})
       WHERE n.${key} IN $keys
       RETURN id(n) AS handle, n.${key} AS key, ${properties} AS properties`,
      { keys },
    )
    for (const row of rows) {
      const state = this.#set.addNode(node, { label: node.label, key: String(row.key) }, Number(row.handle))
      state.properties = propertiesFromNative(node.properties, row.properties as Row)
    }
  }

  async #relationshipsAt(handles: readonly bigint[]): Promise<void> {
    const rows = await this.#run(
      `MATCH (n) WHERE id(n) IN $handles
       OPTIONAL MATCH (n)-[r]-() WHERE type(r) IN $types
       WITH DISTINCT r WHERE r IS NOT NULL
       WITH r, type(r) AS type, startNode(r) AS a, endNode(r) AS b ORDER BY type, r
       ${WITH_ENDS}
       RETURN type, id(r) AS handle, id(a) AS aHandle, id(b) AS bHandle, ${END_COLUMNS},
         r {.*} AS properties`,
      { handles, types: [...this.#model.relationships.keys()] },
    )
    for (const [type, own] of Map.groupBy(rows, (row) => String(row.type))) {
      this.#takeIn(this.#model.relationships.get(type)!, own)
    }
  }

  #takeIn(relationship: RelationshipModel, rows: readonly Row[]): void {
    for (const row of rows) {
      const ends = endsOf(row)
      if (!ends) continue
      const source = this.#end(ends.source, row.aHandle)
      const target = this.#end(ends.target, row.bHandle)
      const properties = propertiesFromNative(relationship.properties, row.properties as Row)
      const key = relationship.key === null ? null : String(properties[relationship.key])
      const state = this.#set.addRelationship(relationship, key, source, target, Number(row.handle))
      state.properties = properties
    }
  }

  #end(ref: NodeRef, handle: unknown): NodeState {
    return this.#set.node(ref) ?? this.#set.addNode(this.#model.nodes.get(ref.label)!, ref, Number(handle))
  }

  #run(cypher: string, parameters: Record<string, unknown>): Promise<Row[]> {
    return this.#transaction.run(cypher, { ...parameters, ...this.#endParameters })
  }
}
