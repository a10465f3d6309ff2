// The planted part of the data centre: mobile bank, core posting, authentication, interbank payments and regulatory
// reporting, small enough to work out by hand what any loss does. See seed/README.md.

import type { NodeRef } from '../graph/model/refs.ts'
import type { Properties } from '../graph/model/values.ts'
import { type NodeRow, node, type RelationshipRow, relationship, undirected } from './batches.ts'
import { opsRef } from './ops-objects.ts'
import { OPS_TYPES, type OpsTypeCode } from './ops-types.ts'
import { FRAGILE_CLUSTER, SURVIVING_CLUSTER, UPLINKS } from './planted.ts'
import type { SubtypeCode } from './relation-subtypes.ts'

/** Where all planted equipment stands. */
export const PLANTED_SITE = 'SITE-GZ-A'

export interface PlantedObject {
  readonly ciCode: string
  readonly name: string
  readonly typeCode: OpsTypeCode
  readonly systemCode: string | null
  readonly set: Properties
}

const object = (
  ciCode: string,
  name: string,
  typeCode: OpsTypeCode,
  systemCode: string | null = null,
  set: Properties = {},
): PlantedObject => ({ ciCode, name, typeCode, systemCode, set })

/** A server, its operating system and their address. */
function machine(name: string, os: OpsTypeCode, systemCode: string, lastByte: number): PlantedObject[] {
  const address = (network: number): Properties => ({
    hostName: `gza-${network === 0 ? 'srv' : 'os'}-${name}`,
    ipAddress: `172.16.${network}.${lastByte}`,
  })
  return [
    object(`srv-${name}`, `服務器 ${name}`, 'SERVER', null, address(0)),
    object(`os-${name}`, `操作系統 ${name}`, os, systemCode, address(1)),
  ]
}

export const PLANTED_OBJECTS: readonly PlantedObject[] = [
  object('room-gz-a-01', '廣州甲數據中心一號機房', 'ROOM'),
  object('rack-gz-a-01', '一號機房一號機櫃', 'RACK'),
  object('rack-gz-a-02', '一號機房二號機櫃', 'RACK'),
  object('ups-gz-a-01', '一號機房不間斷電源', 'UPS'),
  object('sen-gz-a-01', '一號機房溫度傳感器', 'SENSOR'),
  object('sw-core-01', '核心交換機一', 'CORE_SWITCH', null, {
    hostName: 'gza-sw-core-01',
    ipAddress: '172.16.2.1',
  }),
  object('sw-core-02', '核心交換機二', 'CORE_SWITCH', null, {
    hostName: 'gza-sw-core-02',
    ipAddress: '172.16.2.2',
  }),
  object('sw-access-01', '接入交換機一', 'SWITCH', null, {
    hostName: 'gza-sw-access-01',
    ipAddress: '172.16.2.11',
  }),
  object('sw-access-02', '接入交換機二', 'SWITCH', null, {
    hostName: 'gza-sw-access-02',
    ipAddress: '172.16.2.12',
  }),
  ...machine('core-db-01', 'AIX', 'SYS-CORE', 11),
  ...machine('auth-01', 'LINUX', 'SYS-AUTH', 21),
  ...machine('auth-02', 'LINUX', 'SYS-AUTH', 22),
  ...machine('pay-mq-01', 'KYLIN', 'SYS-PAY', 31),
  ...machine('pay-mq-02', 'KYLIN', 'SYS-PAY', 32),
  ...machine('mbank-01', 'LINUX', 'SYS-MBANK', 41),
  ...machine('core-app-01', 'LINUX', 'SYS-CORE', 51),
  object('ci-core-db-01', '核心帳務數據庫', 'DATABASE', 'SYS-CORE'),
  object('ci-auth-01', '認證中間件一', 'MIDDLEWARE', 'SYS-AUTH'),
  object('ci-auth-02', '認證中間件二', 'MIDDLEWARE', 'SYS-AUTH'),
  object(SURVIVING_CLUSTER.cluster, '統一認證集群', 'MIDDLEWARE_CLUSTER', 'SYS-AUTH', {
    minMembers: SURVIVING_CLUSTER.minMembers,
  }),
  object('ci-pay-mq-01', '支付消息代理一', 'MESSAGE_BROKER', 'SYS-PAY'),
  object('ci-pay-mq-02', '支付消息代理二', 'MESSAGE_BROKER', 'SYS-PAY'),
  object(FRAGILE_CLUSTER.cluster, '支付消息集群', 'MESSAGE_CLUSTER', 'SYS-PAY', {
    minMembers: FRAGILE_CLUSTER.minMembers,
  }),
  object('app-mbank', '手機銀行應用', 'APPLICATION', 'SYS-MBANK'),
  object('app-core', '核心帳務應用', 'APPLICATION', 'SYS-CORE'),
  object('svc-mbank-gateway', '手機銀行網關服務', 'REGISTERED_SERVICE', 'SYS-MBANK'),
  object('svc-mbank-login', '手機銀行登入服務', 'REGISTERED_SERVICE', 'SYS-MBANK'),
  object('svc-mbank-transfer', '手機銀行轉帳服務', 'REGISTERED_SERVICE', 'SYS-MBANK'),
  object('svc-sms-notice', '短信通知服務', 'REGISTERED_SERVICE', 'SYS-NOTICE'),
  object('svc-core-posting', '核心記帳服務', 'REGISTERED_SERVICE', 'SYS-CORE'),
  object('svc-interbank-clearing', '跨行清算服務', 'REGISTERED_SERVICE', 'SYS-PAY'),
  object('job-reg-01', '監管報送 取數', 'BATCH_JOB', 'SYS-REG'),
  object('job-reg-02', '監管報送 存貸款', 'BATCH_JOB', 'SYS-REG'),
  object('job-reg-03', '監管報送 交易', 'BATCH_JOB', 'SYS-REG'),
  object('job-reg-04', '監管報送 合併上報', 'BATCH_JOB', 'SYS-REG'),
]

export const PLANTED_TRANSACTION_STEPS: Readonly<Record<string, readonly string[]>> = {
  'TC-MBANK-LOGIN': ['svc-mbank-gateway', 'svc-mbank-login', 'cls-auth'],
  'TC-MBANK-TRANSFER': ['svc-mbank-gateway', 'svc-mbank-transfer', 'svc-core-posting', 'ci-core-db-01'],
  'TC-INTERBANK': ['svc-interbank-clearing', 'cls-pay-mq', 'svc-core-posting'],
}

export const PLANTED_BATCH_STEPS: Readonly<Record<string, readonly string[]>> = {
  'BC-REG-REPORT': ['job-reg-01', 'job-reg-02', 'job-reg-03', 'job-reg-04'],
}

export function plantedObjectRows(): NodeRow[] {
  const layers = new Map(OPS_TYPES.map((type) => [type.typeCode, type.layer]))
  return PLANTED_OBJECTS.map(({ ciCode, name, typeCode, set }) =>
    node('OpsObject', ciCode, {
      name,
      typeCode,
      layer: layers.get(typeCode) ?? null,
      status: 'OK',
      ownerTeam: '核心運維組',
      ...set,
    }),
  )
}

const ci = (ciCode: string): NodeRef => ({ label: 'OpsObject', key: ciCode })

const link = (
  type: string,
  subtype: SubtypeCode,
  source: string,
  target: string,
  set: Properties = {},
): RelationshipRow => relationship(type, ci(source), ci(target), { subtype, ...set })

const on = (source: string, target: string): RelationshipRow =>
  link('DEPLOYED_ON', 'DEPLOYMENT', source, target)
const member = (source: string, target: string): RelationshipRow =>
  link('MEMBER_OF_CLUSTER', 'CLUSTER', source, target)
const cable = (left: string, right: string, subtype: SubtypeCode = 'CONNECTION'): RelationshipRow =>
  undirected('CONNECTED_TO', ci(left), ci(right), { subtype, port: 'eth0' })
const calls = (source: string, target: string, critical: boolean, p95Ms: number): RelationshipRow =>
  link('CALLS', 'CALL', source, target, { critical, callsPerMin: 1200, errorPct: 0.02, p95Ms })
const waits = (source: string, target: string): RelationshipRow =>
  link('DEPENDS_ON', 'DEPENDENCY', source, target, { crossSystem: false, sourceCode: 'BATCHMON' })

const MACHINES: readonly (readonly [machine: string, rack: string, software: string])[] = [
  ['core-db-01', 'rack-gz-a-01', 'ci-core-db-01'],
  ['auth-01', 'rack-gz-a-01', 'ci-auth-01'],
  ['auth-02', 'rack-gz-a-02', 'ci-auth-02'],
  ['pay-mq-01', 'rack-gz-a-01', 'ci-pay-mq-01'],
  ['pay-mq-02', 'rack-gz-a-02', 'ci-pay-mq-02'],
  ['mbank-01', 'rack-gz-a-02', 'app-mbank'],
  ['core-app-01', 'rack-gz-a-02', 'app-core'],
]

/** Relationships between planted objects, and the few that lead from them to generated ones. */
export const PLANTED_LINKS: readonly RelationshipRow[] = [
  on('rack-gz-a-01', 'room-gz-a-01'),
  on('rack-gz-a-02', 'room-gz-a-01'),
  on('sw-core-01', 'rack-gz-a-01'),
  on('sw-core-02', 'rack-gz-a-02'),
  on('sw-access-01', 'rack-gz-a-01'),
  on('sw-access-02', 'rack-gz-a-02'),
  ...MACHINES.flatMap(([machine, rack, software]) => [
    on(`srv-${machine}`, rack),
    on(`os-${machine}`, `srv-${machine}`),
    link('DEPLOYED_ON', 'INSTALLATION', software, `os-${machine}`),
    cable(`srv-${machine}`, rack === 'rack-gz-a-01' ? 'sw-access-01' : 'sw-access-02'),
  ]),
  ...UPLINKS.switches.flatMap((access) => [
    cable(access, 'sw-core-01'),
    cable(access, 'sw-core-02'),
    cable(UPLINKS.dual, access, 'UPLINK'),
  ]),
  cable(UPLINKS.single, UPLINKS.switches[0], 'UPLINK'),
  on(UPLINKS.dual, 'room-gz-a-01'),
  on(UPLINKS.single, 'room-gz-a-01'),
  on('svc-mbank-gateway', 'app-mbank'),
  on('svc-mbank-login', 'app-mbank'),
  on('svc-mbank-transfer', 'app-mbank'),
  on('svc-core-posting', 'app-core'),
  member('ci-auth-01', 'cls-auth'),
  member('ci-auth-02', 'cls-auth'),
  member('ci-pay-mq-01', 'cls-pay-mq'),
  member('ci-pay-mq-02', 'cls-pay-mq'),
  calls('svc-mbank-gateway', 'svc-mbank-login', false, 35),
  calls('svc-mbank-gateway', 'svc-mbank-transfer', false, 90),
  calls('svc-mbank-login', 'cls-auth', true, 20),
  calls('svc-mbank-transfer', 'cls-auth', true, 20),
  calls('svc-mbank-transfer', 'svc-core-posting', true, 45),
  calls('svc-mbank-transfer', 'svc-sms-notice', false, 60),
  calls('svc-interbank-clearing', 'svc-core-posting', true, 45),
  calls('svc-interbank-clearing', 'cls-pay-mq', true, 12),
  link('CALLS', 'DATA_ACCESS', 'svc-core-posting', 'ci-core-db-01', {
    critical: true,
    callsPerMin: 3600,
    errorPct: 0.01,
    p95Ms: 8,
  }),
  link('CALLS', 'DATA_ACCESS', 'job-reg-01', 'ci-core-db-01', { critical: true }),
  waits('job-reg-02', 'job-reg-01'),
  waits('job-reg-03', 'job-reg-01'),
  waits('job-reg-04', 'job-reg-02'),
  waits('job-reg-04', 'job-reg-03'),
  relationship('CALLS', ci('svc-mbank-gateway'), opsRef('REGISTERED_SERVICE', 0), {
    subtype: 'CALL',
    critical: false,
  }),
  undirected('CONNECTED_TO', ci('sw-core-01'), opsRef('ROUTER', 0), { subtype: 'CONNECTION' }),
  undirected('CONNECTED_TO', ci('sw-core-02'), opsRef('ROUTER', 0), { subtype: 'CONNECTION' }),
]
