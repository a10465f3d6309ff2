// How the synthetic data centre is shaped: how many objects of each kind there are among ten thousand, what their codes
// begin with, and which kind connects to which. Only the generator reads it; the figures are this project's own.

import type { OpsTypeCode } from './ops-types.ts'
import type { SubtypeCode } from './relation-subtypes.ts'

export interface TypeProfile {
  /** Beginning of the master codes. */
  readonly prefix: string
  /** Share of the objects, relative to the sum over all kinds. */
  readonly weight: number
  /** True for what has a host name and an address. */
  readonly host: boolean
}

const profile = (prefix: string, weight: number, host = false): TypeProfile => ({ prefix, weight, host })

export const TYPE_PROFILES: Readonly<Record<OpsTypeCode, TypeProfile>> = {
  BATCH_JOB: profile('job', 700),
  BATCH_GROUP: profile('grp', 60),
  REGISTERED_SERVICE: profile('svc', 600),
  SERVICE_CLUSTER: profile('scl', 120),
  API_ENDPOINT: profile('api', 500),
  FILE_TRANSFER: profile('ftr', 100),
  MESSAGE_TOPIC: profile('top', 150),
  REPORT: profile('rpt', 80),
  STREAM_JOB: profile('str', 60),
  PARTNER_GATEWAY: profile('pgw', 10),
  DATABASE: profile('db', 180),
  MIDDLEWARE: profile('mw', 200),
  STANDARD_SOFTWARE: profile('sw', 350),
  APPLICATION: profile('app', 500),
  DATABASE_CLUSTER: profile('dbc', 50),
  MIDDLEWARE_CLUSTER: profile('mwc', 60),
  APPLICATION_CLUSTER: profile('apc', 120),
  DATABASE_SCHEMA: profile('sch', 250),
  TABLESPACE: profile('tbs', 200),
  CACHE: profile('cac', 90),
  CACHE_CLUSTER: profile('ccl', 30),
  MESSAGE_BROKER: profile('brk', 40),
  MESSAGE_CLUSTER: profile('mcl', 12),
  WEB_SERVER: profile('web', 120),
  SEARCH_ENGINE: profile('sea', 20),
  OBJECT_STORE: profile('obj', 10),
  CONTAINER: profile('ctr', 600),
  MONITORING_AGENT: profile('mon', 400),
  SECURITY_AGENT: profile('sec', 300),
  CERTIFICATE: profile('crt', 60),
  CONFIGURATION_STORE: profile('cfg', 10),
  SCHEDULER: profile('sdl', 10),
  LINUX: profile('lnx', 680, true),
  AIX: profile('aix', 40, true),
  KYLIN: profile('kyl', 65, true),
  WINDOWS_SERVER: profile('win', 80, true),
  TERMINAL_OS: profile('tos', 250, true),
  FILE_SYSTEM: profile('fs', 350),
  ESXI: profile('esx', 120, true),
  FUS: profile('fus', 25, true),
  VIRTUAL_MACHINE: profile('vm', 850, true),
  HYPERVISOR_CLUSTER: profile('hvc', 15),
  VIRTUAL_SWITCH: profile('vsw', 40),
  CONTAINER_NODE: profile('nod', 80, true),
  CONTAINER_CLUSTER: profile('k8s', 8),
  DATASTORE: profile('dst', 40),
  PC: profile('pc', 250, true),
  SERVER: profile('srv', 260, true),
  SWITCH: profile('swi', 60, true),
  ROUTER: profile('rtr', 12, true),
  SAN: profile('san', 8, true),
  NAS: profile('nas', 8, true),
  CORE_SWITCH: profile('csw', 6, true),
  FIREWALL: profile('fwl', 8, true),
  LOAD_BALANCER: profile('lbl', 8, true),
  STORAGE_ARRAY: profile('sto', 12, true),
  TAPE_LIBRARY: profile('tap', 2, true),
  ENCRYPTION_MACHINE: profile('hsm', 6, true),
  ATM_TERMINAL: profile('atm', 40, true),
  NETWORK_CARD: profile('nic', 350),
  DISK: profile('dsk', 450),
  SWITCH_PORT: profile('prt', 400),
  LEASED_LINE: profile('lin', 12),
  TIME_SERVER: profile('ntp', 2, true),
  RACK: profile('rck', 40),
  ROOM: profile('rom', 10),
  POWER_UNIT: profile('pdu', 45),
  UPS: profile('ups', 5),
  COOLING_UNIT: profile('col', 8),
  GENERATOR: profile('gen', 2),
  SENSOR: profile('sen', 60),
}

/** Lanes cut the objects of a kind into twentieths, so that two rules can share a kind without overlapping. */
export const LANES = 20
export type LaneRange = readonly [start: number, end: number]
const ALL: LaneRange = [0, LANES]

interface RuleBase {
  readonly source: OpsTypeCode
  readonly target: OpsTypeCode
  readonly subtype: SubtypeCode
}

/** Each source stands on, or belongs to, the one target at the same place of the data centre. */
export interface CarrierRule extends RuleBase {
  readonly type: 'DEPLOYED_ON' | 'MEMBER_OF_CLUSTER'
  readonly sourceLanes: LaneRange
  readonly targetLanes: LaneRange
}

/** Each target is a part of the one source at the same place. */
export interface PartRule extends RuleBase {
  readonly type: 'COMPOSED_OF'
}

/** Each source has `links` cables to neighbouring targets. */
export interface LinkRule extends RuleBase {
  readonly type: 'CONNECTED_TO'
  readonly links: 1 | 2
}

/** Each source calls about `mean` targets, most near its own place, the others by popularity. */
export interface CallRule extends RuleBase {
  readonly type: 'CALLS'
  readonly mean: number
  /** Share of the calls near the caller without which it cannot serve; half of that where the callee is popular. */
  readonly criticalRatio: number
}

/** Each source waits for about `mean` targets; of its own kind only for earlier ones, so that no cycle arises. */
export interface OrderRule extends RuleBase {
  readonly type: 'DEPENDS_ON'
  readonly mean: number
}

const on = (
  source: OpsTypeCode,
  target: OpsTypeCode,
  sourceLanes: LaneRange = ALL,
  targetLanes: LaneRange = ALL,
): CarrierRule => ({ type: 'DEPLOYED_ON', subtype: 'DEPLOYMENT', source, target, sourceLanes, targetLanes })

const installed = (source: OpsTypeCode, target: OpsTypeCode, sourceLanes: LaneRange = ALL): CarrierRule => ({
  ...on(source, target, sourceLanes),
  subtype: 'INSTALLATION',
})

const member = (source: OpsTypeCode, target: OpsTypeCode, sourceLanes: LaneRange = ALL): CarrierRule => ({
  type: 'MEMBER_OF_CLUSTER',
  subtype: 'CLUSTER',
  source,
  target,
  sourceLanes,
  targetLanes: ALL,
})

const part = (source: OpsTypeCode, target: OpsTypeCode, subtype: SubtypeCode): PartRule => ({
  type: 'COMPOSED_OF',
  subtype,
  source,
  target,
})

const uplink = (source: OpsTypeCode, target: OpsTypeCode, links: 1 | 2): LinkRule => ({
  type: 'CONNECTED_TO',
  subtype: 'UPLINK',
  source,
  target,
  links,
})

const cable = (source: OpsTypeCode, target: OpsTypeCode, links: 1 | 2): LinkRule => ({
  ...uplink(source, target, links),
  subtype: 'CONNECTION',
})

/** Most services do without most of the others, and few without their data; so most outages stay small. */
const CRITICAL_CALL_RATIO = 0.05
const CRITICAL_READ_RATIO = 0.4

const calls = (source: OpsTypeCode, target: OpsTypeCode, mean: number): CallRule => ({
  type: 'CALLS',
  subtype: 'CALL',
  source,
  target,
  mean,
  criticalRatio: CRITICAL_CALL_RATIO,
})

const reads = (source: OpsTypeCode, target: OpsTypeCode, mean: number): CallRule => ({
  ...calls(source, target, mean),
  subtype: 'DATA_ACCESS',
  criticalRatio: CRITICAL_READ_RATIO,
})

const waits = (source: OpsTypeCode, target: OpsTypeCode, mean: number): OrderRule => ({
  type: 'DEPENDS_ON',
  subtype: 'DEPENDENCY',
  source,
  target,
  mean,
})

export const CARRIER_RULES: readonly CarrierRule[] = [
  ...(['RACK', 'UPS', 'COOLING_UNIT', 'GENERATOR', 'SENSOR'] as const).map((type) => on(type, 'ROOM')),
  ...(
    [
      'SERVER',
      'SWITCH',
      'ROUTER',
      'SAN',
      'NAS',
      'CORE_SWITCH',
      'FIREWALL',
      'LOAD_BALANCER',
      'STORAGE_ARRAY',
      'TAPE_LIBRARY',
      'ENCRYPTION_MACHINE',
      'TIME_SERVER',
      'POWER_UNIT',
    ] as const
  ).map((type) => on(type, 'RACK')),
  on('ESXI', 'SERVER', ALL, [0, 9]),
  on('FUS', 'SERVER', ALL, [9, 11]),
  on('KYLIN', 'SERVER', ALL, [11, 16]),
  on('AIX', 'SERVER', ALL, [16, 19]),
  on('VIRTUAL_MACHINE', 'ESXI', [0, 17]),
  on('VIRTUAL_MACHINE', 'FUS', [17, 20]),
  on('LINUX', 'VIRTUAL_MACHINE', ALL, [0, 16]),
  on('WINDOWS_SERVER', 'VIRTUAL_MACHINE', ALL, [16, 18]),
  on('TERMINAL_OS', 'PC'),
  on('VIRTUAL_SWITCH', 'ESXI'),
  on('DATASTORE', 'STORAGE_ARRAY'),
  on('FILE_SYSTEM', 'LINUX'),
  installed('DATABASE', 'AIX', [0, 3]),
  installed('DATABASE', 'LINUX', [3, 16]),
  installed('DATABASE', 'KYLIN', [16, 20]),
  installed('MIDDLEWARE', 'LINUX', [0, 15]),
  installed('MIDDLEWARE', 'KYLIN', [15, 20]),
  installed('STANDARD_SOFTWARE', 'LINUX', [0, 15]),
  installed('STANDARD_SOFTWARE', 'WINDOWS_SERVER', [15, 20]),
  ...(
    [
      'CACHE',
      'MESSAGE_BROKER',
      'WEB_SERVER',
      'SEARCH_ENGINE',
      'OBJECT_STORE',
      'CONFIGURATION_STORE',
      'SCHEDULER',
      'MONITORING_AGENT',
      'SECURITY_AGENT',
      'CONTAINER_NODE',
    ] as const
  ).map((type) => installed(type, 'LINUX')),
  on('CONTAINER', 'CONTAINER_NODE'),
  installed('APPLICATION', 'LINUX', [0, 8]),
  on('APPLICATION', 'CONTAINER', [8, 20]),
  installed('CERTIFICATE', 'WEB_SERVER'),
  on('DATABASE_SCHEMA', 'DATABASE'),
  on('TABLESPACE', 'DATABASE_SCHEMA'),
  on('REGISTERED_SERVICE', 'APPLICATION'),
  on('BATCH_JOB', 'APPLICATION'),
  on('STREAM_JOB', 'APPLICATION'),
  on('PARTNER_GATEWAY', 'APPLICATION'),
  on('MESSAGE_TOPIC', 'MESSAGE_CLUSTER'),
  on('FILE_TRANSFER', 'STANDARD_SOFTWARE'),
  on('REPORT', 'DATABASE_SCHEMA'),
  member('DATABASE', 'DATABASE_CLUSTER', [0, 15]),
  member('MIDDLEWARE', 'MIDDLEWARE_CLUSTER'),
  member('APPLICATION', 'APPLICATION_CLUSTER'),
  member('CACHE', 'CACHE_CLUSTER'),
  member('MESSAGE_BROKER', 'MESSAGE_CLUSTER'),
  member('REGISTERED_SERVICE', 'SERVICE_CLUSTER', [0, 12]),
  member('ESXI', 'HYPERVISOR_CLUSTER'),
  member('CONTAINER_NODE', 'CONTAINER_CLUSTER'),
]

export const PART_RULES: readonly PartRule[] = [
  part('SERVER', 'NETWORK_CARD', 'HARDWARE_PART'),
  part('SERVER', 'DISK', 'HARDWARE_PART'),
  part('SWITCH', 'SWITCH_PORT', 'HARDWARE_PART'),
  part('REGISTERED_SERVICE', 'API_ENDPOINT', 'COMPOSITION'),
  part('BATCH_GROUP', 'BATCH_JOB', 'COMPOSITION'),
]

/** An uplink leads to a higher layer; links among devices of one layer are plain connections. */
export const LINK_RULES: readonly LinkRule[] = [
  uplink('UPS', 'SWITCH', 2),
  uplink('COOLING_UNIT', 'SWITCH', 2),
  uplink('SENSOR', 'SWITCH', 1),
  cable('SERVER', 'SWITCH', 2),
  cable('SWITCH', 'CORE_SWITCH', 2),
  cable('CORE_SWITCH', 'ROUTER', 2),
  cable('FIREWALL', 'CORE_SWITCH', 2),
  cable('LOAD_BALANCER', 'CORE_SWITCH', 2),
  cable('NAS', 'SWITCH', 2),
  cable('ENCRYPTION_MACHINE', 'SWITCH', 2),
  cable('TIME_SERVER', 'SWITCH', 1),
  cable('PC', 'SWITCH', 1),
  cable('ATM_TERMINAL', 'SWITCH', 1),
  cable('ROUTER', 'LEASED_LINE', 1),
  cable('SERVER', 'SAN', 1),
  cable('STORAGE_ARRAY', 'SAN', 2),
  cable('NETWORK_CARD', 'SWITCH_PORT', 1),
]

export const CALL_RULES: readonly CallRule[] = [
  calls('APPLICATION', 'REGISTERED_SERVICE', 12),
  calls('APPLICATION', 'API_ENDPOINT', 10),
  calls('REGISTERED_SERVICE', 'REGISTERED_SERVICE', 14),
  calls('REGISTERED_SERVICE', 'SERVICE_CLUSTER', 3),
  calls('REGISTERED_SERVICE', 'MESSAGE_TOPIC', 0.8),
  calls('WEB_SERVER', 'APPLICATION_CLUSTER', 3),
  calls('LOAD_BALANCER', 'WEB_SERVER', 8),
  calls('MONITORING_AGENT', 'REGISTERED_SERVICE', 1),
  calls('PARTNER_GATEWAY', 'REGISTERED_SERVICE', 10),
  calls('STREAM_JOB', 'MESSAGE_TOPIC', 4),
  reads('REGISTERED_SERVICE', 'DATABASE_CLUSTER', 1.2),
  reads('REGISTERED_SERVICE', 'DATABASE', 0.4),
  reads('REGISTERED_SERVICE', 'CACHE_CLUSTER', 1),
  reads('BATCH_JOB', 'DATABASE_CLUSTER', 1.5),
  reads('REPORT', 'DATABASE_CLUSTER', 2),
]

export const ORDER_RULES: readonly OrderRule[] = [
  waits('BATCH_JOB', 'BATCH_JOB', 2.2),
  waits('BATCH_GROUP', 'BATCH_GROUP', 1.5),
  waits('REPORT', 'BATCH_JOB', 3),
  waits('FILE_TRANSFER', 'BATCH_JOB', 2),
]
