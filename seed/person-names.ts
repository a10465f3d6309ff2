// Names of synthetic persons, put together from our own small tables. Each character stands in traditional and simplified
// form, in pinyin and in the romanisation that is usual in Hong Kong, so that one name has all its forms.

import type { Prng } from '../graph/lib/prng.ts'
import { pick, popular } from './draws.ts'

type Forms = readonly [traditional: string, simplified: string, pinyin: string, hongKong: string]

/** Common surnames first: they are drawn more often. */
const SURNAMES: readonly Forms[] = [
  ['陳', '陈', 'Chen', 'Chan'],
  ['李', '李', 'Li', 'Lee'],
  ['張', '张', 'Zhang', 'Cheung'],
  ['黃', '黄', 'Huang', 'Wong'],
  ['王', '王', 'Wang', 'Wong'],
  ['林', '林', 'Lin', 'Lam'],
  ['劉', '刘', 'Liu', 'Lau'],
  ['吳', '吴', 'Wu', 'Ng'],
  ['楊', '杨', 'Yang', 'Yeung'],
  ['周', '周', 'Zhou', 'Chow'],
  ['何', '何', 'He', 'Ho'],
  ['羅', '罗', 'Luo', 'Law'],
  ['郭', '郭', 'Guo', 'Kwok'],
  ['鄭', '郑', 'Zheng', 'Cheng'],
  ['梁', '梁', 'Liang', 'Leung'],
  ['馮', '冯', 'Feng', 'Fung'],
  ['葉', '叶', 'Ye', 'Yip'],
  ['蔡', '蔡', 'Cai', 'Choi'],
  ['許', '许', 'Xu', 'Hui'],
  ['鄧', '邓', 'Deng', 'Tang'],
  ['趙', '赵', 'Zhao', 'Chiu'],
  ['孫', '孙', 'Sun', 'Suen'],
  ['胡', '胡', 'Hu', 'Wu'],
  ['朱', '朱', 'Zhu', 'Chu'],
  ['高', '高', 'Gao', 'Ko'],
  ['徐', '徐', 'Xu', 'Tsui'],
  ['馬', '马', 'Ma', 'Ma'],
  ['曾', '曾', 'Zeng', 'Tsang'],
  ['謝', '谢', 'Xie', 'Tse'],
  ['盧', '卢', 'Lu', 'Lo'],
  ['蘇', '苏', 'Su', 'So'],
  ['潘', '潘', 'Pan', 'Poon'],
  ['余', '余', 'Yu', 'Yu'],
  ['唐', '唐', 'Tang', 'Tong'],
  ['鍾', '钟', 'Zhong', 'Chung'],
  ['江', '江', 'Jiang', 'Kong'],
  ['方', '方', 'Fang', 'Fong'],
  ['莫', '莫', 'Mo', 'Mok'],
  ['麥', '麦', 'Mai', 'Mak'],
  ['廖', '廖', 'Liao', 'Liu'],
  ['彭', '彭', 'Peng', 'Pang'],
  ['譚', '谭', 'Tan', 'Tam'],
  ['陸', '陆', 'Lu', 'Luk'],
  ['宋', '宋', 'Song', 'Sung'],
  ['韓', '韩', 'Han', 'Hon'],
  ['沈', '沈', 'Shen', 'Shum'],
  ['袁', '袁', 'Yuan', 'Yuen'],
  ['關', '关', 'Guan', 'Kwan'],
  ['歐陽', '欧阳', 'Ouyang', 'Au Yeung'],
  ['司徒', '司徒', 'Situ', 'Szeto'],
]

const MALE_GIVEN: readonly Forms[] = [
  ['偉', '伟', 'wei', 'wai'],
  ['強', '强', 'qiang', 'keung'],
  ['明', '明', 'ming', 'ming'],
  ['國', '国', 'guo', 'kwok'],
  ['華', '华', 'hua', 'wah'],
  ['志', '志', 'zhi', 'chi'],
  ['文', '文', 'wen', 'man'],
  ['德', '德', 'de', 'tak'],
  ['榮', '荣', 'rong', 'wing'],
  ['輝', '辉', 'hui', 'fai'],
  ['龍', '龙', 'long', 'lung'],
  ['俊', '俊', 'jun', 'chun'],
  ['傑', '杰', 'jie', 'kit'],
  ['豪', '豪', 'hao', 'ho'],
  ['浩', '浩', 'hao', 'ho'],
  ['軒', '轩', 'xuan', 'hin'],
  ['建', '建', 'jian', 'kin'],
  ['平', '平', 'ping', 'ping'],
  ['勇', '勇', 'yong', 'yung'],
  ['健', '健', 'jian', 'kin'],
  ['嘉', '嘉', 'jia', 'ka'],
  ['子', '子', 'zi', 'tsz'],
  ['家', '家', 'jia', 'ka'],
  ['永', '永', 'yong', 'wing'],
  ['澤', '泽', 'ze', 'chak'],
  ['宇', '宇', 'yu', 'yu'],
]

const FEMALE_GIVEN: readonly Forms[] = [
  ['芳', '芳', 'fang', 'fong'],
  ['麗', '丽', 'li', 'lai'],
  ['敏', '敏', 'min', 'man'],
  ['靜', '静', 'jing', 'ching'],
  ['燕', '燕', 'yan', 'yin'],
  ['玲', '玲', 'ling', 'ling'],
  ['美', '美', 'mei', 'mei'],
  ['秀', '秀', 'xiu', 'sau'],
  ['慧', '慧', 'hui', 'wai'],
  ['雪', '雪', 'xue', 'suet'],
  ['婷', '婷', 'ting', 'ting'],
  ['欣', '欣', 'xin', 'yan'],
  ['怡', '怡', 'yi', 'yi'],
  ['詩', '诗', 'shi', 'sze'],
  ['穎', '颖', 'ying', 'wing'],
  ['嘉', '嘉', 'jia', 'ka'],
  ['詠', '咏', 'yong', 'wing'],
  ['珍', '珍', 'zhen', 'chun'],
  ['蘭', '兰', 'lan', 'lan'],
  ['鳳', '凤', 'feng', 'fung'],
  ['潔', '洁', 'jie', 'kit'],
  ['曉', '晓', 'xiao', 'hiu'],
  ['思', '思', 'si', 'sze'],
  ['雅', '雅', 'ya', 'nga'],
  ['瑩', '莹', 'ying', 'ying'],
  ['佩', '佩', 'pei', 'pui'],
]

/** Share of the names with one given character; the others have two. */
const SHORT_NAME_RATIO = 0.25
/** A planted name that generated persons must not bear: see SAME_NAME in planted.ts. */
const RESERVED = '張偉'

export interface PersonName {
  readonly nameZh: string
  readonly nameEn: string
}

/** A name in traditional characters with Hong Kong romanisation, or in simplified ones with pinyin. */
export function personName(prng: Prng, gender: 'MALE' | 'FEMALE', hongKong: boolean): PersonName {
  const table = gender === 'MALE' ? MALE_GIVEN : FEMALE_GIVEN
  const surname = SURNAMES[popular(prng, SURNAMES.length)]!
  const first = pick(prng, table)
  const drawn = prng.next() < SHORT_NAME_RATIO ? [first] : [first, pick(prng, table)]
  const given =
    `${surname[0]}${drawn.map(([traditional]) => traditional).join('')}` === RESERVED ? [first, first] : drawn
  return hongKong
    ? {
        nameZh: surname[0] + given.map((character) => character[0]).join(''),
        nameEn: `${surname[3]} ${capitalised(given.map((character) => character[3]).join('-'))}`,
      }
    : {
        nameZh: surname[1] + given.map((character) => character[1]).join(''),
        nameEn: `${surname[2]} ${capitalised(given.map((character) => character[2]).join(''))}`,
      }
}

/** "ka-yan" becomes "Ka Yan", as Hong Kong writes it; pinyin has one word. */
function capitalised(text: string): string {
  return text
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
