// The generated relationships between operations objects, by the rules of ops-profile.ts. Every pair of ends occurs once
// within its type: a source draws its targets without repetition, and no two rules share a type and both kinds.

import type { Prng } from '../graph/lib/prng.ts'
import { type RelationshipRow, relationship, type SeedSection, undirected } from './batches.ts'
import { around, popular, streamFor } from './draws.ts'
import { opsRef } from './ops-objects.ts'
import { fractionOf, inLanes, intoLanes, nearest, type OpsPlan } from './ops-plan.ts'
import {
  CALL_RULES,
  CARRIER_RULES,
  type CallRule,
  type CarrierRule,
  LINK_RULES,
  type LinkRule,
  ORDER_RULES,
  type OrderRule,
  PART_RULES,
  type PartRule,
} from './ops-profile.ts'

/** Share of the calls that stay near the caller's own place; the others go to what is popular. */
const LOCAL_CALLS_RATIO = 0.7
/** How far from its own place a caller still finds a local callee. */
const LOCAL_REACH = 40
/** Every how many calls one goes to a later service of the same kind, which can close a cycle of calls. */
const CALLS_PER_BACKWARD = 400
/** Jobs of one kind in a row that form a chain; most wait only for earlier ones of their own chain. */
const CHAIN_LENGTH = 12
const OWN_CHAIN_RATIO = 0.97

export function* opsLinkSections(plan: OpsPlan, seed: number): Generator<SeedSection> {
  for (const type of ['DEPLOYED_ON', 'MEMBER_OF_CLUSTER'] as const) {
    const rules = CARRIER_RULES.filter((rule) => rule.type === type)
    yield section(type, rules, (rule) => carrierRows(plan, rule))
  }
  yield section('COMPOSED_OF', PART_RULES, (rule) => partRows(plan, rule))
  yield section('CONNECTED_TO', LINK_RULES, (rule) => linkRows(plan, rule))
  const prng = streamFor(seed, 'ops links')
  yield section('CALLS', CALL_RULES, (rule) => callRows(plan, rule, prng))
  yield section('DEPENDS_ON', ORDER_RULES, (rule) => orderRows(plan, rule, prng))
}

/** The rows of all rules of one type, one rule after the other. */
function section<Rule>(
  type: string,
  rules: readonly Rule[],
  rowsOf: (rule: Rule) => Iterable<RelationshipRow>,
): SeedSection {
  function* rows(): Generator<RelationshipRow> {
    for (const rule of rules) yield* rowsOf(rule)
  }
  return { kind: 'relationships', type, rows: rows() }
}

function* carrierRows(plan: OpsPlan, rule: CarrierRule): Generator<RelationshipRow> {
  const count = plan.countOf(rule.source)
  const targets = plan.countOf(rule.target)
  const set = { subtype: rule.subtype }
  for (let index = 0; index < count; index += 1) {
    if (!inLanes(index, rule.sourceLanes)) continue
    const target = intoLanes(nearest(index, count, targets), targets, rule.targetLanes)
    yield relationship(rule.type, opsRef(rule.source, index), opsRef(rule.target, target), set)
  }
}

function* partRows(plan: OpsPlan, rule: PartRule): Generator<RelationshipRow> {
  const parts = plan.countOf(rule.target)
  const wholes = plan.countOf(rule.source)
  const set = { subtype: rule.subtype }
  for (let index = 0; index < parts; index += 1) {
    const whole = nearest(index, parts, wholes)
    yield relationship(rule.type, opsRef(rule.source, whole), opsRef(rule.target, index), set)
  }
}

function* linkRows(plan: OpsPlan, rule: LinkRule): Generator<RelationshipRow> {
  const count = plan.countOf(rule.source)
  const targets = plan.countOf(rule.target)
  for (let index = 0; index < count; index += 1) {
    const first = nearest(index, count, targets)
    for (let link = 0; link < Math.min(rule.links, targets); link += 1) {
      const target = (first + link) % targets
      yield undirected(rule.type, opsRef(rule.source, index), opsRef(rule.target, target), {
        subtype: rule.subtype,
        port: `eth${link}`,
      })
    }
  }
}

function* callRows(plan: OpsPlan, rule: CallRule, prng: Prng): Generator<RelationshipRow> {
  const count = plan.countOf(rule.source)
  const targets = plan.countOf(rule.target)
  const chosen: number[] = []
  for (let index = 0; index < count; index += 1) {
    chosen.length = 0
    const wanted = around(prng, rule.mean)
    for (let call = 0; call < wanted; call += 1) {
      const local = prng.next() < LOCAL_CALLS_RATIO
      const target = local ? nearCallee(prng, index, count, targets) : popular(prng, targets)
      if (chosen.includes(target)) continue
      if (rule.source === rule.target && !mayCall(prng, index, target)) continue
      chosen.push(target)
      const critical = prng.next() < (local ? rule.criticalRatio : rule.criticalRatio / 2)
      yield relationship(rule.type, opsRef(rule.source, index), opsRef(rule.target, target), {
        subtype: rule.subtype,
        critical,
        callsPerMin: 1 + popular(prng, 6000),
        errorPct: popular(prng, 500) / 100,
        p95Ms: (20 + popular(prng, 8000)) / 10,
      })
    }
  }
}

function nearCallee(prng: Prng, index: number, count: number, targets: number): number {
  const target = nearest(index, count, targets) + prng.int(2 * LOCAL_REACH + 1) - LOCAL_REACH
  return Math.min(Math.max(target, 0), targets - 1)
}

/** Calls among one kind go to earlier objects, so that outages end somewhere; a few go the other way, never to itself. */
function mayCall(prng: Prng, index: number, target: number): boolean {
  if (target < index) return true
  return target > index && prng.int(CALLS_PER_BACKWARD) === 0
}

function* orderRows(plan: OpsPlan, rule: OrderRule, prng: Prng): Generator<RelationshipRow> {
  const count = plan.countOf(rule.source)
  const targets = plan.countOf(rule.target)
  const chosen: number[] = []
  for (let index = 0; index < count; index += 1) {
    // Of its own kind an object waits for earlier ones; of another kind also for the one at its place.
    const sameKind = rule.source === rule.target
    const place = sameKind ? index : nearest(index, count, targets)
    const end = sameKind ? place : place + 1
    chosen.length = 0
    const wanted = around(prng, rule.mean)
    for (let order = 0; order < wanted; order += 1) {
      const start = prng.next() < OWN_CHAIN_RATIO ? place - (place % CHAIN_LENGTH) : 0
      if (start >= end) continue
      const target = start + prng.int(end - start)
      if (chosen.includes(target)) continue
      chosen.push(target)
      const crossSystem =
        plan.systemAt(fractionOf(index, count)) !== plan.systemAt(fractionOf(target, targets))
      yield relationship(rule.type, opsRef(rule.source, index), opsRef(rule.target, target), {
        subtype: crossSystem ? 'CROSS_SYSTEM' : rule.subtype,
        crossSystem,
        sourceCode: 'BATCHMON',
      })
    }
  }
}
