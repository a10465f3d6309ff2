// The worker thread's side of run-louvain.ts.

import { parentPort, workerData } from 'node:worker_threads'
import type { WeightedPairs } from '../algorithms/community-scope.ts'
import { type LouvainOptions, louvainGraphology } from '../algorithms/louvain-graphology.ts'

const { pairs, options } = workerData as { pairs: WeightedPairs; options: LouvainOptions }
parentPort?.postMessage(louvainGraphology(pairs, options))
