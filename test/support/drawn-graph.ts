// Graphs drawn as text, for tests: one node or relationship a line. A bare name is an OpsObject.
//
//   K {"minMembers": 2}
//   Site:S1
//   DB1 -MEMBER_OF_CLUSTER-> K
//   A -CALLS-> K {"critical": false}

import { loadModel } from '../../graph/model/load-schema.ts'
import { type NodeRef, nodeRefText } from '../../graph/model/refs.ts'
import type { Properties } from '../../graph/model/values.ts'
import { buildBase, type ScanSource } from '../../graph/projection/build-base.ts'
import { Projection } from '../../graph/projection/projection.ts'

export const MODEL = loadModel()

export interface DrawnNode {
  readonly ref: NodeRef
  readonly properties: Properties
}

export interface DrawnRelationship {
  readonly type: string
  readonly source: NodeRef
  readonly target: NodeRef
  readonly properties: Properties
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[]
  readonly relationships: readonly DrawnRelationship[]
}

export function ref(text: string): NodeRef {
  const colon = text.indexOf(':')
  return colon < 0
    ? { label: 'OpsObject', key: text }
    : { label: text.slice(0, colon), key: text.slice(colon + 1) }
}

/** "VM1" for an OpsObject, "Site:S1" for the rest: the same form as in drawings. */
export function text(node: NodeRef): string {
  return node.label === 'OpsObject' ? node.key : `${node.label}:${node.key}`
}

export function draw(drawing: string): Drawing {
  const nodes = new Map<string, DrawnNode>()
  const relationships: DrawnRelationship[] = []
  const place = (name: string, properties: Properties | null) => {
    const node = ref(name)
    if (properties || !nodes.has(nodeRefText(node))) {
      nodes.set(nodeRefText(node), { ref: node, properties: properties ?? {} })
    }
    return node
  }
  for (const line of drawing.split('\n').map((raw) => raw.trim())) {
    const match = /^(\S+)(?: -(\w+)-> (\S+))?(?: (\{.*\}))?$/.exec(line)
    if (!match) continue
    const [, left, type, right, json] = match
    const properties = json === undefined ? null : (JSON.parse(json) as Properties)
    if (type === undefined) place(left!, properties ?? {})
    else
      relationships.push({
        type,
        source: place(left!, null),
        target: place(right!, null),
        properties: properties ?? {},
      })
  }
  return { nodes: [...nodes.values()], relationships }
}

/** Handles are places in the drawing, so the scan order is not the key order. */
export function scanSourceOf(drawing: Drawing): ScanSource {
  const handleOf = new Map(drawing.nodes.map((node, index) => [nodeRefText(node.ref), index]))
  const values = (properties: Properties, columns: readonly string[]) =>
    columns.map((name) => properties[name] ?? null)
  return {
    async *scanNodes(label, columns) {
      yield drawing.nodes.flatMap((node, handle) =>
        node.ref.label === label
          ? [{ handle, key: node.ref.key, values: values(node.properties, columns) }]
          : [],
      )
    },
    async *scanRelationships(type, columns) {
      yield drawing.relationships.flatMap((row, handle) =>
        row.type === type
          ? [
              {
                handle,
                source: handleOf.get(nodeRefText(row.source))!,
                target: handleOf.get(nodeRefText(row.target))!,
                values: values(row.properties, columns),
              },
            ]
          : [],
      )
    },
  }
}

export async function project(drawing: Drawing | string, version = 1): Promise<Projection> {
  const drawn = typeof drawing === 'string' ? draw(drawing) : drawing
  const base = await buildBase(MODEL, scanSourceOf(drawn), { signal: null, onProgress: null })
  return new Projection(MODEL, base, version)
}
