// Field resolvers of the type BlastRadius and of what it contains. Reasons are worked out only for what is shown.

import {
  type Explanation,
  explainDegradation,
  explainFailure,
} from '../../graph/algorithms/failure-explanation.ts'
import type { Reached, ReportedNode } from '../../graph/algorithms/failure-propagation.ts'
import { blastNodes, blastPicture } from '../../graph/picture/blast.ts'
import { degradationText, failureText } from '../../graph/picture/failure-text.ts'
import type { Context } from '../context.ts'
import { rowsOf } from '../traversal/arguments.ts'
import { countNames, entitiesAt, entityAt, keysOnly, namesOf } from '../traversal/shown-nodes.ts'
import { type PictureArguments, shownPicture } from '../traversal/shown-picture.ts'
import { affectedPage } from './affected-page.ts'
import type { Blast } from './blastRadius.ts'

interface ListArguments {
  readonly first?: number | null
}

/** Parent of AffectedObject and DegradedObject. */
interface ReasonedNode extends Reached {
  readonly blast: Blast
  readonly why: () => Explanation
}

/** Parent of AffectedContainer. */
interface ContainerNode extends ReportedNode {
  readonly blast: Blast
}

const OBJECT = 'OpsObject'

export const BlastRadius = {
  seeds: ({ view, result }: Blast, _args: unknown, context: Context) =>
    entitiesAt(context, view, result.seeds),
  affected: (blast: Blast) => {
    const page = affectedPage(blast)
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: failedNode(blast, node) }))
    return { ...page, edges, nodes: edges.map((edge) => edge.node) }
  },
  degraded: (blast: Blast, { first }: ListArguments) => {
    const all = blast.result.degraded
    return {
      totalCount: all.length,
      nodes: all.slice(0, rowsOf(first)).map((node) => degradedNode(blast, node)),
    }
  },
  systems: (blast: Blast, args: ListArguments) => containers(blast, 'ApplicationSystem', args),
  transactionChains: (blast: Blast, args: ListArguments) => containers(blast, 'TransactionChain', args),
  batchChains: (blast: Blast, args: ListArguments) => containers(blast, 'BatchChain', args),
  customerChannels: ({ view, result }: Blast) => {
    const channel = view.nodeProperty('TransactionChain', 'channel')
    const chains = result.reported.get('TransactionChain') ?? []
    return countNames(chains.map(({ node }) => channel.text(node))).map(({ name, count }) => ({
      channel: name,
      chains: count,
    }))
  },
  countsByLabel: ({ view, result }: Blast) => countNames(result.failed.map(({ node }) => view.labelOf(node))),
  countsByType: (blast: Blast) => countsBy(blast, 'typeCode'),
  countsByLayer: (blast: Blast) => countsBy(blast, 'layer'),
  completeness: ({ result }: Blast) => result.completeness,
  picture: async ({ view, result }: Blast, args: PictureArguments, context: Context) => {
    const naming = await namesOf(context, view, blastNodes(result))
    return shownPicture(blastPicture(view, result, naming), args)
  },
}

const REASONED = {
  entity: ({ blast, node }: ReasonedNode, _args: unknown, context: Context) =>
    entityAt(context, blast.view, node),
  causes: ({ blast, why }: ReasonedNode, { first }: ListArguments, context: Context) =>
    entitiesAt(context, blast.view, why().causes.slice(0, rowsOf(first))),
  causeCount: ({ why }: ReasonedNode) => why().causes.length,
}

export const AffectedObject = {
  ...REASONED,
  rule: ({ why }: ReasonedNode) => why().rule,
  membersUp: ({ why }: ReasonedNode) => why().members?.up ?? null,
  membersNeeded: ({ why }: ReasonedNode) => why().members?.needed ?? null,
  linksDown: ({ why }: ReasonedNode) => why().links?.down ?? null,
  links: ({ why }: ReasonedNode) => why().links?.all ?? null,
  explanation: ({ blast, why }: ReasonedNode, _args: unknown, context: Context) =>
    failureText(blast.view, keysOnly(context), why()),
}

export const DegradedObject = {
  ...REASONED,
  explanation: ({ blast, why }: ReasonedNode, _args: unknown, context: Context) =>
    degradationText(blast.view, keysOnly(context), why()),
}

export const AffectedContainer = {
  entity: ({ blast, node }: ContainerNode, _args: unknown, context: Context) =>
    entityAt(context, blast.view, node),
}

function failedNode(blast: Blast, reached: Reached): ReasonedNode {
  return { ...reached, blast, why: once(() => explainFailure(blast.view, blast.result, reached.node)) }
}

function degradedNode(blast: Blast, reached: Reached): ReasonedNode {
  return { ...reached, blast, why: once(() => explainDegradation(blast.view, blast.result, reached.node)) }
}

function containers(blast: Blast, label: string, { first }: ListArguments) {
  const all = blast.result.reported.get(label) ?? []
  const nodes = all.slice(0, rowsOf(first)).map((node): ContainerNode => ({ ...node, blast }))
  return { totalCount: all.length, nodes }
}

function countsBy({ view, result }: Blast, property: string) {
  const reader = view.nodeProperty(OBJECT, property)
  return countNames(
    result.failed.map(({ node }) => (view.labelOf(node) === OBJECT ? reader.text(node) : null)),
  )
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null
  return () => {
    done ??= { value: work() }
    return done.value
  }
}
