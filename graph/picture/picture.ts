// A small drawn graph, before it takes a form. States differ by words and shapes, not by colour alone.

import { explain } from '../model/explanations.ts'
import { LIMITS } from '../model/limits.ts'
import type { NodeRef } from '../model/refs.ts'
import type { Locale } from '../model/texts.ts'

/** SEED and FAILED failed, REPORTED is a system or chain that feels it, FOCUS is what was asked about. */
export type NodeState = 'SEED' | 'FAILED' | 'DEGRADED' | 'REPORTED' | 'FOCUS' | 'PLAIN'

export interface PictureNode {
  /** The node's place in the view; only for joining links to nodes. */
  readonly id: number
  /** Lines of text, the first one naming it. */
  readonly lines: readonly string[]
  readonly state: NodeState
}

export interface PictureLink {
  readonly source: number
  readonly target: number
  readonly text: string
}

export interface Picture {
  readonly nodes: readonly PictureNode[]
  readonly links: readonly PictureLink[]
  /** Nodes of the answer, drawn or not. */
  readonly nodesTotal: number
  /** What was left out, in words. */
  readonly notices: readonly string[]
}

/** How nodes are called in pictures and texts; the maker masks what is personal. */
export interface Naming {
  readonly locale: Locale
  key(ref: NodeRef): string
  /** Null where it has no name or the name is not to be shown. */
  name(ref: NodeRef): string | null
}

/** "key (name)", or the key alone. */
export function calledName(naming: Naming, ref: NodeRef): string {
  const [key, name] = [naming.key(ref), naming.name(ref)]
  return name === null || name === key ? key : `${key} (${name})`
}

/** Keeps the first nodes, and the links between them, within the limits of a picture. */
export function cutPicture(
  locale: Locale,
  nodes: readonly PictureNode[],
  links: readonly PictureLink[],
  nodesTotal = nodes.length,
): Picture {
  const drawn = nodes.slice(0, LIMITS.pictureNodesMax)
  const ids = new Set(drawn.map((node) => node.id))
  const joined = links.filter((link) => ids.has(link.source) && ids.has(link.target))
  const notices: string[] = []
  if (drawn.length < nodesTotal) {
    notices.push(explain(locale, 'pictureCut', { shown: drawn.length, all: nodesTotal }))
  }
  if (joined.length > LIMITS.pictureRelationshipsMax) notices.push(explain(locale, 'pictureLinksCut'))
  return { nodes: drawn, links: joined.slice(0, LIMITS.pictureRelationshipsMax), nodesTotal, notices }
}
