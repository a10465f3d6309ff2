import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Change } from '../../../graph/model/changes.ts'
import type { Properties } from '../../../graph/model/values.ts'
import { digestText } from '../../../graph/store/digest-text.ts'

const node = (key: string, set: Properties, label = 'Thing'): Change => ({
  op: 'upsertNode',
  ref: { label, key },
  set,
})
const link = (source: string, target: string, key: string | null, type = 'HAS'): Change => ({
  op: 'upsertRelationship',
  type,
  source: { label: 'Thing', key: source },
  target: { label: 'Thing', key: target },
  key,
  set: {},
})

describe('the text that a batch is digested from', () => {
  it('does not depend on the order of properties', () => {
    const one = digestText([node('a', { name: 'x', size: 1 }), node('b', { size: 2, name: 'y' })])
    const other = digestText([node('a', { size: 1, name: 'x' }), node('b', { name: 'y', size: 2 })])

    assert.equal(one, other)
  })

  it('differs between batches that differ in anything', () => {
    const batches: readonly (readonly Change[])[] = [
      [],
      [node('a', {})],
      [node('a', {}), node('a', {})],
      [node('a', {}), node('b', {})],
      [node('b', {}), node('a', {})],
      [node('a', {}, 'Maker')],
      [node('a', { name: null })],
      [node('a', { name: '' })],
      [node('a', { name: '-' })],
      [node('a', { size: null })],
      [node('a', { name: 'x', note: 'y' })],
      [node('a', { name: 'y', note: 'x' })],
      [node('a', { name: 'x' }), node('b', { note: 'y' })],
      [node('a', { name: 'x', note: 'y' }), node('b', {})],
      [node('a', { names: [] })],
      [node('a', { names: [''] })],
      [node('a', { names: ['x', 'y'] })],
      [node('a', { names: ['x,y'] })],
      [node('a', { size: 1 })],
      [node('a', { size: 1n })],
      [node('a', { size: '1' })],
      [node('a', { size: true })],
      [{ op: 'deleteNode', ref: { label: 'Thing', key: 'a' }, detach: true }],
      [{ op: 'deleteNode', ref: { label: 'Thing', key: 'a' }, detach: false }],
      [link('a', 'b', null)],
      [link('b', 'a', null)],
      [link('a', 'b', 'k')],
      [link('a', 'b', null, 'OWNS')],
      [{ ...link('a', 'b', null), op: 'deleteRelationship' } as Change],
      [{ op: 'deleteRelationship', type: 'HAS', source: null, target: null, key: 'k' }],
    ]

    assert.equal(new Set(batches.map(digestText)).size, batches.length)
  })
})
