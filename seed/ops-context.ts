// What surrounds the operations objects: their types, systems, sites, sources and chains, as nodes and as relationships
// from the objects to them.

import type { NodeRef } from '../graph/model/refs.ts'
import {
  type NodeRow,
  node,
  type RelationshipRow,
  relationship,
  type SeedSection,
  undirected,
} from './batches.ts'
import { streamFor } from './draws.ts'
import { opsRef } from './ops-objects.ts'
import { fractionOf, nearest, type OpsPlan } from './ops-plan.ts'
import { type Layer, OPS_TYPES, type OpsTypeCode, PHYSICAL_LAYERS } from './ops-types.ts'
import {
  PLANTED_BATCH_STEPS,
  PLANTED_OBJECTS,
  PLANTED_SITE,
  PLANTED_TRANSACTION_STEPS,
} from './planted-ops.ts'
import { BATCH_CHAINS, DATA_SOURCES, DEMO_NOW, SITES, TRANSACTION_CHAINS } from './reference.ts'
import { RELATION_SUBTYPES } from './relation-subtypes.ts'
import { APPLICATION_SYSTEMS } from './systems.ts'

/** The tool that sees a layer, besides the configuration database that sees everything. */
const SOURCE_OF_LAYER: Readonly<Record<Layer, string>> = {
  BATCH_SERVICE: 'BATCHMON',
  SOFTWARE: 'APM',
  OS: 'OSSCAN',
  VIRTUALIZATION: 'VCENTER',
  IT_DEVICE: 'NETMS',
  INFRASTRUCTURE: 'DCIM',
}
/** Share of the objects that the layer's own tool sees. */
const SEEN_RATIO = 0.9
/** Minutes before the synthetic present within which objects were last seen. */
const SEEN_WITHIN_MIN = 1500
/** Every how many servers one is known twice. */
const SERVERS_PER_DOUBLE = 50
/** Members of a generated chain. */
const CHAIN_STEPS = 6
/** Availability that criticality 5, 4, 3 and less are promised, in percent. */
const AVAILABILITY_PCT = [99.999, 99.99, 99.9] as const

export function* opsContextNodes(): Generator<SeedSection> {
  yield nodes(
    'OpsObjectType',
    OPS_TYPES.map(({ typeCode, ...set }) => node('OpsObjectType', typeCode, set)),
  )
  yield nodes(
    'OpsRelationSubtype',
    RELATION_SUBTYPES.map(({ subtypeCode, ...set }) => node('OpsRelationSubtype', subtypeCode, set)),
  )
  yield nodes('ApplicationSystem', APPLICATION_SYSTEMS.map(systemRow))
  yield nodes(
    'Site',
    SITES.map(({ siteCode, name, role, cityCode }) =>
      node('Site', siteCode, { name, role, cityCode, status: 'UP' }),
    ),
  )
  yield nodes(
    'DataSource',
    DATA_SOURCES.map(({ sourceCode, ...set }) =>
      node('DataSource', sourceCode, { ...set, lastLoadedAt: DEMO_NOW }),
    ),
  )
  yield nodes(
    'TransactionChain',
    TRANSACTION_CHAINS.map(({ chainCode, ...set }) => node('TransactionChain', chainCode, set)),
  )
  yield nodes(
    'BatchChain',
    BATCH_CHAINS.map(([code, name, deadline]) => node('BatchChain', code, { name, deadline })),
  )
}

function nodes(label: string, rows: Iterable<NodeRow>): SeedSection {
  return { kind: 'nodes', label, rows }
}

function systemRow([systemCode, name, criticality]: (typeof APPLICATION_SYSTEMS)[number]): NodeRow {
  return node('ApplicationSystem', systemCode, {
    name,
    criticality,
    drGradeLocal: Math.min(6, criticality + 1),
    drGradeRemote: Math.min(5, criticality),
    availabilityTargetPct: AVAILABILITY_PCT[5 - criticality] ?? 99.5,
  })
}

export function* opsContextRelationships(plan: OpsPlan, seed: number): Generator<SeedSection> {
  yield { kind: 'relationships', type: 'INSTANCE_OF', rows: instanceRows(plan) }
  yield { kind: 'relationships', type: 'PART_OF', rows: systemRows(plan) }
  yield { kind: 'relationships', type: 'LOCATED_AT', rows: siteRows(plan) }
  yield { kind: 'relationships', type: 'OBSERVED_IN', rows: sightingRows(plan, seed) }
  yield { kind: 'relationships', type: 'SAME_AS', rows: doubleRows(plan) }
  yield { kind: 'relationships', type: 'INCLUDES', rows: chainRows(plan) }
}

const ci = (ciCode: string): NodeRef => ({ label: 'OpsObject', key: ciCode })

function* instanceRows(plan: OpsPlan): Generator<RelationshipRow> {
  for (const { typeCode } of OPS_TYPES) {
    const target = { label: 'OpsObjectType', key: typeCode }
    const count = plan.countOf(typeCode)
    for (let index = 0; index < count; index += 1) {
      yield relationship('INSTANCE_OF', opsRef(typeCode, index), target)
    }
  }
  for (const { ciCode, typeCode } of PLANTED_OBJECTS) {
    yield relationship('INSTANCE_OF', ci(ciCode), { label: 'OpsObjectType', key: typeCode })
  }
}

function* systemRows(plan: OpsPlan): Generator<RelationshipRow> {
  for (const { typeCode, layer } of OPS_TYPES) {
    if (PHYSICAL_LAYERS.has(layer)) continue
    const count = plan.countOf(typeCode)
    for (let index = 0; index < count; index += 1) {
      const key = plan.systemAt(fractionOf(index, count))
      yield relationship('PART_OF', opsRef(typeCode, index), { label: 'ApplicationSystem', key })
    }
  }
  for (const { ciCode, systemCode } of PLANTED_OBJECTS) {
    if (systemCode === null) continue
    yield relationship('PART_OF', ci(ciCode), { label: 'ApplicationSystem', key: systemCode })
  }
}

function* siteRows(plan: OpsPlan): Generator<RelationshipRow> {
  for (const { typeCode, layer } of OPS_TYPES) {
    if (!PHYSICAL_LAYERS.has(layer)) continue
    const count = plan.countOf(typeCode)
    for (let index = 0; index < count; index += 1) {
      const key = plan.siteAt(fractionOf(index, count)).siteCode
      yield relationship('LOCATED_AT', opsRef(typeCode, index), { label: 'Site', key })
    }
  }
  for (const { ciCode, systemCode } of PLANTED_OBJECTS) {
    if (systemCode !== null) continue
    yield relationship('LOCATED_AT', ci(ciCode), { label: 'Site', key: PLANTED_SITE })
  }
}

function* sightingRows(plan: OpsPlan, seed: number): Generator<RelationshipRow> {
  const prng = streamFor(seed, 'sightings')
  const cmdb = { label: 'DataSource', key: 'CMDB' }
  const now = Date.parse(DEMO_NOW)
  const times = Array.from({ length: SEEN_WITHIN_MIN }, (_unused, minute) =>
    new Date(now - minute * 60_000).toISOString(),
  )
  for (const { typeCode, layer } of OPS_TYPES) {
    const tool = { label: 'DataSource', key: SOURCE_OF_LAYER[layer] }
    const count = plan.countOf(typeCode)
    for (let index = 0; index < count; index += 1) {
      const object = opsRef(typeCode, index)
      yield relationship('OBSERVED_IN', object, cmdb, { lastSeenAt: times[prng.int(SEEN_WITHIN_MIN)]! })
      if (prng.next() >= SEEN_RATIO) continue
      yield relationship('OBSERVED_IN', object, tool, {
        lastSeenAt: times[prng.int(SEEN_WITHIN_MIN)]!,
        externalId: `${tool.key}/${object.key}`,
      })
    }
  }
  for (const { ciCode } of PLANTED_OBJECTS) {
    yield relationship('OBSERVED_IN', ci(ciCode), cmdb, { lastSeenAt: DEMO_NOW })
  }
}

function* doubleRows(plan: OpsPlan): Generator<RelationshipRow> {
  const count = plan.countOf('SERVER')
  for (let index = 0; index + 1 < count; index += SERVERS_PER_DOUBLE) {
    yield undirected('SAME_AS', opsRef('SERVER', index), opsRef('SERVER', index + 1), { confidence: 0.8 })
  }
}

function* chainRows(plan: OpsPlan): Generator<RelationshipRow> {
  const codes = TRANSACTION_CHAINS.map((chain) => chain.chainCode)
  yield* stepRows(plan, 'TransactionChain', codes, PLANTED_TRANSACTION_STEPS, 'REGISTERED_SERVICE')
  const batches = BATCH_CHAINS.map(([code]) => code)
  yield* stepRows(plan, 'BatchChain', batches, PLANTED_BATCH_STEPS, 'BATCH_JOB')
}

/** Steps of each chain: the planted ones, or neighbouring objects from the chain's own place. */
function* stepRows(
  plan: OpsPlan,
  label: string,
  codes: readonly string[],
  planted: Readonly<Record<string, readonly string[]>>,
  type: OpsTypeCode,
): Generator<RelationshipRow> {
  const count = plan.countOf(type)
  for (const [place, code] of codes.entries()) {
    const first = nearest(place, codes.length, count)
    const steps =
      planted[code]?.map(ci) ??
      Array.from({ length: Math.min(CHAIN_STEPS, count) }, (_unused, step) =>
        opsRef(type, (first + step) % count),
      )
    for (const [step, object] of steps.entries()) {
      yield relationship('INCLUDES', { label, key: code }, object, { position: step + 1, entry: step === 0 })
    }
  }
}
