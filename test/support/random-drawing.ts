// Random small graphs of operations objects, for properties.

import fc from 'fast-check'
import { type Drawing, ref } from './drawn-graph.ts'

/** Nodes N0, N1 ... and relationships of the types between any two of them, each (type, source, target) once. */
export function randomDrawing(
  nodes: number,
  types: readonly string[],
  relationshipsMax: number,
): fc.Arbitrary<Drawing> {
  const link = fc.tuple(fc.constantFrom(...types), fc.nat(nodes - 1), fc.nat(nodes - 1))
  return fc.array(link, { maxLength: relationshipsMax }).map((links) => ({
    nodes: Array.from({ length: nodes }, (_, index) => ({ ref: ref(`N${index}`), properties: {} })),
    relationships: [...new Map(links.map((row) => [row.join(), row])).values()].map(
      ([type, source, target]) => ({
        type,
        source: ref(`N${source}`),
        target: ref(`N${target}`),
        properties: {},
      }),
    ),
  }))
}
