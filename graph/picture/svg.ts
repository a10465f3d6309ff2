// Picture -> SVG, laid out by Graphviz as WebAssembly, which is loaded when the first picture is asked for.

import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { renderDot } from './dot.ts'
import type { Picture } from './picture.ts'

let loading: Promise<Graphviz> | null = null

export async function renderSvg(picture: Picture): Promise<string> {
  loading ??= Graphviz.load()
  const graphviz = await loading
  return graphviz.layout(renderDot(picture), 'svg', 'dot')
}
