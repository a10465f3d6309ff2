/**
 * Question: which groups of nodes are tied more closely to each other than to the rest?
 * Input: undirected weighted pairs; weights above 0.
 * Output: a community number for each place, and the modularity at the given resolution.
 * Ties and randomness: a seeded generator decides the order of visits; the same input and seed give the same answer.
 * Limits: none of its own; the caller bounds the input and runs large ones in a worker.
 * Cost: about O(M) a pass; some 400 bytes a pair.
 * Source: Louvain (Blondel et al. 2008, J. Stat. Mech. P10008) as graphology-communities-louvain has it.
 * Checked against: modularity recomputed by another function, and graphs with known communities.
 */

import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { createPrng } from '../lib/prng.ts'
import type { WeightedPairs } from './community-scope.ts'

export interface LouvainOptions {
  readonly seed: number
  /** Above 1 for more and smaller communities, below 1 for fewer and larger ones. */
  readonly resolution: number
}

export interface Partition {
  /** Community of each place. */
  readonly communityOf: Uint32Array
  readonly modularity: number
}

export function louvainGraphology(pairs: WeightedPairs, options: LouvainOptions): Partition {
  const communityOf = new Uint32Array(pairs.nodeCount).map((_, place) => place)
  if (pairs.sources.length === 0) return { communityOf, modularity: 0 }
  const graph = new UndirectedGraph<object, { weight: number }>()
  for (let place = 0; place < pairs.nodeCount; place += 1) graph.addNode(place)
  pairs.sources.forEach((source, index) => {
    graph.addEdge(source, pairs.targets[index], { weight: pairs.weights[index]! })
  })
  const found = louvain.detailed(graph, {
    getEdgeWeight: 'weight',
    resolution: options.resolution,
    rng: createPrng(options.seed).next,
  })
  for (let place = 0; place < pairs.nodeCount; place += 1) communityOf[place] = found.communities[place]!
  return { communityOf, modularity: found.modularity }
}
