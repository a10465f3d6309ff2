// The fixed parts of the synthetic bank: itself, its branches, sites, systems, chains and data sources. They are the same
// at every size and seed. City codes are the public administrative division codes.

/** The synthetic bank's own organisation. */
export const BANK_CODE = 'JINGWEI'
export const BANK_NAME = '經緯銀行'
export const BANK_NAME_EN = 'Jingwei Bank'

/** Other banks that take part in payments. */
export const OTHER_BANKS = [
  { orgCode: 'BANK-NANHAI', name: '南海商業銀行', nameEn: 'Nanhai Commercial Bank' },
  { orgCode: 'BANK-LINGNAN', name: '嶺南農商銀行', nameEn: 'Lingnan Rural Bank' },
  { orgCode: 'BANK-VICTORIA', name: '維港銀行', nameEn: 'Victoria Harbour Bank' },
] as const

/** The synthetic present: nothing in the bank is later. */
export const DEMO_NOW = '2026-03-31T00:00:00.000Z'
/** First day of the payments; they cover ninety days. */
export const PAYMENTS_SINCE = '2025-12-31T00:00:00.000Z'

/** City code and name of each branch; the first is the head office. */
export const CITIES = [
  ['440100', '廣州'],
  ['440300', '深圳'],
  ['440400', '珠海'],
  ['440600', '佛山'],
  ['441900', '東莞'],
  ['442000', '中山'],
  ['441300', '惠州'],
  ['440700', '江門'],
  ['441200', '肇慶'],
  ['440500', '汕頭'],
  ['440800', '湛江'],
  ['310000', '上海'],
  ['110000', '北京'],
  ['510100', '成都'],
  ['420100', '武漢'],
  ['320100', '南京'],
  ['330100', '杭州'],
  ['430100', '長沙'],
  ['350100', '福州'],
  ['350200', '廈門'],
  ['810000', '香港'],
  ['820000', '澳門'],
] as const

export interface SeedSite {
  readonly siteCode: string
  readonly name: string
  readonly role: 'PRIMARY' | 'ACTIVE' | 'DR'
  readonly cityCode: string
  /** Short form within host names. */
  readonly hostCode: string
  /** Share of the equipment in percent; the branch rooms have the rest between them. */
  readonly sharePct: number
}

const DATA_CENTRES: readonly SeedSite[] = [
  {
    siteCode: 'SITE-GZ-A',
    name: '廣州甲數據中心',
    role: 'PRIMARY',
    cityCode: '440100',
    hostCode: 'gza',
    sharePct: 42,
  },
  {
    siteCode: 'SITE-GZ-B',
    name: '廣州乙數據中心',
    role: 'ACTIVE',
    cityCode: '440100',
    hostCode: 'gzb',
    sharePct: 28,
  },
  {
    siteCode: 'SITE-SZ-A',
    name: '深圳數據中心',
    role: 'ACTIVE',
    cityCode: '440300',
    hostCode: 'sza',
    sharePct: 12,
  },
  {
    siteCode: 'SITE-BJ-DR',
    name: '北京異地災備中心',
    role: 'DR',
    cityCode: '110000',
    hostCode: 'bjd',
    sharePct: 7,
  },
]

const ROOM_SHARE_PCT = 11 / CITIES.length

export const SITES: readonly SeedSite[] = [
  ...DATA_CENTRES,
  ...CITIES.map(
    ([cityCode, city], index): SeedSite => ({
      siteCode: `SITE-${branchCode(index)}`,
      name: `${city}分行機房`,
      role: 'ACTIVE',
      cityCode,
      hostCode: branchCode(index).toLowerCase(),
      sharePct: ROOM_SHARE_PCT,
    }),
  ),
]

/** B01 for the first branch. */
export function branchCode(index: number): string {
  return `B${String(index + 1).padStart(2, '0')}`
}

export interface SeedChain {
  readonly chainCode: string
  readonly name: string
  readonly criticality: number
  readonly channel: 'MOBILE_BANK' | 'ONLINE_BANK' | 'COUNTER' | 'ATM' | 'PHONE' | 'WECOM' | 'PARTNER_API'
}

const chain = (
  chainCode: string,
  name: string,
  criticality: number,
  channel: SeedChain['channel'],
): SeedChain => ({ chainCode, name, criticality, channel })

/** The first three run through planted objects, the others through generated ones. */
export const TRANSACTION_CHAINS: readonly SeedChain[] = [
  chain('TC-MBANK-LOGIN', '手機銀行登入', 5, 'MOBILE_BANK'),
  chain('TC-MBANK-TRANSFER', '手機銀行轉帳', 5, 'MOBILE_BANK'),
  chain('TC-INTERBANK', '網上銀行跨行匯款', 5, 'ONLINE_BANK'),
  chain('TC-MBANK-BILL', '手機銀行繳費', 4, 'MOBILE_BANK'),
  chain('TC-OBANK-LOGIN', '網上銀行登入', 4, 'ONLINE_BANK'),
  chain('TC-OBANK-PAYROLL', '網上銀行代發工資', 4, 'ONLINE_BANK'),
  chain('TC-COUNTER-DEPOSIT', '櫃面存款', 4, 'COUNTER'),
  chain('TC-COUNTER-OPEN', '櫃面開戶', 3, 'COUNTER'),
  chain('TC-ATM-WITHDRAW', '自動櫃員機取款', 4, 'ATM'),
  chain('TC-PHONE-LOSS', '電話銀行掛失', 4, 'PHONE'),
  chain('TC-WECOM-ADVICE', '企業微信理財諮詢', 2, 'WECOM'),
  chain('TC-QR-PAY', '掃碼支付', 5, 'PARTNER_API'),
  chain('TC-LOAN-DRAW', '政採貸款支用', 3, 'PARTNER_API'),
]
export const PLANTED_TRANSACTION_CHAINS = 3

/** Code, name, time of day by which it must have ended. The first runs through planted jobs. */
export const BATCH_CHAINS = [
  ['BC-REG-REPORT', '監管報送', '06:00:00'],
  ['BC-CARD-DECISION', '信用卡審批決策', '05:30:00'],
  ['BC-END-OF-DAY', '核心日終', '03:30:00'],
  ['BC-LEDGER', '總帳', '04:30:00'],
  ['BC-INTEREST', '結息', '04:00:00'],
  ['BC-CLEARING', '清算對帳', '05:00:00'],
  ['BC-WAREHOUSE', '數據倉庫加載', '06:30:00'],
  ['BC-AML', '反洗錢篩查', '07:00:00'],
  ['BC-RISK', '風險計量', '07:30:00'],
  ['BC-STATEMENT', '電子對帳單', '08:00:00'],
  ['BC-PAYROLL', '代發工資', '08:30:00'],
  ['BC-FUND-VALUE', '基金淨值', '06:45:00'],
] as const

export interface SeedSource {
  readonly sourceCode: string
  readonly name: string
  readonly kind: 'INTERNAL' | 'EXTERNAL'
  readonly freshnessSlaMin: number
  readonly mode: 'BATCH' | 'STREAM'
}

const source = (
  sourceCode: string,
  name: string,
  freshnessSlaMin: number,
  mode: SeedSource['mode'],
  kind: SeedSource['kind'] = 'INTERNAL',
): SeedSource => ({ sourceCode, name, kind, freshnessSlaMin, mode })

export const DATA_SOURCES: readonly SeedSource[] = [
  source('CMDB', '配置管理庫', 1440, 'BATCH'),
  source('BATCHMON', '批次監控', 30, 'STREAM'),
  source('APM', '應用性能監控', 5, 'STREAM'),
  source('OSSCAN', '主機採集', 240, 'BATCH'),
  source('VCENTER', '虛擬化平台', 60, 'BATCH'),
  source('NETMS', '網絡管理平台', 15, 'STREAM'),
  source('DCIM', '動環監控', 60, 'STREAM'),
  source('ECIF', '客戶信息系統', 1440, 'BATCH'),
  source('COREBANK', '核心系統', 5, 'STREAM'),
  source('PROCURE', '政府採購平台', 1440, 'BATCH', 'EXTERNAL'),
  source('LISTS', '名單供應商', 1440, 'BATCH', 'EXTERNAL'),
]
