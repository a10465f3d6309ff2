// Picture -> DOT. Every text is a quoted string without control characters; backslashes and entities are kept literal.

import type { NodeState, Picture } from './picture.ts'

const STYLES: Readonly<Record<NodeState, string>> = {
  SEED: 'shape=octagon, style=filled, fillcolor="#c62828", fontcolor="#ffffff", penwidth=4',
  FAILED: 'shape=box, style=filled, fillcolor="#ffcdd2", color="#c62828", penwidth=2',
  DEGRADED: 'shape=box, style="filled,rounded,dashed", fillcolor="#fff8e1", color="#f9a825", penwidth=2',
  REPORTED: 'shape=component, style=filled, fillcolor="#e3f2fd", color="#1565c0"',
  FOCUS: 'shape=ellipse, style=filled, fillcolor="#e8eaf6", peripheries=2',
  PLAIN: 'shape=ellipse, color="#616161"',
}

export function renderDot(picture: Picture): string {
  const places = new Map(picture.nodes.map((node, place) => [node.id, place]))
  const lines = ['digraph {', '  node [fontname="sans-serif"]', '  edge [fontname="sans-serif", fontsize=10]']
  for (const [place, { lines: texts, state }] of picture.nodes.entries()) {
    lines.push(`  n${place} [label=${quoted(texts)}, ${STYLES[state]}${widthFor(texts)}]`)
  }
  for (const { source, target, text } of picture.links) {
    lines.push(`  n${places.get(source)} -> n${places.get(target)} [label=${quoted([text])}]`)
  }
  for (const [place, notice] of picture.notices.entries()) {
    lines.push(`  notice${place} [label=${quoted([notice])}, shape=note, style=dashed]`)
  }
  return `${[...lines, '}'].join('\n')}\n`
}

/** Points of a 14-point line that one character takes, and the room left and right of the text. */
const WIDE_POINTS = 14.5
const NARROW_POINTS = 7.5
const MARGIN_POINTS = 26
const POINTS_PER_INCH = 72

/** Graphviz measures Chinese text as if it were Latin; a line that holds some gets its width from here. */
function widthFor(lines: readonly string[]): string {
  const widths = lines.map((line) => {
    const wide = line.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0
    return wide === 0 ? 0 : wide * WIDE_POINTS + (line.length - wide) * NARROW_POINTS + MARGIN_POINTS
  })
  const points = Math.max(0, ...widths)
  return points === 0 ? '' : `, width=${(points / POINTS_PER_INCH).toFixed(2)}`
}

function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line
      .replace(/\p{Cc}/gu, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('\\', '\\\\')
      .replaceAll('"', '\\"'),
  )
  return `"${escaped.join('\\n')}"`
}
