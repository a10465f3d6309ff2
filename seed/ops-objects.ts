// The generated operations objects: their codes, names, hosts and states. Planted objects are in planted-ops.ts.

import type { NodeRef } from '../graph/model/refs.ts'
import type { Properties } from '../graph/model/values.ts'
import { type NodeRow, node } from './batches.ts'
import { digits, streamFor } from './draws.ts'
import { fractionOf, type OpsPlan } from './ops-plan.ts'
import { LANES, TYPE_PROFILES } from './ops-profile.ts'
import { OPS_TYPES, type OpsType, type OpsTypeCode, PHYSICAL_LAYERS } from './ops-types.ts'
import { APPLICATION_SYSTEMS } from './systems.ts'

const CODE_DIGITS = 6
const TEAMS = [
  '核心運維組',
  '網絡組',
  '系統組',
  '數據庫組',
  '中間件組',
  '應用一組',
  '應用二組',
  '批次組',
] as const

export function opsRef(type: OpsTypeCode, index: number): NodeRef {
  return { label: 'OpsObject', key: `${TYPE_PROFILES[type].prefix}-${digits(index, CODE_DIGITS)}` }
}

export function* opsObjectRows(plan: OpsPlan, seed: number): Generator<NodeRow> {
  const prng = streamFor(seed, 'ops objects')
  const shortNames = new Map(APPLICATION_SYSTEMS.map(([code, name]) => [code, name.split(' ', 1)[0] ?? name]))
  for (const type of OPS_TYPES) {
    const count = plan.countOf(type.typeCode)
    const shortType = shortTypeName(type)
    for (let index = 0; index < count; index += 1) {
      const fraction = fractionOf(index, count)
      const owner = PHYSICAL_LAYERS.has(type.layer)
        ? plan.siteAt(fraction).name
        : shortNames.get(plan.systemAt(fraction))
      const set: Record<string, Properties[string]> = {
        name: `${owner}${shortType}${digits(index, CODE_DIGITS)}`,
        typeCode: type.typeCode,
        layer: type.layer,
        status: statusOf(prng.int(1000)),
        ownerTeam: TEAMS[Math.floor(fraction * 64) % TEAMS.length]!,
      }
      if (TYPE_PROFILES[type.typeCode].host) {
        const host = (plan.hostStarts.get(type.typeCode) ?? 0) + index
        set.hostName = `${plan.siteAt(fraction).hostCode}-${opsRef(type.typeCode, index).key}`
        set.ipAddress = `10.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}`
      }
      if (isCluster(type.typeCode)) set.minMembers = minMembersOf(index)
      yield node('OpsObject', opsRef(type.typeCode, index).key, set)
    }
  }
}

/** Type names carry Chinese first, then perhaps English; object names use the Chinese part. */
function shortTypeName(type: OpsType): string {
  return type.name.replace(/ ?[A-Za-z][A-Za-z -]*$/, '')
}

/** Of a thousand objects four are down, twenty-two warn and ten are unknown. */
function statusOf(draw: number): string {
  if (draw < 4) return 'DOWN'
  if (draw < 26) return 'WARN'
  return draw < 36 ? 'UNKNOWN' : 'OK'
}

export function isCluster(type: OpsTypeCode): boolean {
  return type.endsWith('_CLUSTER')
}

/** One cluster in twenty needs two members, the others serve with one. */
function minMembersOf(index: number): number {
  return index % LANES === LANES - 1 ? 2 : 1
}
