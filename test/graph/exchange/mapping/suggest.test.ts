import assert from 'node:assert/strict'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { similarity } from '../../../../graph/exchange/mapping/similarity.ts'
import { suggestMapping } from '../../../../graph/exchange/mapping/suggest.ts'
import { model, propertiesOf, runMapping, withFiles, withGraph } from './mapping-run.ts'

const FILES = {
  'customers.csv': 'customer_id,segment,opened_on\nC1,RETAIL,2019-05-01\nC2,RETAIL,2020-01-31\n',
  'acct.txt': 'ACCT_ID;CCY;BALANCE;OPENED_ON\nA1;CNY;10.50;01/02/2020\nA2;HKD;-3;28/12/2020\n',
  'owns.tsv': 'customer\taccount\tsince\nC1\tA1\t2019-05-01\nC2\tA2\t2020-01-31\n',
  'transfers.jsonl':
    '{"transactionId":"T1","debit":"A1","credit":"A2","amount":"12.34","occurred_at":"2024-03-01T07:30:00Z"}\n' +
    '{"transactionId":"T2","debit":"A2","credit":"A1","amount":"1","occurred_at":"2024-03-01T07:31:00Z"}\n',
}

describe('a proposed mapping', () => {
  it('finds delimiters, labels, keys, ends and transforms, and can be loaded as it is', () =>
    withFiles(FILES, (folder) =>
      withGraph(async (graph) => {
        const text = await suggestMapping(
          model,
          Object.keys(FILES).map((name) => join(folder, name)),
        )
        for (const line of [
          'delimiter: ";"',
          'delimiter: TAB',
          'format: jsonl',
          'label: Customer',
          'label: Account',
          'key: ACCT_ID',
          'balanceMinor: { minorUnits: BALANCE }',
          'currency: CCY',
          'openedOn: { date: OPENED_ON, format: "DD/MM/YYYY" } # unsure: day before month, or month before day',
          'source: { label: Customer, key: customer }',
          'source: { label: Account, key: debit }',
          'target: { label: Account, key: credit }',
          'key: transactionId',
          'amountMinor: { minorUnits: amount }',
        ]) {
          assert.ok(text.includes(`${line}\n`), `${line}\n\n${text}`)
        }
        const { refused, labels, types } = await runMapping(graph, '/', text)
        assert.deepEqual(refused, [])
        const sizes = [...labels, ...types].map(([name, { created }]) => [name, created])
        assert.deepEqual(sizes, [
          ['Customer', 2],
          ['Account', 2],
          ['OWNS', 2],
          ['TRANSFER', 2],
        ])
        assert.deepEqual(await propertiesOf(graph, 'Account', ['A2']), [
          { accountKey: 'A2', balanceMinor: -300n, currency: 'HKD', openedOn: '2020-12-28' },
        ])
      }),
    ))

  it('writes what is not sure as comments, and repeats no value', () =>
    withFiles(
      {
        'strange.csv': 'zzz,qqq\n1,2\n',
        'data.csv': '1,2,3\n4,5,6\n',
        'person.csv': Buffer.concat([
          Buffer.from('personId,nameZh,remark\nP1,'),
          Buffer.from([0xd5, 0xc5, 0xce, 0xb0]),
          Buffer.from(',secret\n'),
        ]),
      },
      (folder) =>
        withGraph(async (graph) => {
          const names = ['strange.csv', 'data.csv', 'person.csv']
          const text = await suggestMapping(
            model,
            names.map((name) => join(folder, name)),
          )
          assert.match(text, /# no label or relationship type is like this file; its columns: zzz, qqq\n/)
          assert.match(
            text,
            /columns: \[column1, column2, column3\] # unsure: the first line looks like data\n/,
          )
          assert.match(text, /encoding: gb18030 # unsure/)
          assert.match(text, /# remark: no property is like it\n/)
          assert.doesNotMatch(text, /secret|张伟/)
          await runMapping(graph, '/', text)
          assert.deepEqual(await propertiesOf(graph, 'Person', ['P1']), [{ personId: 'P1', nameZh: '张伟' }])
          assert.ok(text.includes(basename(folder)))
        }),
    ))
})

describe('likeness of names', () => {
  const pairs: readonly [string, string, 'like' | 'unlike'][] = [
    ['customer_id', 'customerId', 'like'],
    ['ACCT_NO', 'accountNo', 'like'],
    ['companyName', 'organizationName', 'like'],
    ['amount', 'amountMinor', 'like'],
    ['isBlocked', 'blocked', 'like'],
    ['createTime', 'birthDate', 'unlike'],
    ['colour', 'name', 'unlike'],
  ]
  for (const [left, right, expected] of pairs) {
    it(`holds ${left} and ${right} to be ${expected}`, () => {
      assert.equal(similarity(left, right) >= 0.6 ? 'like' : 'unlike', expected)
    })
  }
})
