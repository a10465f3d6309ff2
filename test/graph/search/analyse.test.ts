import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { LIMITS } from '../../../graph/model/limits.ts'
import type { NodeModel, PropertyModel } from '../../../graph/model/registry.ts'
import { queryTokens, searchTokens, textTokens } from '../../../graph/search/analyse.ts'
import { foldText } from '../../../graph/search/fold.ts'

describe('folding', () => {
  const cases: readonly [string, string][] = [
    ['張偉', '张伟'],
    ['张伟', '张伟'],
    ['臺灣 裏 裡 衞 衛', '台湾 里 里 卫 卫'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ẞ', 'ss'],
    ['ſ', 's'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'οδοσ'],
    ['ABC１２３', 'abc123'],
    ['ﬁ', 'fi'],
    ['', ''],
  ]
  for (const [text, folded] of cases) {
    it(`folds ${JSON.stringify(text)} to ${JSON.stringify(folded)}`, () =>
      assert.equal(foldText(text), folded))
  }

  it('changes nothing in a folded text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text)
        assert.equal(foldText(folded), folded)
      }),
    )
    for (let point = 0x3400; point < 0xa000; point += 1) {
      const folded = foldText(String.fromCodePoint(point))
      assert.equal(foldText(folded), folded)
    }
  })

  it('folds Han text character by character, keeping its length', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point))
    fc.assert(
      fc.property(fc.string({ unit: han }), fc.string({ unit: han }), (left, right) => {
        assert.equal(foldText(left + right), foldText(left) + foldText(right))
        assert.equal([...foldText(left)].length, [...left].length)
      }),
    )
  })
})

describe('analysing', () => {
  const stored: readonly [string, readonly string[]][] = [
    ['張偉', ['张', '伟', '张伟']],
    ['手機銀行', ['手', '机', '银', '行', '手机', '机银', '银行']],
    ['prd-core-db01', ['prd.core.db01', 'core.db01', 'db01', '01']],
    ['10.1.2.3', ['10.1.2.3', '1.2.3', '2.3', '3']],
    ['CheckoutService', ['checkoutservice', 'service']],
    ['主機A7', ['主', '机', '主机', 'a7', '7']],
    ['  -- ', []],
  ]
  for (const [text, tokens] of stored) {
    it(`stores ${JSON.stringify(text)} under ${tokens.length} tokens`, () =>
      assert.deepEqual([...textTokens(text)], tokens))
  }

  const asked: readonly [string, readonly { text: string; prefix: boolean }[]][] = [
    ['伟', [{ text: '伟', prefix: false }]],
    ['張偉', [{ text: '张伟', prefix: false }]],
    [
      '手機銀',
      [
        { text: '手机', prefix: false },
        { text: '机银', prefix: false },
      ],
    ],
    ['core_DB', [{ text: 'core.db', prefix: true }]],
    ['2.3', [{ text: '2.3', prefix: true }]],
    ['P', [{ text: 'p', prefix: true }]],
    ['pay pay', [{ text: 'pay', prefix: true }]],
    ['…', []],
  ]
  for (const [text, tokens] of asked) {
    it(`asks for ${tokens.length} tokens by ${JSON.stringify(text)}`, () =>
      assert.deepEqual(queryTokens(text), tokens))
  }

  it('finds a text by itself, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const tokens = [...textTokens(text)]
        for (const { text: wanted, prefix } of queryTokens(text)) {
          assert.ok(tokens.some((token) => (prefix ? token.startsWith(wanted) : token === wanted)))
        }
      }),
    )
  })

  it('makes tokens of Han characters, letters, marks, digits and full stops only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const token of textTokens(text)) assert.match(token, /^[\p{Script=Han}\p{L}\p{M}\p{N}.]+$/u)
      }),
    )
  })

  it('reads the key and the searched properties, lists included, each token once and not without bound', () => {
    const property = (name: string, searched: boolean, list: boolean): [string, PropertyModel] => [
      name,
      {
        name,
        type: { scalar: 'String', list, enumeration: null },
        required: false,
        indexed: false,
        searched,
        projected: false,
        mask: null,
        roles: null,
        identifies: false,
        description: '',
        common: false,
      },
    ]
    const node: NodeModel = {
      label: 'Thing',
      key: 'code',
      plural: 'things',
      properties: new Map([
        property('code', false, false),
        property('names', true, true),
        property('note', false, false),
      ]),
      relationships: [],
      roles: null,
      description: '',
    }
    assert.deepEqual(searchTokens(node, { code: 'X', names: ['a', 'x', 'b'], note: 'hidden' }), [
      'x',
      'a',
      'b',
    ])
    const many = Array.from({ length: 5_000 }, (_, index) => `w${index}`)
    assert.equal(searchTokens(node, { code: 'X', names: many }).length, LIMITS.searchTokensPerNodeMax)
  })
})
