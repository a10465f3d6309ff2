// What one object's failure depends on, read from the graph: its cluster members, its uplinks, its critical calls.
// Shared by the propagation, which counts, and by the explanation, which names.

import { NeighborBuffer, type ProjectedGraph, type PropertyReader } from '../projection/projected-graph.ts'
import { LAYERS, MIN_MEMBERS_DEFAULT } from './failure-rules.ts'

const OBJECT = 'OpsObject'

export class FailureFacts {
  readonly #graph: ProjectedGraph
  readonly #minMembers: PropertyReader
  readonly #layer: PropertyReader
  readonly #subtype: PropertyReader
  readonly #critical: PropertyReader
  readonly #memberType: number
  readonly #linkType: number
  readonly #buffer = new NeighborBuffer()

  constructor(graph: ProjectedGraph) {
    this.#graph = graph
    this.#minMembers = graph.nodeProperty(OBJECT, 'minMembers')
    this.#layer = graph.nodeProperty(OBJECT, 'layer')
    this.#subtype = graph.relationshipProperty('CONNECTED_TO', 'subtype')
    this.#critical = graph.relationshipProperty('CALLS', 'critical')
    this.#memberType = graph.typeNumber('MEMBER_OF_CLUSTER')
    this.#linkType = graph.typeNumber('CONNECTED_TO')
  }

  /** Members that the cluster needs to serve. */
  membersNeeded(cluster: number): number {
    const needed = this.#minMembers.number(cluster)
    return Number.isNaN(needed) ? MIN_MEMBERS_DEFAULT : needed
  }

  members(cluster: number): number[] {
    this.#graph.readNeighbors(cluster, this.#memberType, 'IN', this.#buffer)
    return Array.from(this.#buffer.nodes.subarray(0, this.#buffer.count)).filter((node) => node !== cluster)
  }

  /**
   * True if the link makes `end` depend on `partner`: its subtype is UPLINK and the partner stands in a higher layer.
   * "Higher" is higher in the architecture, nearer to the business, so the lower end is the one nearer to the rack.
   * Without both layers nothing is known and nothing spreads.
   */
  isUplink(link: number, end: number, partner: number): boolean {
    if (this.#subtype.text(link) !== 'UPLINK') return false
    const [lower, higher] = [this.#rank(end), this.#rank(partner)]
    return lower >= 0 && higher >= 0 && higher < lower
  }

  /** Partners over the object's uplinks, one a link. */
  uplinkPartners(end: number): number[] {
    const buffer = this.#buffer
    this.#graph.readNeighbors(end, this.#linkType, 'BOTH', buffer)
    const partners: number[] = []
    for (let index = 0; index < buffer.count; index += 1) {
      if (this.isUplink(buffer.edges[index]!, end, buffer.nodes[index]!)) partners.push(buffer.nodes[index]!)
    }
    return partners
  }

  /** A call is critical unless it says that it is not. */
  isCritical(call: number): boolean {
    return this.#critical.number(call) !== 0
  }

  /** 0 is the top layer; -1 where the object has none. */
  #rank(node: number): number {
    return LAYERS.indexOf(this.#layer.text(node) ?? '')
  }
}
