// The 71 kinds of operations objects in six layers. PUBLISHED are those that the published model names; the number 71 is
// published too, and the other kinds that make it up are this project's.

export type Layer = 'BATCH_SERVICE' | 'SOFTWARE' | 'OS' | 'VIRTUALIZATION' | 'IT_DEVICE' | 'INFRASTRUCTURE'

/** Layers of what can be touched: it stands at a site, and belongs to no one system. */
export const PHYSICAL_LAYERS: ReadonlySet<Layer> = new Set<Layer>(['IT_DEVICE', 'INFRASTRUCTURE'])

export interface OpsType {
  readonly typeCode: string
  readonly name: string
  readonly layer: Layer
  readonly origin: 'PUBLISHED' | 'OURS'
  readonly attributes: readonly string[]
}

type Row = readonly [typeCode: string, name: string, origin: 'PUBLISHED' | 'OURS']

const BATCH_SERVICE = [
  ['BATCH_JOB', '批次作業 batch job', 'PUBLISHED'],
  ['BATCH_GROUP', '批次組 batch group', 'PUBLISHED'],
  ['REGISTERED_SERVICE', '註冊服務 registered service', 'PUBLISHED'],
  ['SERVICE_CLUSTER', '服務集群 service cluster', 'OURS'],
  ['API_ENDPOINT', '接口 API endpoint', 'OURS'],
  ['FILE_TRANSFER', '文件傳輸 file transfer', 'OURS'],
  ['MESSAGE_TOPIC', '消息主題 message topic', 'OURS'],
  ['REPORT', '報表 report', 'OURS'],
  ['STREAM_JOB', '流處理作業 stream job', 'OURS'],
  ['PARTNER_GATEWAY', '外聯網關 partner gateway', 'OURS'],
] as const satisfies readonly Row[]

const SOFTWARE = [
  ['DATABASE', '數據庫 database', 'PUBLISHED'],
  ['MIDDLEWARE', '中間件 middleware', 'PUBLISHED'],
  ['STANDARD_SOFTWARE', '標準軟件 standard software', 'PUBLISHED'],
  ['APPLICATION', '應用 application', 'PUBLISHED'],
  ['DATABASE_CLUSTER', '數據庫集群 database cluster', 'OURS'],
  ['MIDDLEWARE_CLUSTER', '中間件集群 middleware cluster', 'OURS'],
  ['APPLICATION_CLUSTER', '應用集群 application cluster', 'OURS'],
  ['DATABASE_SCHEMA', '數據庫模式 database schema', 'OURS'],
  ['TABLESPACE', '表空間 tablespace', 'OURS'],
  ['CACHE', '緩存 cache', 'OURS'],
  ['CACHE_CLUSTER', '緩存集群 cache cluster', 'OURS'],
  ['MESSAGE_BROKER', '消息代理 message broker', 'OURS'],
  ['MESSAGE_CLUSTER', '消息集群 message cluster', 'OURS'],
  ['WEB_SERVER', '網頁服務器 web server', 'OURS'],
  ['SEARCH_ENGINE', '搜索引擎 search engine', 'OURS'],
  ['OBJECT_STORE', '對象存儲 object store', 'OURS'],
  ['CONTAINER', '容器 container', 'OURS'],
  ['MONITORING_AGENT', '監控代理 monitoring agent', 'OURS'],
  ['SECURITY_AGENT', '安全代理 security agent', 'OURS'],
  ['CERTIFICATE', '數字證書 certificate', 'OURS'],
  ['CONFIGURATION_STORE', '配置中心 configuration store', 'OURS'],
  ['SCHEDULER', '調度器 scheduler', 'OURS'],
] as const satisfies readonly Row[]

const OS = [
  ['LINUX', 'Linux 操作系統', 'PUBLISHED'],
  ['AIX', 'AIX 操作系統', 'PUBLISHED'],
  ['KYLIN', '麒麟操作系統 Kylin', 'OURS'],
  ['WINDOWS_SERVER', 'Windows 服務器操作系統', 'OURS'],
  ['TERMINAL_OS', '終端操作系統 terminal OS', 'OURS'],
  ['FILE_SYSTEM', '文件系統 file system', 'OURS'],
] as const satisfies readonly Row[]

const VIRTUALIZATION = [
  ['ESXI', 'ESXi 宿主機', 'PUBLISHED'],
  ['FUS', 'FUS 宿主機', 'PUBLISHED'],
  ['VIRTUAL_MACHINE', '虛擬機 virtual machine', 'OURS'],
  ['HYPERVISOR_CLUSTER', '虛擬化集群 hypervisor cluster', 'OURS'],
  ['VIRTUAL_SWITCH', '虛擬交換機 virtual switch', 'OURS'],
  ['CONTAINER_NODE', '容器節點 container node', 'OURS'],
  ['CONTAINER_CLUSTER', '容器集群 container cluster', 'OURS'],
  ['DATASTORE', '數據存儲 datastore', 'OURS'],
] as const satisfies readonly Row[]

const IT_DEVICE = [
  ['PC', '個人電腦 PC', 'PUBLISHED'],
  ['SERVER', '服務器 server', 'PUBLISHED'],
  ['SWITCH', '交換機 switch', 'PUBLISHED'],
  ['ROUTER', '路由器 router', 'PUBLISHED'],
  ['SAN', 'SAN 存儲網絡', 'PUBLISHED'],
  ['NAS', 'NAS 網絡存儲', 'PUBLISHED'],
  ['CORE_SWITCH', '核心交換機 core switch', 'OURS'],
  ['FIREWALL', '防火牆 firewall', 'OURS'],
  ['LOAD_BALANCER', '負載均衡 load balancer', 'OURS'],
  ['STORAGE_ARRAY', '存儲陣列 storage array', 'OURS'],
  ['TAPE_LIBRARY', '磁帶庫 tape library', 'OURS'],
  ['ENCRYPTION_MACHINE', '加密機 encryption machine', 'OURS'],
  ['ATM_TERMINAL', '自動櫃員機 ATM', 'OURS'],
  ['NETWORK_CARD', '網卡 network card', 'OURS'],
  ['DISK', '磁盤 disk', 'OURS'],
  ['SWITCH_PORT', '交換機端口 switch port', 'OURS'],
  ['LEASED_LINE', '專線 leased line', 'OURS'],
  ['TIME_SERVER', '時鐘服務器 time server', 'OURS'],
] as const satisfies readonly Row[]

const INFRASTRUCTURE = [
  ['RACK', '機櫃 rack', 'PUBLISHED'],
  ['ROOM', '機房 room', 'PUBLISHED'],
  ['POWER_UNIT', '配電單元 power unit', 'OURS'],
  ['UPS', '不間斷電源 UPS', 'OURS'],
  ['COOLING_UNIT', '空調機組 cooling unit', 'OURS'],
  ['GENERATOR', '柴油發電機 generator', 'OURS'],
  ['SENSOR', '動環傳感器 sensor', 'OURS'],
] as const satisfies readonly Row[]

/** What objects of a layer tell about themselves beyond what every object has. */
const ATTRIBUTES: Readonly<Record<Layer, readonly string[]>> = {
  BATCH_SERVICE: ['ownerTeam', 'status'],
  SOFTWARE: ['ownerTeam', 'status', 'version'],
  OS: ['hostName', 'ipAddress', 'version'],
  VIRTUALIZATION: ['hostName', 'ipAddress', 'version'],
  IT_DEVICE: ['hostName', 'ipAddress', 'serialNo'],
  INFRASTRUCTURE: ['status', 'location'],
}

const LAYERS = { BATCH_SERVICE, SOFTWARE, OS, VIRTUALIZATION, IT_DEVICE, INFRASTRUCTURE } as const

export type OpsTypeCode = (typeof LAYERS)[Layer][number][0]

export const OPS_TYPES: readonly (OpsType & { readonly typeCode: OpsTypeCode })[] = (
  Object.keys(LAYERS) as Layer[]
).flatMap((layer) =>
  LAYERS[layer].map(([typeCode, name, origin]) => ({
    typeCode,
    name,
    layer,
    origin,
    attributes: ATTRIBUTES[layer],
  })),
)
