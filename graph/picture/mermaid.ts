// Picture -> Mermaid flowchart. Every text is quoted, and its special characters are written as entity codes.

import type { NodeState, Picture } from './picture.ts'

const SHAPES: Readonly<Record<NodeState, readonly [string, string]>> = {
  SEED: ['{{', '}}'],
  FAILED: ['[', ']'],
  DEGRADED: ['([', '])'],
  REPORTED: ['[[', ']]'],
  FOCUS: ['((', '))'],
  PLAIN: ['(', ')'],
}

const STYLES: Readonly<Record<NodeState, string>> = {
  SEED: 'fill:#c62828,color:#fff,stroke:#000,stroke-width:4px',
  FAILED: 'fill:#ffcdd2,color:#000,stroke:#c62828,stroke-width:2px',
  DEGRADED: 'fill:#fff8e1,color:#000,stroke:#f9a825,stroke-width:2px,stroke-dasharray:6 3',
  REPORTED: 'fill:#e3f2fd,color:#000,stroke:#1565c0,stroke-width:1px',
  FOCUS: 'fill:#e8eaf6,color:#000,stroke:#000,stroke-width:4px',
  PLAIN: 'fill:#fff,color:#000,stroke:#616161,stroke-width:1px',
}

export function renderMermaid(picture: Picture): string {
  const places = new Map(picture.nodes.map((node, place) => [node.id, place]))
  const states = new Set(picture.nodes.map((node) => node.state))
  const lines = ['flowchart TD']
  for (const [place, { lines: texts, state }] of picture.nodes.entries()) {
    const [open, close] = SHAPES[state]
    lines.push(`  n${place}${open}"${texts.map(escapeText).join('<br/>')}"${close}:::${state}`)
  }
  for (const { source, target, text } of picture.links) {
    lines.push(`  n${places.get(source)} -->|"${escapeText(text)}"| n${places.get(target)}`)
  }
  for (const [place, notice] of picture.notices.entries()) {
    lines.push(`  notice${place}["${escapeText(notice)}"]`)
  }
  for (const state of states) lines.push(`  classDef ${state} ${STYLES[state]}`)
  return `${lines.join('\n')}\n`
}

/** Everything but letters, digits, blanks and harmless marks becomes a numeric entity code, for example #35; for #. */
function escapeText(text: string): string {
  return text.replace(/[^\p{L}\p{N} ,.:()/+=_-]/gu, (character) => `#${character.codePointAt(0)};`)
}
