// The one catalogue of texts that people read, in English and in Chinese with traditional and simplified characters.
// Codes, field names and logs stay English. A text may use {field}, {value} and {allowed} and its own parameters.

export type Locale = 'en' | 'zh-Hant' | 'zh-Hans'

export const LOCALES: readonly Locale[] = ['en', 'zh-Hant', 'zh-Hans']

type Text = Readonly<Record<Locale, string>>

/** Reasons of refusals, by key. */
export const REASONS = {
  badId: {
    en: '{field}: this is not an id that the server gave out',
    'zh-Hant': '{field}:不是本系統發出的識別碼',
    'zh-Hans': '{field}:不是本系统发出的标识',
  },
  unknownLabel: {
    en: '{field}: unknown label {value}',
    'zh-Hant': '{field}:沒有標籤 {value}',
    'zh-Hans': '{field}:没有标签 {value}',
  },
  unknownType: {
    en: '{field}: unknown relationship type {value}',
    'zh-Hant': '{field}:沒有關係類型 {value}',
    'zh-Hans': '{field}:没有关系类型 {value}',
  },
  unknownProperty: {
    en: '{field}: no such property; allowed are {allowed}',
    'zh-Hant': '{field}:沒有此屬性;可用:{allowed}',
    'zh-Hans': '{field}:没有此属性;可用:{allowed}',
  },
  missing: {
    en: '{field}: a value is required ({allowed})',
    'zh-Hant': '{field}:必須填寫({allowed})',
    'zh-Hans': '{field}:必须填写({allowed})',
  },
  wrongValue: {
    en: '{field}: got {value}; allowed is {allowed}',
    'zh-Hant': '{field}:收到 {value};應為 {allowed}',
    'zh-Hans': '{field}:收到 {value};应为 {allowed}',
  },
  endNotAllowed: {
    en: '{field}: {value} may not be connected so; allowed are {allowed}',
    'zh-Hant': '{field}:不可如此連接 {value};可用:{allowed}',
    'zh-Hans': '{field}:不可如此连接 {value};可用:{allowed}',
  },
  danglingEnd: {
    en: '{field}: no node {value}',
    'zh-Hant': '{field}:沒有節點 {value}',
    'zh-Hans': '{field}:没有节点 {value}',
  },
  selfLoop: {
    en: '{field}: a relationship of {value} to itself needs {allowed}',
    'zh-Hant': '{field}:{value} 與自身的關係需要 {allowed}',
    'zh-Hans': '{field}:{value} 与自身的关系需要 {allowed}',
  },
  cycle: {
    en: '{field}: the relationship would close a cycle: {value}',
    'zh-Hant': '{field}:此關係會形成循環:{value}',
    'zh-Hans': '{field}:此关系会形成循环:{value}',
  },
  duplicateRow: {
    en: '{field}: {value} occurs in an earlier row of the same request',
    'zh-Hant': '{field}:同一請求中較前的列已有 {value}',
    'zh-Hans': '{field}:同一请求中较前的行已有 {value}',
  },
  otherEnds: {
    en: '{field}: {value} already connects other nodes ({allowed})',
    'zh-Hant': '{field}:{value} 已連接其他節點({allowed})',
    'zh-Hans': '{field}:{value} 已连接其他节点({allowed})',
  },
  singleRelationship: {
    en: '{field}: {value} already has its one relationship of this type',
    'zh-Hant': '{field}:{value} 已有唯一的此類關係',
    'zh-Hans': '{field}:{value} 已有唯一的此类关系',
  },
  notFound: {
    en: '{field}: {value} does not exist',
    'zh-Hant': '{field}:{value} 不存在',
    'zh-Hans': '{field}:{value} 不存在',
  },
  stillConnected: {
    en: '{field}: {value} still has relationships ({allowed}); pass detach to remove them too',
    'zh-Hant': '{field}:{value} 仍有關係({allowed});如要一併刪除請加 detach',
    'zh-Hans': '{field}:{value} 仍有关系({allowed});如要一并删除请加 detach',
  },
  otherPayload: {
    en: '{field}: this idempotency key was used for a different request',
    'zh-Hant': '{field}:此冪等鍵已用於其他請求',
    'zh-Hans': '{field}:此幂等键已用于其他请求',
  },
  readOnly: {
    en: 'the database holds data without the marker of this product and is open for reading only ({allowed})',
    'zh-Hant': '資料庫含有非本產品的資料,只能讀取({allowed})',
    'zh-Hans': '数据库含有非本产品的数据,只能读取({allowed})',
  },
  storeUnavailable: {
    en: 'the store does not answer; try again later',
    'zh-Hant': '資料庫沒有回應,請稍後再試',
    'zh-Hans': '数据库没有响应,请稍后再试',
  },
  storeUnreachable: {
    en: '{field}: no database answers at {value}; check the address, the user and that the server runs ({allowed})',
    'zh-Hant': '{field}:{value} 沒有資料庫回應;請檢查位址、使用者及伺服器是否執行({allowed})',
    'zh-Hans': '{field}:{value} 没有数据库响应;请检查地址、用户及服务器是否运行({allowed})',
  },
  schemaRefused: {
    en: '{field}: the present data does not allow {value}; correct the data first',
    'zh-Hant': '{field}:現有資料不符合 {value};請先更正資料',
    'zh-Hans': '{field}:现有数据不符合 {value};请先更正数据',
  },
  storeFull: {
    en: 'the store has no space left; nothing was written',
    'zh-Hant': '資料庫空間不足,未寫入任何資料',
    'zh-Hans': '数据库空间不足,未写入任何数据',
  },
  deadline: {
    en: 'the deadline passed or the caller went away',
    'zh-Hant': '已逾時或呼叫方已離開',
    'zh-Hans': '已超时或调用方已离开',
  },
  badCursor: {
    en: '{field}: this cursor does not belong to this list with this filter and order',
    'zh-Hant': '{field}:游標與此清單、條件及排序不符',
    'zh-Hans': '{field}:游标与此列表、条件及排序不符',
  },
  outOfRange: {
    en: '{field}: got {value}; allowed is {allowed}',
    'zh-Hant': '{field}:收到 {value};範圍為 {allowed}',
    'zh-Hans': '{field}:收到 {value};范围为 {allowed}',
  },
  tooLarge: {
    en: '{field}: {value} is more than the limit of {allowed}',
    'zh-Hant': '{field}:{value} 超過上限 {allowed}',
    'zh-Hans': '{field}:{value} 超过上限 {allowed}',
  },
  sameEnds: {
    en: '{field}: source and target are the same ({value}); choose two different nodes',
    'zh-Hant': '{field}:起點與終點相同({value});請選兩個不同的節點',
    'zh-Hans': '{field}:起点与终点相同({value});请选两个不同的节点',
  },
  roleRequired: {
    en: '{field}: the actor needs one of the roles {allowed}',
    'zh-Hant': '{field}:需要下列角色之一:{allowed}',
    'zh-Hans': '{field}:需要下列角色之一:{allowed}',
  },
  maskedField: {
    en: '{field}: a personal value that is masked for this actor cannot be filtered, sorted or grouped by',
    'zh-Hant': '{field}:此個人資料對您遮蔽,不能用於篩選、排序或分組',
    'zh-Hans': '{field}:此个人资料对您遮蔽,不能用于筛选、排序或分组',
  },
  unauthenticated: {
    en: 'no valid API key was given',
    'zh-Hant': '沒有有效的 API 金鑰',
    'zh-Hans': '没有有效的 API 密钥',
  },
  resync: {
    en: '{field}: version {value} is no longer in the change log; the oldest is {allowed}',
    'zh-Hant': '{field}:變更記錄已無版本 {value};最舊為 {allowed}',
    'zh-Hans': '{field}:变更日志已无版本 {value};最旧为 {allowed}',
  },
  modelLacks: {
    en: '{field}: the store holds data of {value}, which the model does not declare; give the schema folder that does',
    'zh-Hant': '{field}:資料庫含有 {value} 的資料,但模型沒有宣告;請指定宣告它的 schema 資料夾',
    'zh-Hans': '{field}:数据库含有 {value} 的数据,但模型没有声明;请指定声明它的 schema 文件夹',
  },
  unsupported: {
    en: '{field}: {value} is not available; available are {allowed}',
    'zh-Hant': '{field}:不支援 {value};可用:{allowed}',
    'zh-Hans': '{field}:不支持 {value};可用:{allowed}',
  },
  keysRequired: {
    en: '{field}: listening on {value} would let others in without a key; give {allowed}',
    'zh-Hant': '{field}:監聽 {value} 會讓他人無需金鑰即可存取;請提供 {allowed}',
    'zh-Hans': '{field}:监听 {value} 会让他人无需密钥即可访问;请提供 {allowed}',
  },
  cannotListen: {
    en: '{field}: cannot listen on {value}: {allowed}',
    'zh-Hant': '{field}:無法監聽 {value}:{allowed}',
    'zh-Hans': '{field}:无法监听 {value}:{allowed}',
  },
  internal: {
    en: 'unexpected error; incident {value}',
    'zh-Hant': '發生未預期的錯誤;事件編號 {value}',
    'zh-Hans': '发生意外错误;事件编号 {value}',
  },
  wrongType: {
    en: '{field}: the value does not fit the type {allowed}',
    'zh-Hant': '{field}:值不符合類型 {allowed}',
    'zh-Hans': '{field}:值不符合类型 {allowed}',
  },
  malformedBody: {
    en: '{field}: not a JSON object with {allowed}',
    'zh-Hant': '{field}:不是含有 {allowed} 的 JSON 物件',
    'zh-Hans': '{field}:不是含有 {allowed} 的 JSON 对象',
  },
  slowReader: {
    en: 'the stream was ended because more than {allowed} events waited to be read',
    'zh-Hant': '未讀取的事件超過 {allowed} 則,串流已結束',
    'zh-Hans': '未读取的事件超过 {allowed} 条,流已结束',
  },
  shuttingDown: {
    en: 'the server is stopping; try again later',
    'zh-Hant': '伺服器正在停止,請稍後再試',
    'zh-Hans': '服务器正在停止,请稍后再试',
  },
  malformedFile: {
    en: '{field}: {value}; expected {allowed}',
    'zh-Hant': '{field}:{value};應為 {allowed}',
    'zh-Hans': '{field}:{value};应为 {allowed}',
  },
} as const satisfies Record<string, Text>

export type ReasonKey = keyof typeof REASONS

/** Fills the placeholders of a reason in one language; an absent parameter is left out. */
export function renderReason(locale: Locale, key: ReasonKey, parameters: object): string {
  return fill(REASONS[key][locale], parameters)
}

/** Replaces {name} by the parameter of that name. */
export function fill(template: string, parameters: object): string {
  const values = new Map<string, unknown>(Object.entries(parameters))
  return template.replace(/\{(\w+)\}/g, (_match, name: string) => String(values.get(name) ?? '-'))
}
