// Failure propagation as slowly and plainly as the rules are written: every object is judged again in every round, over
// the drawing itself. Independent of the projection and of the algorithm that it checks.

import type { Drawing, DrawnRelationship } from './drawn-graph.ts'

const LAYERS = ['BATCH_SERVICE', 'SOFTWARE', 'OS', 'VIRTUALIZATION', 'IT_DEVICE', 'INFRASTRUCTURE']

/** Keys and rounds of failed objects without the seeds, then keys of degraded ones in the order of (round, key). */
export function naiveFailure(drawing: Drawing, seeds: readonly string[]) {
  const keys = drawing.nodes.map((node) => node.ref.key)
  const down = new Map<string, number>(seeds.map((seed) => [seed, 0]))
  const degraded = new Map<string, number>()
  for (let round = 1; round <= keys.length + 1; round += 1) {
    const before = new Set(down.keys())
    for (const key of keys) {
      if (before.has(key)) continue
      if (fails(drawing, key, before)) down.set(key, round)
    }
    for (const key of keys) {
      if (degraded.has(key)) continue
      if (callsFailed(drawing, key, before, false)) degraded.set(key, round)
    }
  }
  const inOrder = (entries: Iterable<[string, number]>) =>
    [...entries].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
  return {
    failed: inOrder(down).filter(([, round]) => round > 0),
    degraded: inOrder(degraded)
      .map(([key]) => key)
      .filter((key) => !down.has(key)),
  }
}

function fails(drawing: Drawing, key: string, down: ReadonlySet<string>): boolean {
  const touching = (type: string) =>
    drawing.relationships.filter(
      (row) => row.type === type && (row.source.key === key || row.target.key === key),
    )
  const sourceOf = (type: string) => touching(type).filter((row) => row.source.key === key)

  const members = touching('MEMBER_OF_CLUSTER').filter((row) => row.target.key === key)
  const membersDown = members.filter((row) => down.has(row.source.key)).length
  const needed = Number(property(drawing, key, 'minMembers') ?? 1)
  if (membersDown > 0 && members.length - membersDown < needed) return true

  const needsOne = ['COMPOSED_OF', 'DEPLOYED_ON', 'DEPENDS_ON', 'LOCATED_AT']
  if (needsOne.some((type) => sourceOf(type).some((row) => down.has(row.target.key)))) return true
  if (callsFailed(drawing, key, down, true)) return true

  const partners = touching('CONNECTED_TO')
    .filter((row) => row.properties.subtype === 'UPLINK')
    .map((row) => otherEnd(row, key))
    .filter((partner) => isHigher(drawing, partner, key))
  return partners.length > 0 && partners.every((partner) => down.has(partner))
}

function callsFailed(drawing: Drawing, key: string, down: ReadonlySet<string>, critical: boolean): boolean {
  return drawing.relationships.some(
    (row) =>
      row.type === 'CALLS' &&
      row.source.key === key &&
      down.has(row.target.key) &&
      (row.properties.critical !== false) === critical,
  )
}

function otherEnd(row: DrawnRelationship, key: string): string {
  return row.source.key === key ? row.target.key : row.source.key
}

function isHigher(drawing: Drawing, one: string, other: string): boolean {
  const [a, b] = [one, other].map((key) => LAYERS.indexOf(String(property(drawing, key, 'layer'))))
  return a! >= 0 && b! >= 0 && a! < b!
}

function property(drawing: Drawing, key: string, name: string) {
  return drawing.nodes.find((node) => node.ref.key === key)?.properties[name] ?? null
}
