// Communities in the order in which people read them: the largest first, then by the first member's name.

import type { CommunityScope } from './community-scope.ts'
import type { Partition } from './louvain-graphology.ts'

export interface Community {
  /** 0 for the first community of the answer. */
  readonly number: number
  /** Nodes of the view in the order of (label, key). */
  readonly members: readonly number[]
}

/** Every node of the scope is in exactly one; a node without relationships is alone. */
export function communitiesOf(scope: CommunityScope, partition: Partition): Community[] {
  const places = new Map<number, number[]>()
  partition.communityOf.forEach((community, place) => {
    const members = places.get(community)
    if (members) members.push(place)
    else places.set(community, [place])
  })
  return [...places.values()]
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!)
    .map((members, number) => ({ number, members: members.map((place) => scope.nodes[place]!) }))
}
