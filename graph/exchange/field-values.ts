// Property values as fields of an exchange file, both ways, without loss. A missing value is an unquoted empty field,
// the empty string a quoted one. List items are separated by one character, `;` unless told otherwise; an item that
// contains it has a backslash before it, and backslashes right before a separator are doubled; all other backslashes
// stand for themselves. The empty list is the quoted empty field, a list of one empty string a single backslash.

import type { PropertyType, ScalarName, Value } from '../model/values.ts'
import type { HeaderType } from './header.ts'

export const LIST_DELIMITER = ';'

/**
 * A field in the form that the row parser reads: numbers and booleans where the text is one, else the text itself,
 * which the parser then refuses or takes as it is.
 */
export function readValue(
  text: string,
  type: PropertyType,
  given: HeaderType | null,
  listDelimiter: string = LIST_DELIMITER,
): unknown {
  if (!type.list) return readScalar(text, type.scalar, given)
  const items = text === '' ? [] : splitList(text, listDelimiter)
  return items.map((item) => readScalar(item, type.scalar, given))
}

export function writeValue(value: Value): string {
  return Array.isArray(value) ? joinList(value.map(String)) : String(value)
}

export function readScalar(text: string, scalar: ScalarName, given: HeaderType | null = null): unknown {
  switch (scalar) {
    case 'Int':
      return /^[+-]?\d+$/.test(text) ? Number(text) : text
    case 'Float':
      return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : text
    case 'Boolean':
      return readBoolean(text)
    case 'DateTime':
      // The format's localdatetime has no zone; all times here are UTC.
      return given?.name === 'localdatetime' ? `${text}Z` : text
    default:
      return text
  }
}

function readBoolean(text: string): boolean | string {
  const lower = text.toLowerCase()
  return lower === 'true' ? true : lower === 'false' ? false : text
}

function joinList(items: readonly string[]): string {
  const [only] = items
  if (items.length === 1 && only !== undefined && /^\\*$/.test(only)) return `${only}\\`
  return items
    .map((item, index) => {
      const escaped = item.replace(/(\\*);/g, '$1$1\\;')
      return index < items.length - 1 ? escaped.replace(/\\+$/, '$&$&') : escaped
    })
    .join(LIST_DELIMITER)
}

/** Counts the backslashes before a separator: an odd number makes it part of the item. */
function splitList(text: string, delimiter: string): string[] {
  if (/^\\+$/.test(text)) return [text.slice(1)]
  const items: string[] = []
  let item = ''
  let backslashes = 0
  for (const character of text) {
    if (character === '\\') {
      backslashes += 1
      continue
    }
    if (character !== delimiter) {
      item += '\\'.repeat(backslashes) + character
    } else {
      item += '\\'.repeat(Math.floor(backslashes / 2))
      if (backslashes % 2 === 1) {
        item += delimiter
      } else {
        items.push(item)
        item = ''
      }
    }
    backslashes = 0
  }
  items.push(item + '\\'.repeat(backslashes))
  return items
}
