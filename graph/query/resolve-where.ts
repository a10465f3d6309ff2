// Where -> Predicate. What a row is connected with is worked out on the projection: the inner filter gives keys of the
// far label, one step back gives the rows themselves, and the store gets their keys.

import { LIMITS } from '../model/limits.ts'
import type { Predicate } from '../model/predicate.ts'
import type { Direction } from '../model/registry.ts'
import type { GraphView, NodeIndex } from '../projection/view.ts'
import { tooLarge } from './parse-where.ts'
import { type LabelledWhere, negated, type Where } from './where.ts'

/** What the work needs of the store and the projection. */
export interface WhereSource {
  keysOfNodes(label: string, where: Predicate): Promise<readonly string[]>
  /** Keys of the relationships of a keyed type. */
  relationshipKeys(type: string, handles: readonly number[]): Promise<readonly string[]>
  view(): Promise<GraphView>
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' }

export async function resolveWhere(where: Where, source: WhereSource): Promise<Predicate> {
  switch (where.kind) {
    case 'own':
      return where.predicate
    case 'not':
      return { kind: 'not', part: await resolveWhere(where.part, source) }
    case 'and':
    case 'or': {
      const parts = await Promise.all(where.parts.map((part) => resolveWhere(part, source)))
      return { kind: where.kind, parts }
    }
    case 'related':
      return related(where, source)
    case 'end':
      return keysPredicate(await keysAtEnd(where, source))
  }
}

export async function resolveLabelled(
  where: LabelledWhere,
  source: WhereSource,
): Promise<ReadonlyMap<string, Predicate>> {
  const entries = [...where].map(async ([label, part]) => [label, await resolveWhere(part, source)] as const)
  return new Map(await Promise.all(entries))
}

async function related(where: Extract<Where, { kind: 'related' }>, source: WhereSource): Promise<Predicate> {
  const { quantifier, inner } = where
  switch (quantifier) {
    case 'some':
      return keysPredicate((await ownersOf(where, inner, source)).keys())
    case 'none':
      return { kind: 'not', part: keysPredicate((await ownersOf(where, inner, source)).keys()) }
    case 'all': {
      const failing = new Map([...inner].map(([label, part]) => [label, negated(part)]))
      return { kind: 'not', part: keysPredicate((await ownersOf(where, failing, source)).keys()) }
    }
    case 'single': {
      const owners = await ownersOf(where, inner, source)
      return keysPredicate([...owners].filter(([, targets]) => targets.size === 1).map(([key]) => key))
    }
  }
}

/** Keys of the nodes that are connected with a node that passes, and with how many different ones. */
async function ownersOf(
  { label, field }: Extract<Where, { kind: 'related' }>,
  inner: LabelledWhere,
  source: WhereSource,
): Promise<Map<string, Set<NodeIndex>>> {
  const view = await source.view()
  const owners = new Map<string, Set<NodeIndex>>()
  for (const target of await passing(view, inner, source)) {
    for (const { node } of view.neighbors(target, field.type, OPPOSITE[field.direction])) {
      const ref = view.refOf(node)
      if (ref.label !== label) continue
      const targets = owners.get(ref.key)
      if (targets) targets.add(target)
      else owners.set(ref.key, new Set([target]))
    }
  }
  if (owners.size > LIMITS.keySetMax) tooLarge(field.name, owners.size, LIMITS.keySetMax)
  return owners
}

async function keysAtEnd(
  { type, end, inner }: Extract<Where, { kind: 'end' }>,
  source: WhereSource,
): Promise<readonly string[]> {
  const view = await source.view()
  const handles = new Set<number>()
  for (const node of await passing(view, inner, source)) {
    for (const { handle } of view.neighbors(node, type, end === 'source' ? 'OUT' : 'IN')) handles.add(handle)
  }
  if (handles.size > LIMITS.relatedRowsMax) tooLarge(end, handles.size, LIMITS.relatedRowsMax)
  return source.relationshipKeys(type, [...handles])
}

/** Nodes of the view that pass the filter of their label. */
async function passing(view: GraphView, where: LabelledWhere, source: WhereSource): Promise<NodeIndex[]> {
  const predicates = await resolveLabelled(where, source)
  const perLabel = [...predicates].map(async ([label, predicate]) => {
    if (predicate.kind === 'none') return []
    const keys = await source.keysOfNodes(label, predicate)
    return keys.map((key) => view.indexOf({ label, key })).filter((index) => index >= 0)
  })
  return (await Promise.all(perLabel)).flat()
}

function keysPredicate(keys: Iterable<string>): Predicate {
  const list = [...keys]
  return list.length === 0 ? { kind: 'none' } : { kind: 'keys', keys: list }
}
