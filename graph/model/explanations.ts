// Texts by which answers explain themselves, in the languages of texts.ts. {causes} and the like are filled in.

import { fill, type Locale } from './texts.ts'

type Text = Readonly<Record<Locale, string>>

export const EXPLANATIONS = {
  failedMEMBER_OF_CLUSTER: {
    en: 'cluster: {causes} failed, {up} of {all} members are up, {needed} needed',
    'zh-Hant': '集群:{causes} 失效,{all} 個成員中 {up} 個正常,需要 {needed} 個',
    'zh-Hans': '集群:{causes} 失效,{all} 个成员中 {up} 个正常,需要 {needed} 个',
  },
  failedCOMPOSED_OF: {
    en: 'its part {causes} failed',
    'zh-Hant': '其組成部分 {causes} 失效',
    'zh-Hans': '其组成部分 {causes} 失效',
  },
  failedDEPLOYED_ON: {
    en: 'deployed on {causes}, which failed',
    'zh-Hant': '部署於 {causes},而後者失效',
    'zh-Hans': '部署于 {causes},而后者失效',
  },
  failedCONNECTED_TO: {
    en: '{down} of {all} uplinks are down ({causes})',
    'zh-Hant': '{all} 條上行連接中 {down} 條中斷({causes})',
    'zh-Hans': '{all} 条上行连接中 {down} 条中断({causes})',
  },
  failedCALLS: {
    en: 'calls {causes}, which failed',
    'zh-Hant': '調用 {causes},而後者失效',
    'zh-Hans': '调用 {causes},而后者失效',
  },
  failedDEPENDS_ON: {
    en: 'depends on {causes}, which failed',
    'zh-Hant': '依賴 {causes},而後者失效',
    'zh-Hans': '依赖 {causes},而后者失效',
  },
  failedLOCATED_AT: {
    en: 'located at {causes}, which failed',
    'zh-Hant': '位於 {causes},而後者失效',
    'zh-Hans': '位于 {causes},而后者失效',
  },
  degraded: {
    en: 'degraded: calls {causes}, which failed, and goes on without',
    'zh-Hant': '降級:調用的 {causes} 失效,但非關鍵調用',
    'zh-Hans': '降级:调用的 {causes} 失效,但非关键调用',
  },
  andMore: {
    en: '{causes} and {count} more',
    'zh-Hant': '{causes} 等另外 {count} 個',
    'zh-Hans': '{causes} 等另外 {count} 个',
  },
  membersFailed: {
    en: 'members failed: {count}',
    'zh-Hant': '失效成員:{count}',
    'zh-Hans': '失效成员:{count}',
  },
  path: {
    en: '{source} to {target} in {length} steps: {walk}',
    'zh-Hant': '{source} 到 {target} 共 {length} 步:{walk}',
    'zh-Hans': '{source} 到 {target} 共 {length} 步:{walk}',
  },
  stateSEED: { en: 'failed at start', 'zh-Hant': '起始失效', 'zh-Hans': '起始失效' },
  stateFAILED: {
    en: 'failed in round {round}',
    'zh-Hant': '第 {round} 輪失效',
    'zh-Hans': '第 {round} 轮失效',
  },
  stateDEGRADED: { en: 'degraded', 'zh-Hant': '降級', 'zh-Hans': '降级' },
  stateREPORTED: { en: 'affected', 'zh-Hant': '受影響', 'zh-Hans': '受影响' },
  stateCENTER: { en: 'center', 'zh-Hant': '中心', 'zh-Hans': '中心' },
  stateEND: { en: 'end of the path', 'zh-Hant': '路徑端點', 'zh-Hans': '路径端点' },
  round: {
    en: 'Round {round}: {count}',
    'zh-Hant': '第 {round} 輪:{count}',
    'zh-Hans': '第 {round} 轮:{count}',
  },
  seedsHeading: {
    en: 'Failed at start: {count}',
    'zh-Hant': '起始失效:{count}',
    'zh-Hans': '起始失效:{count}',
  },
  degradedHeading: { en: 'Degraded: {count}', 'zh-Hant': '降級:{count}', 'zh-Hans': '降级:{count}' },
  ApplicationSystemHeading: {
    en: 'Systems affected: {count}',
    'zh-Hant': '受影響系統:{count}',
    'zh-Hans': '受影响系统:{count}',
  },
  TransactionChainHeading: {
    en: 'Transaction chains affected: {count}',
    'zh-Hant': '受影響交易鏈:{count}',
    'zh-Hans': '受影响交易链:{count}',
  },
  BatchChainHeading: {
    en: 'Batch chains affected: {count}',
    'zh-Hant': '受影響批次鏈:{count}',
    'zh-Hans': '受影响批次链:{count}',
  },
  nothingElse: {
    en: 'Nothing else fails.',
    'zh-Hant': '沒有其他對象失效。',
    'zh-Hans': '没有其他对象失效。',
  },
  rowsCut: { en: '... and {count} more', 'zh-Hant': '…… 另有 {count} 個', 'zh-Hans': '…… 另有 {count} 个' },
  incomplete: {
    en: 'Not complete: stopped by {stoppedBy}, {count} were waiting.',
    'zh-Hant': '結果不完整:因 {stoppedBy} 停止,尚有 {count} 個待處理。',
    'zh-Hans': '结果不完整:因 {stoppedBy} 停止,尚有 {count} 个待处理。',
  },
  pictureCut: {
    en: 'Cut: {shown} of {all} nodes are drawn.',
    'zh-Hant': '已截斷:共 {all} 個節點,只畫出 {shown} 個。',
    'zh-Hans': '已截断:共 {all} 个节点,只画出 {shown} 个。',
  },
  pictureLinksCut: {
    en: 'Cut: not all relationships are drawn.',
    'zh-Hant': '已截斷:並未畫出所有關係。',
    'zh-Hans': '已截断:并未画出所有关系。',
  },
} as const satisfies Record<string, Text>

export type ExplanationKey = keyof typeof EXPLANATIONS

export function explain(locale: Locale, key: ExplanationKey, parameters: object = {}): string {
  return fill(EXPLANATIONS[key][locale], parameters)
}
