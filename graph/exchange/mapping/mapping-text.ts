// A mapping file as text, YAML or JSON, with the line of each of its parts, so that every refusal names file, line and
// place. All values are texts, as in the files that the mapping speaks of: a code 01 stays 01, an amount stays exact.

import { readFileSync } from 'node:fs'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'

/** Where something stands: names and positions from the root. */
export type Place = readonly (string | number)[]

/** Values that aliases may stand for, all together. */
const ALIASES_MAX = 1_000

export class MappingText {
  readonly path: string
  readonly root: unknown
  readonly #lineOf: (place: Place) => number

  /** Throws BAD_USER_INPUT where the text is neither YAML nor JSON. */
  constructor(path: string, text: string) {
    this.path = path
    const lineCounter = new LineCounter()
    const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false })
    const [error] = document.errors
    if (error) {
      const { line } = lineCounter.linePos(error.pos[0])
      const details = {
        field: `${path}, line ${line}`,
        value: firstLine(error.message),
        allowed: 'YAML or JSON',
      }
      throw new DomainError('BAD_USER_INPUT', 'malformedFile', details)
    }
    this.#lineOf = (place) => {
      const offset = offsetOf(document.contents, place)
      return offset === null ? 1 : lineCounter.linePos(offset).line
    }
    this.root = this.#valueOf(() => document.toJS({ maxAliasCount: ALIASES_MAX }))
  }

  /** Aliases that lead nowhere, or that would make a small text a huge value, are found where the value is made. */
  #valueOf(make: () => unknown): unknown {
    try {
      return make()
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      return this.refuse(
        [],
        firstLine(error.message),
        `anchors that exist, at most ${ALIASES_MAX} values by alias`,
      )
    }
  }

  /** Refuses something of the mapping in one line: file, line, place, what it is and what is allowed. */
  refuse(place: Place, value: string, allowed: string): never {
    const where = place.length === 0 ? '' : `, ${placeText(place)}`
    const field = `${this.path}, line ${this.#lineOf(place)}${where}`
    throw new DomainError('BAD_USER_INPUT', 'malformedFile', { field, value, allowed })
  }

  /** Reads an object with known names; each member's schema says in its message what is allowed. */
  object<Shape extends z.ZodRawShape>(place: Place, value: unknown, schema: z.ZodObject<Shape>) {
    const names = Object.keys(schema.shape)
    if (!isObject(value))
      return this.refuse(place, `got ${shown(value)}`, `an object with ${names.join(', ')}`)
    const unknown = Object.keys(value).find((name) => !names.includes(name))
    if (unknown !== undefined) {
      return this.refuse([...place, unknown], `unknown name ${shown(unknown)}`, `one of ${names.join(', ')}`)
    }
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0] ?? '')
    const given = Object.hasOwn(value, name)
    return this.refuse(
      given ? [...place, name] : place,
      given ? `got ${shown(value[name])}` : `${name} is missing`,
      issue?.message ?? '',
    )
  }

  /** Reads a list of objects. */
  list<T>(place: Place, value: unknown, read: (place: Place, item: unknown) => T): T[] {
    if (value === undefined || value === '') return []
    if (!Array.isArray(value)) return this.refuse(place, `got ${shown(value)}`, 'a list')
    return value.map((item, index) => read([...place, index], item))
  }
}

/** Throws BAD_USER_INPUT where the file cannot be read. */
export function readMappingText(path: string): MappingText {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const details = { field: path, value: String(error.code), allowed: 'a readable mapping file' }
    throw new DomainError('BAD_USER_INPUT', 'malformedFile', details, error)
  }
  return new MappingText(path, text)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value of the mapping as an error shows it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  const max = LIMITS.errorValueCharactersMax
  return text === '' ? 'an empty text' : text.length > max ? `${text.slice(0, max)}...` : text
}

function placeText(place: Place): string {
  return place
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`))
    .join('')
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}

/** Where a part stands in the text; of a member that is its name. What is not there stands where its parent does. */
function offsetOf(contents: unknown, place: Place): number | null {
  let node = contents
  let offset: number | null = null
  for (const part of place) {
    let next: unknown
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part)
      if (!pair) break
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0]
      next = pair.value
    } else if (typeof part === 'number' && isItems(node)) {
      next = node.items[part]
      if (hasRange(next)) offset = next.range[0]
    }
    if (next === undefined || next === null) break
    node = next
  }
  return offset
}

function isItems(node: unknown): node is { items: unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)
}

function hasRange(node: unknown): node is { range: readonly number[] } & { range: [number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
