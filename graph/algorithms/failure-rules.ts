// How a failure spreads over each relation kind of the operations graph, as numbers and words only.
//
// Two rules wait for several causes: a cluster fails when fewer members are up than it needs, and the lower end of
// uplinks fails when the last of them is down. Each other rule needs one cause.

import type { WalkDirection } from '../projection/projected-graph.ts'

export interface FailureRule {
  readonly type: string
  /** How one walks from what failed to what may fail next. */
  readonly towards: WalkDirection
  readonly kind: 'ANY' | 'CLUSTER' | 'UPLINKS' | 'CALL'
}

/** In this order one is named where several rules fail an object in the same round. */
export const FAILURE_RULES: readonly FailureRule[] = [
  { type: 'MEMBER_OF_CLUSTER', towards: 'OUT', kind: 'CLUSTER' },
  { type: 'COMPOSED_OF', towards: 'IN', kind: 'ANY' },
  { type: 'DEPLOYED_ON', towards: 'IN', kind: 'ANY' },
  { type: 'CONNECTED_TO', towards: 'BOTH', kind: 'UPLINKS' },
  { type: 'CALLS', towards: 'IN', kind: 'CALL' },
  { type: 'DEPENDS_ON', towards: 'IN', kind: 'ANY' },
  { type: 'LOCATED_AT', towards: 'IN', kind: 'ANY' },
]

export const FAILURE_TYPES: readonly string[] = FAILURE_RULES.map((rule) => rule.type)

/** What is reported as affected when a member fails, and spreads no further. */
export const REPORTED: readonly { label: string; type: string; towards: WalkDirection }[] = [
  { label: 'ApplicationSystem', type: 'PART_OF', towards: 'OUT' },
  { label: 'TransactionChain', type: 'INCLUDES', towards: 'IN' },
  { label: 'BatchChain', type: 'INCLUDES', towards: 'IN' },
]

export const MIN_MEMBERS_DEFAULT = 1

/** Top to bottom: a business service stands above the rack that it ends in. */
export const LAYERS: readonly string[] = [
  'BATCH_SERVICE',
  'SOFTWARE',
  'OS',
  'VIRTUALIZATION',
  'IT_DEVICE',
  'INFRASTRUCTURE',
]
