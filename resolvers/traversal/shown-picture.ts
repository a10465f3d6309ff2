// A picture in the asked form.

import { renderDot } from '../../graph/picture/dot.ts'
import { renderMermaid } from '../../graph/picture/mermaid.ts'
import type { Picture } from '../../graph/picture/picture.ts'
import { renderSvg } from '../../graph/picture/svg.ts'

export interface PictureArguments {
  readonly format: 'MERMAID' | 'DOT' | 'SVG'
}

export async function shownPicture(picture: Picture, { format }: PictureArguments) {
  const render = { MERMAID: renderMermaid, DOT: renderDot, SVG: renderSvg }[format]
  return {
    format,
    content: await render(picture),
    nodesDrawn: picture.nodes.length,
    nodesTotal: picture.nodesTotal,
    complete: picture.notices.length === 0,
  }
}
