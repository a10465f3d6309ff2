// Field resolvers of the type PathsResult and of what it contains.

import { type Link, linkOf } from '../../graph/algorithms/links-among.ts'
import type { Path } from '../../graph/algorithms/paths.ts'
import { explain } from '../../graph/model/explanations.ts'
import { pathsNodes, pathsPicture } from '../../graph/picture/subgraph.ts'
import type { Context } from '../context.ts'
import { LINK_FIELDS, type LinkParent } from '../traversal/shown-link.ts'
import { entitiesAt, keysOnly, namesOf } from '../traversal/shown-nodes.ts'
import { type PictureArguments, shownPicture } from '../traversal/shown-picture.ts'
import type { PathsAnswer } from './paths.ts'

/** Parent of the type GraphPath. */
interface OnePath {
  readonly answer: PathsAnswer
  readonly path: Path
}

/** Parent of the type PathRelationship. */
interface PathLink extends LinkParent {
  readonly direction: 'OUT' | 'IN'
}

export const PathsResult = {
  paths: (answer: PathsAnswer) => answer.found.paths.map((path): OnePath => ({ answer, path })),
  completeness: ({ found }: PathsAnswer) => found.completeness,
  picture: async ({ view, source, target, found }: PathsAnswer, args: PictureArguments, context: Context) => {
    const naming = await namesOf(context, view, pathsNodes(source, target, found.paths))
    return shownPicture(pathsPicture(view, source, target, found.paths, naming), args)
  },
}

export const GraphPath = {
  length: ({ path }: OnePath) => path.length,
  nodes: ({ answer, path }: OnePath, _args: unknown, context: Context) =>
    entitiesAt(context, answer.view, [answer.source, ...path.map((step) => step.node)]),
  relationships: ({ answer, path }: OnePath): PathLink[] =>
    linksOf(answer.source, path).map((link, index) => ({
      view: answer.view,
      link,
      direction: path[index]!.direction,
    })),
  explanation: pathText,
}

export const PathRelationship = LINK_FIELDS

/** "A to C in 2 steps: A -CALLS-> B <-CALLS- C". */
function pathText({ answer, path }: OnePath, _args: unknown, context: Context): string {
  const { view, source, target } = answer
  const naming = keysOnly(context)
  const called = (node: number) => naming.key(view.refOf(node))
  const steps = path.map(({ node, type, direction }) => {
    const name = view.typeName(type)
    return direction === 'OUT' ? ` -${name}-> ${called(node)}` : ` <-${name}- ${called(node)}`
  })
  return explain(context.locale, 'path', {
    source: called(source),
    target: called(target),
    length: path.length,
    walk: `${called(source)}${steps.join('')}`,
  })
}

function linksOf(source: number, path: Path): Link[] {
  return path.map((step, index) => linkOf(path[index - 1]?.node ?? source, step))
}
