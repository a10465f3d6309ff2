// The planted parties: a customer that a listed organisation controls, a politically exposed person and a mere delegate,
// two bidders under one controller, and six persons of one name. See seed/README.md.

import type { NodeRef } from '../graph/model/refs.ts'
import type { Properties } from '../graph/model/values.ts'
import { type NodeRow, node, type RelationshipRow, relationship } from './batches.ts'
import { PEP, RELATED_BIDDERS, SAME_NAME, SANCTIONED_OWNER } from './planted.ts'
import { DEMO_NOW } from './reference.ts'

const { minority } = SANCTIONED_OWNER
const [EAST, WEST] = RELATED_BIDDERS.winners

export const PLANTED_ORGANIZATIONS: readonly NodeRow[] = [
  organization(SANCTIONED_OWNER.listed, '北極星國際集團', 'Polaris International Group', 'OTHER'),
  organization(SANCTIONED_OWNER.middle, '北極星控股有限公司', 'Polaris Holding Ltd', 'OTHER'),
  organization(SANCTIONED_OWNER.owned, '北辰貿易有限公司', 'Beichen Trading Ltd', 'MERCHANT'),
  organization(minority.organization, '極光貿易有限公司', 'Aurora Trading Ltd', 'MERCHANT'),
  organization(RELATED_BIDDERS.purchaser, '青岩縣教育局', 'Qingyan County Education Bureau', 'PURCHASER'),
  organization(EAST, '東昇教學設備有限公司', 'Dongsheng Teaching Equipment Ltd', 'SUPPLIER'),
  organization(WEST, '西嶺教學設備有限公司', 'Xiling Teaching Equipment Ltd', 'SUPPLIER'),
]

/** English name, gender, year of birth and nationality of the six persons of one name. */
const NAMESAKES = [
  ['Cheung Wai', 'MALE', 1958, 'HK'],
  ['Cheung Wai', 'MALE', 1979, 'HK'],
  ['Zhang Wei', 'MALE', 1985, 'HK'],
  ['Zhang Wei', 'MALE', 1972, 'CN'],
  ['Zhang Wei', 'FEMALE', 1990, 'CN'],
  ['Zhang Wei', 'MALE', 1990, 'CN'],
] as const

export const PLANTED_PERSONS: readonly NodeRow[] = [
  person(PEP.exposed.person, '何啟明', 'He Qiming', 'MALE', 1961, 'CN', { occupation: '副省長' }),
  person(PEP.delegate.person, '馮秀蘭', 'Feng Xiulan', 'FEMALE', 1968, 'CN', { occupation: '企業經營者' }),
  person(RELATED_BIDDERS.controller, '莫志豪', 'Mo Zhihao', 'MALE', 1975, 'CN', { occupation: '企業經營者' }),
  ...[SAME_NAME.traditional, SAME_NAME.simplified].flatMap(({ nameZh, persons }, script) =>
    persons.map((key, place) => {
      const [nameEn, gender, year, nationality] = NAMESAKES[3 * script + place]!
      return person(key, nameZh, nameEn, gender, year, nationality, {})
    }),
  ),
]

/** Customers and whom they stand for. */
const CUSTOMERS: readonly (readonly [customerKey: string, segment: string, party: NodeRef])[] = [
  [SANCTIONED_OWNER.customer, 'CORPORATE', ref('Organization', SANCTIONED_OWNER.owned)],
  [minority.customer, 'CORPORATE', ref('Organization', minority.organization)],
  [PEP.exposed.customer, 'PRIVATE', ref('Person', PEP.exposed.person)],
  [PEP.delegate.customer, 'AFFLUENT', ref('Person', PEP.delegate.person)],
  ...[...SAME_NAME.traditional.persons, ...SAME_NAME.simplified.persons].map(
    (key): readonly [string, string, NodeRef] => [
      key.replace('P-', 'JINGWEI:C-'),
      'MASS',
      ref('Person', key),
    ],
  ),
]

export const PLANTED_CUSTOMERS: readonly NodeRow[] = CUSTOMERS.map(([customerKey, segment]) =>
  node('Customer', customerKey, { segment, openedOn: '2024-01-15', doNotDisturb: false }),
)

export const PLANTED_ENTRIES: readonly NodeRow[] = [
  node('WatchListEntry', PEP.exposed.entry, {
    nameZh: '何啟明',
    nameEn: 'He Qiming',
    aliases: ['HE QIMING'],
    gender: 'MALE',
    birthDate: '1961-04-12',
    nationality: 'CN',
    occupation: '副省長',
    biography: '曾任副省長,分管財政與金融。',
    isPep: true,
    photoAgeBand: 'OLD',
  }),
  node('WatchListEntry', PEP.delegate.entry, {
    nameZh: '馮秀蘭',
    nameEn: 'Feng Xiulan',
    aliases: ['FENG XIULAN'],
    gender: 'FEMALE',
    birthDate: '1968-04-12',
    nationality: 'CN',
    occupation: '人大代表',
    biography: '縣人民代表大會代表,經營一家食品廠。',
    isPep: false,
    photoAgeBand: 'MIDDLE',
  }),
]

export const PLANTED_AWARDS: readonly NodeRow[] = RELATED_BIDDERS.awards.map((awardNo, index) =>
  node('BidAward', awardNo, {
    projectName: `青岩縣教學設備採購第${index + 1}標`,
    amountMinor: 120_000_000n + BigInt(index) * 5_000_000n,
    awardedOn: `2026-02-0${index + 1}`,
    status: 'AWARDED',
  }),
)

export const PLANTED_PARTY_LINKS: readonly RelationshipRow[] = [
  ...CUSTOMERS.map(([customerKey, , party]) => relationship('IS_PARTY', ref('Customer', customerKey), party)),
  relationship(
    'LISTED_IN',
    ref('Organization', SANCTIONED_OWNER.listed),
    ref('WatchList', SANCTIONED_OWNER.list),
    { addedAt: DEMO_NOW, reason: '國際制裁' },
  ),
  controls(SANCTIONED_OWNER.listed, SANCTIONED_OWNER.middle, SANCTIONED_OWNER.sharesPct[0]),
  controls(SANCTIONED_OWNER.middle, SANCTIONED_OWNER.owned, SANCTIONED_OWNER.sharesPct[1]),
  controls(SANCTIONED_OWNER.middle, minority.organization, minority.sharePct),
  ...[PEP.exposed, PEP.delegate].flatMap(({ entry, customer }) => [
    relationship('PART_OF', ref('WatchListEntry', entry), ref('WatchList', PEP.list)),
    relationship('MATCHES', ref('Customer', customer), ref('WatchListEntry', entry), {
      nameScore: 1,
      state: 'OPEN',
    }),
  ]),
  ...RELATED_BIDDERS.winners.flatMap((winner, index) => [
    relationship('CONTROLS', ref('Person', RELATED_BIDDERS.controller), ref('Organization', winner), {
      sharePct: 90 - 10 * index,
      since: '2021-05-06',
    }),
    relationship('WON', ref('Organization', winner), ref('BidAward', RELATED_BIDDERS.awards[index]!)),
    relationship(
      'PURCHASED',
      ref('Organization', RELATED_BIDDERS.purchaser),
      ref('BidAward', RELATED_BIDDERS.awards[index]!),
    ),
  ]),
]

function ref(label: string, key: string): NodeRef {
  return { label, key }
}

function organization(key: string, name: string, nameEn: string, kind: string): NodeRow {
  return node('Organization', key, { name, nameEn, kind, regionCode: '440100' })
}

function person(
  key: string,
  nameZh: string,
  nameEn: string,
  gender: 'MALE' | 'FEMALE',
  birthYear: number,
  nationality: string,
  set: Properties,
): NodeRow {
  const birthDate = `${birthYear}-04-12`
  return node('Person', key, { nameZh, nameEn, gender, birthDate, nationality, ...set })
}

function controls(controller: string, controlled: string, sharePct: number): RelationshipRow {
  return relationship('CONTROLS', ref('Organization', controller), ref('Organization', controlled), {
    sharePct,
    since: '2022-09-01',
  })
}
