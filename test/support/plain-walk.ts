// Walking over a drawing by brute force, without projection, pruning or order tricks.

import { type Drawing, text } from './drawn-graph.ts'

export interface PlainStep {
  readonly type: string
  readonly direction: 'OUT' | 'IN'
  readonly node: string
}

/** Steps that a walk may take from a node; parallel relationships of a type count once. */
export function plainSteps(drawing: Drawing, node: string, direction: 'OUT' | 'IN' | 'BOTH'): PlainStep[] {
  const steps = new Map<string, PlainStep>()
  for (const row of drawing.relationships) {
    const both = direction === 'BOTH' || row.type === 'CONNECTED_TO'
    const [source, target] = [text(row.source), text(row.target)]
    if (source === target) continue
    const found: PlainStep[] = []
    if (source === node && (both || direction === 'OUT'))
      found.push({ type: row.type, direction: 'OUT', node: target })
    if (target === node && (both || direction === 'IN'))
      found.push({ type: row.type, direction: 'IN', node: source })
    for (const step of found) steps.set(JSON.stringify(step), step)
  }
  return [...steps.values()]
}

/** Every path without a repeated node, as texts, by length and then step by step. */
export function plainPaths(
  drawing: Drawing,
  source: string,
  target: string,
  direction: 'OUT' | 'IN' | 'BOTH',
  lengthMax: number,
): string[] {
  const found: PlainStep[][] = []
  const extend = (node: string, visited: readonly string[], path: readonly PlainStep[]) => {
    if (node === target) {
      found.push([...path])
      return
    }
    if (path.length === lengthMax) return
    for (const step of plainSteps(drawing, node, direction)) {
      if (!visited.includes(step.node)) extend(step.node, [...visited, step.node], [...path, step])
    }
  }
  extend(source, [source], [])
  const order = (path: readonly PlainStep[]) =>
    path.map((step) => `${step.node} ${step.type} ${step.direction === 'OUT' ? 0 : 1}`)
  return found
    .sort((a, b) => a.length - b.length || (order(a) < order(b) ? -1 : 1))
    .map((path) => `${source}${path.map(stepText).join('')}`)
}

export function stepText(step: PlainStep): string {
  return step.direction === 'OUT' ? ` -${step.type}-> ${step.node}` : ` <-${step.type}- ${step.node}`
}

/** Least number of hops to every node but the start, by repeated relaxation. */
export function plainHops(
  drawing: Drawing,
  start: string,
  direction: 'OUT' | 'IN' | 'BOTH',
): Map<string, number> {
  const hops = new Map<string, number>([[start, 0]])
  for (const _ of drawing.nodes) {
    for (const node of drawing.nodes) {
      const own = hops.get(text(node.ref))
      if (own === undefined) continue
      for (const step of plainSteps(drawing, text(node.ref), direction)) {
        hops.set(step.node, Math.min(hops.get(step.node) ?? Number.POSITIVE_INFINITY, own + 1))
      }
    }
  }
  hops.delete(start)
  return hops
}
