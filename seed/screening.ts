// The watch lists with their generated entries, and the customers whose names match. All listed persons are invented.

import {
  type NodeRow,
  node,
  type RelationshipRow,
  relationship,
  type SeedSection,
  undirected,
} from './batches.ts'
import { digits, streamFor } from './draws.ts'
import { personProperties } from './parties.ts'
import { customerRef, organizationRef, type PartiesPlan } from './parties-plan.ts'
import { DEMO_NOW } from './reference.ts'

const LISTS = [
  ['SANCTION', '制裁名單 sanctions', 'BLACK', 'LISTS'],
  ['PEP', '政治公眾人物名單 politically exposed persons', 'GREY', 'LISTS'],
  ['OWN-BLACK', '本行黑名單 own black list', 'BLACK', 'ECIF'],
  ['OWN-GREY', '本行灰名單 own grey list', 'GREY', 'ECIF'],
  ['OWN-WHITE', '本行白名單 own white list', 'WHITE', 'ECIF'],
] as const

/** What an entry of the PEP list may be by the bank's definition; the last is not yet judged. */
const JUDGEMENTS = [
  { isPep: true, occupation: '副市長', biography: '曾任副市長,分管財政。' },
  { isPep: true, occupation: '國有銀行行長', biography: '曾任國有銀行行長。' },
  { isPep: false, occupation: '人大代表', biography: '市人民代表大會代表,企業經營者。' },
  { occupation: '官員', biography: '資料待補。' },
] as const
const KINDS_OF_TIE = ['FAMILY', 'CLOSE_ASSOCIATE', 'COMPANY'] as const
const AGE_BANDS = ['YOUNG', 'MIDDLE', 'OLD'] as const
const MATCH_STATES = ['OPEN', 'CONFIRMED', 'DISMISSED'] as const
const ENTRIES_PER_TIE = 10
const ENTRIES_PER_MATCH = 4
const ORGANIZATIONS_PER_LISTING = 60

export function* screeningNodes(plan: PartiesPlan, seed: number): Generator<SeedSection> {
  yield {
    kind: 'nodes',
    label: 'WatchList',
    rows: LISTS.map(([listCode, name, kind, source]) =>
      node('WatchList', listCode, { name, kind, source, version: 1 }),
    ),
  }
  yield { kind: 'nodes', label: 'WatchListEntry', rows: entryRows(plan, seed) }
}

export function* screeningRelationships(plan: PartiesPlan, seed: number): Generator<SeedSection> {
  yield { kind: 'relationships', type: 'PART_OF', rows: listLinks(plan) }
  yield { kind: 'relationships', type: 'RELATED_TO', rows: tieLinks(plan) }
  yield { kind: 'relationships', type: 'MATCHES', rows: matchLinks(plan, seed) }
  yield { kind: 'relationships', type: 'LISTED_IN', rows: listingLinks(plan) }
}

/** Entries stand on the sanctions list and on the PEP list by turns. */
const listOf = (entry: number): 'SANCTION' | 'PEP' => (entry % 2 === 0 ? 'SANCTION' : 'PEP')
const entryRef = (entry: number) => ({ label: 'WatchListEntry', key: `${listOf(entry)}:${digits(entry, 6)}` })

function* entryRows(plan: PartiesPlan, seed: number): Generator<NodeRow> {
  const prng = streamFor(seed, 'list entries')
  for (let index = 0; index < plan.listEntries; index += 1) {
    const { nameZh, nameEn, gender, birthDate, nationality, regionCode } = personProperties(prng)
    const judgement = JUDGEMENTS[prng.int(JUDGEMENTS.length)]!
    yield node('WatchListEntry', entryRef(index).key, {
      nameZh: nameZh ?? null,
      nameEn: nameEn ?? null,
      aliases: [String(nameEn).toUpperCase()],
      gender: gender ?? null,
      birthDate: birthDate ?? null,
      nationality: nationality ?? null,
      region: regionCode ?? null,
      photoAgeBand: AGE_BANDS[prng.int(AGE_BANDS.length)]!,
      ...(listOf(index) === 'PEP' ? judgement : { occupation: '商人', biography: '名單供應商提供。' }),
    })
  }
}

function* listLinks(plan: PartiesPlan): Generator<RelationshipRow> {
  for (let index = 0; index < plan.listEntries; index += 1) {
    yield relationship('PART_OF', entryRef(index), { label: 'WatchList', key: listOf(index) })
  }
}

function* tieLinks(plan: PartiesPlan): Generator<RelationshipRow> {
  for (let index = 0; index + 1 < plan.listEntries; index += ENTRIES_PER_TIE) {
    const kind = KINDS_OF_TIE[(index / ENTRIES_PER_TIE) % KINDS_OF_TIE.length]!
    yield undirected('RELATED_TO', entryRef(index), entryRef(index + 1), { kind, strength: 0.5 })
  }
}

function* matchLinks(plan: PartiesPlan, seed: number): Generator<RelationshipRow> {
  const prng = streamFor(seed, 'matches')
  for (let index = 0; index < plan.listEntries; index += ENTRIES_PER_MATCH) {
    const state = MATCH_STATES[prng.int(MATCH_STATES.length)]!
    const entry = Math.min(index + prng.int(2), plan.listEntries - 1)
    yield relationship('MATCHES', customerRef(prng.int(plan.customers)), entryRef(entry), {
      nameScore: (70 + prng.int(31)) / 100,
      ...(state === 'CONFIRMED' ? { confirmedAt: DEMO_NOW } : {}),
      state,
    })
  }
}

function* listingLinks(plan: PartiesPlan): Generator<RelationshipRow> {
  const grey = { label: 'WatchList', key: 'OWN-GREY' }
  for (let index = plan.purchasers; index < plan.organizations; index += ORGANIZATIONS_PER_LISTING) {
    yield relationship('LISTED_IN', organizationRef(index), grey, { addedAt: DEMO_NOW, reason: '多頭借貸' })
  }
}
