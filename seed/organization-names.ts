// Names of synthetic organisations, put together from our own small tables, in Chinese and in English.

import type { Prng } from '../graph/lib/prng.ts'
import { pick } from './draws.ts'
import { CITIES } from './reference.ts'

type Word = readonly [chinese: string, english: string]

const PLACES: readonly Word[] = [
  ['粵海', 'Yuehai'],
  ['珠江', 'Pearl River'],
  ['嶺南', 'Lingnan'],
  ['南粵', 'Nanyue'],
  ['香江', 'Heung Kong'],
  ['濠江', 'Hou Kong'],
  ['東江', 'Dongjiang'],
  ['西樵', 'Xiqiao'],
  ['羅浮', 'Luofu'],
  ['白雲', 'Baiyun'],
]

const VIRTUES: readonly Word[] = [
  ['恒達', 'Hengda'],
  ['瑞豐', 'Ruifeng'],
  ['信誠', 'Xincheng'],
  ['匯通', 'Huitong'],
  ['鼎盛', 'Dingsheng'],
  ['安泰', 'Antai'],
  ['廣源', 'Guangyuan'],
  ['華昌', 'Huachang'],
  ['永利', 'Yongli'],
  ['金橋', 'Jinqiao'],
  ['遠航', 'Yuanhang'],
  ['中正', 'Zhongzheng'],
  ['嘉禾', 'Jiahe'],
  ['德潤', 'Derun'],
  ['新創', 'Xinchuang'],
]

const TRADES: readonly Word[] = [
  ['貿易', 'Trading'],
  ['科技', 'Technology'],
  ['建築工程', 'Construction'],
  ['醫療器械', 'Medical Devices'],
  ['物流', 'Logistics'],
  ['電子', 'Electronics'],
  ['教育裝備', 'Education Supplies'],
  ['環保', 'Environment'],
  ['食品', 'Foods'],
  ['印刷', 'Printing'],
  ['紡織', 'Textiles'],
  ['信息服務', 'Information Services'],
]

const OFFICES: readonly Word[] = [
  ['教育局', 'Education Bureau'],
  ['人民醫院', "People's Hospital"],
  ['交通運輸局', 'Transport Bureau'],
  ['水務局', 'Water Authority'],
  ['公共資源中心', 'Public Resources Centre'],
]

export interface OrganizationName {
  readonly name: string
  readonly nameEn: string
}

export function companyName(prng: Prng): OrganizationName {
  const [place, placeEn] = pick(prng, PLACES)
  const [virtue, virtueEn] = pick(prng, VIRTUES)
  const [trade, tradeEn] = pick(prng, TRADES)
  return { name: `${place}${virtue}${trade}有限公司`, nameEn: `${placeEn} ${virtueEn} ${tradeEn} Ltd` }
}

export function purchaserName(prng: Prng): OrganizationName {
  const [cityCode, city] = pick(prng, CITIES)
  const [office, officeEn] = pick(prng, OFFICES)
  return { name: `${city}${office}`, nameEn: `${officeEn} of ${cityCode}` }
}
