// Modularity straight from its definition (Newman and Girvan 2004, with resolution), over a list of weighted pairs.

export interface Pair {
  readonly source: number
  readonly target: number
  readonly weight: number
}

export function modularityOf(pairs: readonly Pair[], communityOf: ArrayLike<number>, resolution = 1): number {
  const total = pairs.reduce((sum, pair) => sum + pair.weight, 0)
  const degrees = new Map<number, number>()
  let inside = 0
  for (const { source, target, weight } of pairs) {
    degrees.set(communityOf[source]!, (degrees.get(communityOf[source]!) ?? 0) + weight)
    degrees.set(communityOf[target]!, (degrees.get(communityOf[target]!) ?? 0) + weight)
    if (communityOf[source] === communityOf[target]) inside += weight
  }
  const expected = [...degrees.values()].reduce((sum, degree) => sum + (degree / (2 * total)) ** 2, 0)
  return inside / total - resolution * expected
}
