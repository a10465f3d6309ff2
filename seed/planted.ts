// Keys of the planted truth: what the synthetic bank is known to contain at every size and seed. seed/README.md tells the
// stories. Generated objects never depend on planted ones, so the answers about these keys are exact.

/** Operations: one database without a cluster that mobile-bank transfer needs. */
export const SINGLE_POINT = {
  database: 'ci-core-db-01',
  os: 'os-core-db-01',
  server: 'srv-core-db-01',
  /** Everything that fails when the database does, itself included. */
  failed: [
    'ci-core-db-01',
    'svc-core-posting',
    'svc-mbank-transfer',
    'svc-interbank-clearing',
    'job-reg-01',
    'job-reg-02',
    'job-reg-03',
    'job-reg-04',
  ],
  /** Goes on without it, but worse. */
  degraded: ['svc-mbank-gateway'],
  stoppedTransactionChains: ['TC-MBANK-TRANSFER', 'TC-INTERBANK'],
  untouchedTransactionChain: 'TC-MBANK-LOGIN',
  stoppedBatchChains: ['BC-REG-REPORT'],
} as const

/** Operations: needs one of two members, so it survives the loss of either and not of both. */
export const SURVIVING_CLUSTER = {
  cluster: 'cls-auth',
  minMembers: 1,
  members: ['ci-auth-01', 'ci-auth-02'],
} as const

/** Operations: needs both members, so the loss of either stops it and with it interbank payments. */
export const FRAGILE_CLUSTER = {
  cluster: 'cls-pay-mq',
  minMembers: 2,
  members: ['ci-pay-mq-01', 'ci-pay-mq-02'],
  failedWithOneMember: ['ci-pay-mq-01', 'cls-pay-mq', 'svc-interbank-clearing'],
  stoppedTransactionChains: ['TC-INTERBANK'],
} as const

/** Operations: a power supply watched over two access switches, and a sensor over one. */
export const UPLINKS = {
  switches: ['sw-access-01', 'sw-access-02'],
  /** Fails only when both switches are down. */
  dual: 'ups-gz-a-01',
  /** Fails with the first switch. */
  single: 'sen-gz-a-01',
} as const

/** Batch: job 2 and 3 wait for job 1, job 4 for both. */
export const BATCH_DIAMOND = {
  chain: 'BC-REG-REPORT',
  jobs: ['job-reg-01', 'job-reg-02', 'job-reg-03', 'job-reg-04'],
} as const

/** Account number within the bank of the n-th account (from 1) of a ring. */
const ringAccounts = (ring: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_unused, index) => `JINGWEI:RING-${ring}-${index + 1}`)

/** Payments: one ring of each typology, with the accounts in the order of the stories in seed/README.md. */
export const RINGS = {
  fanOut: { name: 'FANOUT', accounts: ringAccounts('FANOUT', 9), transfers: 8 },
  fanIn: { name: 'FANIN', accounts: ringAccounts('FANIN', 9), transfers: 8 },
  cycle: { name: 'CYCLE', accounts: ringAccounts('CYCLE', 5), transfers: 5 },
  bipartite: { name: 'BIPARTITE', accounts: ringAccounts('BIPARTITE', 7), transfers: 12 },
  stack: { name: 'STACK', accounts: ringAccounts('STACK', 9), transfers: 18 },
  random: { name: 'RANDOM', accounts: ringAccounts('RANDOM', 6), transfers: 8 },
  scatterGather: { name: 'SCATTERGATHER', accounts: ringAccounts('SCATTERGATHER', 7), transfers: 10 },
  gatherScatter: { name: 'GATHERSCATTER', accounts: ringAccounts('GATHERSCATTER', 9), transfers: 8 },
} as const
export type RingName = keyof typeof RINGS

/** Payments: three of the five accounts of the cycle stand on the bank's own black list. */
export const LISTED_RING_ACCOUNTS = {
  list: 'OWN-BLACK',
  accounts: RINGS.cycle.accounts.slice(0, 3),
} as const

/** Payments: pays a small salary into the last account of each ring, and into generated accounts. */
export const PAYROLL_ACCOUNT = 'JINGWEI:PAYROLL-01'

/** Parties: a customer that a listed organisation controls by 80 % x 70 % = 56 %. */
export const SANCTIONED_OWNER = {
  list: 'SANCTION',
  listed: 'ORG-POLARIS',
  middle: 'ORG-POLARIS-HOLDING',
  owned: 'ORG-POLARIS-TRADING',
  customer: 'JINGWEI:C-POLARIS',
  sharesPct: [80, 70],
  /** Controlled by the same party, but by 80 % x 40 % = 32 % only. */
  minority: { organization: 'ORG-AURORA-TRADING', customer: 'JINGWEI:C-AURORA', sharePct: 40 },
} as const

/** Screening: a politically exposed person, and a people's-congress deputy who is none by the bank's definition. */
export const PEP = {
  list: 'PEP',
  exposed: { entry: 'PEP:PLANTED-01', customer: 'JINGWEI:C-PEP', person: 'P-PEP' },
  delegate: { entry: 'PEP:PLANTED-02', customer: 'JINGWEI:C-DELEGATE', person: 'P-DELEGATE' },
} as const

/** Procurement: two winners of awards of one purchaser that one person controls. */
export const RELATED_BIDDERS = {
  purchaser: 'ORG-PLANTED-PURCHASER',
  winners: ['ORG-BIDDER-EAST', 'ORG-BIDDER-WEST'],
  controller: 'P-BIDDER',
  awards: ['440000:PLANTED-01', '440000:PLANTED-02'],
} as const

/** Parties: six persons of the same name, three written in traditional and three in simplified characters. */
export const SAME_NAME = {
  traditional: { nameZh: '張偉', persons: ['P-ZHANGWEI-1', 'P-ZHANGWEI-2', 'P-ZHANGWEI-3'] },
  simplified: { nameZh: '张伟', persons: ['P-ZHANGWEI-4', 'P-ZHANGWEI-5', 'P-ZHANGWEI-6'] },
} as const
