// How many objects of each kind there are at a given size, and where in the bank each of them stands. Objects of one kind
// are numbered through the data centres in one order, so the same fraction of two kinds is the same place: what runs at
// a place stands on what lies at that place, belongs to its site and mostly to one system.

import { streamFor } from './draws.ts'
import { LANES, type LaneRange, TYPE_PROFILES } from './ops-profile.ts'
import { OPS_TYPES, type OpsTypeCode } from './ops-types.ts'
import { type SeedSite, SITES } from './reference.ts'
import { APPLICATION_SYSTEMS } from './systems.ts'

export interface OpsPlan {
  readonly counts: ReadonlyMap<OpsTypeCode, number>
  /** Number of the first host of a kind among all hosts; the address follows from it. */
  readonly hostStarts: ReadonlyMap<OpsTypeCode, number>
  countOf(type: OpsTypeCode): number
  siteAt(fraction: number): SeedSite
  /** Code of the system that most things at a place belong to. */
  systemAt(fraction: number): string
}

/** Stretches of the data centre that belong to one system. */
const STRETCHES = 160
/** Without a common divisor with LANES, so that every lane comes up. */
const LANE_STRIDE = 7
/** The kind that takes up what rounding leaves over. */
const BALANCING_TYPE: OpsTypeCode = 'VIRTUAL_MACHINE'

/** Spreads `objects` over the kinds by weight; every kind has at least one. */
export function planOps(objects: number, seed: number): OpsPlan {
  const total = OPS_TYPES.reduce((sum, type) => sum + TYPE_PROFILES[type.typeCode].weight, 0)
  const counts = new Map<OpsTypeCode, number>()
  let left = objects
  for (const { typeCode } of OPS_TYPES) {
    const count = Math.max(1, Math.floor((objects * TYPE_PROFILES[typeCode].weight) / total))
    counts.set(typeCode, count)
    left -= count
  }
  counts.set(BALANCING_TYPE, (counts.get(BALANCING_TYPE) ?? 0) + left)

  const hostStarts = new Map<OpsTypeCode, number>()
  let hosts = 0
  for (const [typeCode, count] of counts) {
    hostStarts.set(typeCode, hosts)
    if (TYPE_PROFILES[typeCode].host) hosts += count
  }

  const siteEnds = cumulativeSiteShares()
  const stretches = systemStretches(seed)
  return {
    counts,
    hostStarts,
    countOf: (type) => counts.get(type) ?? 0,
    siteAt: (fraction) => SITES[siteEnds.findIndex((end) => fraction < end)] ?? SITES[0]!,
    systemAt: (fraction) => stretches[Math.floor(fraction * STRETCHES)]!,
  }
}

function cumulativeSiteShares(): number[] {
  let end = 0
  return SITES.map((site) => {
    end += site.sharePct / 100
    return end
  })
}

/** Which system each stretch belongs to. Every system has one; the rest goes to the early, large ones more often. */
function systemStretches(seed: number): string[] {
  const prng = streamFor(seed, 'system stretches')
  return Array.from({ length: STRETCHES }, (_unused, stretch) => {
    const draw = prng.next()
    const system =
      stretch % Math.floor(STRETCHES / APPLICATION_SYSTEMS.length) === 0
        ? Math.floor((stretch * APPLICATION_SYSTEMS.length) / STRETCHES)
        : Math.floor(APPLICATION_SYSTEMS.length * draw * draw)
    return APPLICATION_SYSTEMS[system]![0]
  })
}

/** Where the middle of an object's place lies, from 0 to 1. */
export function fractionOf(index: number, count: number): number {
  return (index + 0.5) / count
}

/** The object among `targetCount` that lies at the same place. */
export function nearest(index: number, count: number, targetCount: number): number {
  return Math.floor(((index + 0.5) * targetCount) / count)
}

/** Lanes of neighbouring sources lie far apart, so that any few neighbours fall into most lane ranges. */
export function inLanes(index: number, [start, end]: LaneRange): boolean {
  const lane = (index * LANE_STRIDE) % LANES
  return lane >= start && lane < end
}

/** Moves a target into its lanes, staying within its block of LANES where the kind has that many. */
export function intoLanes(target: number, targetCount: number, [start, end]: LaneRange): number {
  if (end - start === LANES) return target
  const block = target - (target % LANES)
  const moved = block + start + Math.floor(((target % LANES) * (end - start)) / LANES)
  return moved < targetCount ? moved : target
}
