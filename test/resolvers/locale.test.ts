import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localeOf } from '../../resolvers/locale.ts'

describe('the language of a request', () => {
  const rows: readonly (readonly [string | null, string])[] = [
    [null, 'en'],
    ['', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK,zh;q=0.8', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['ZH-cn', 'zh-Hans'],
    ['de-CH, fr;q=0.9', 'en'],
    ['de, zh-TW;q=0.5', 'zh-Hant'],
    ['en;q=0.3, zh-CN;q=0.8', 'zh-Hans'],
    ['zh-CN;q=0, en', 'en'],
    ['zh-TW;q=high, zh-CN;q=0.1', 'zh-Hans'],
    ['*', 'en'],
  ]
  for (const [header, locale] of rows) {
    it(`${header ?? 'no header'}: ${locale}`, () => assert.equal(localeOf(header), locale))
  }
})
