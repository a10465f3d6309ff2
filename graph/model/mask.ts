// Personal values as those see them who may not see them in clear. Stars stand for an unknown number of characters.

import type { MaskKind } from './registry.ts'
import type { Value } from './values.ts'

const HIDDEN = '***'

/** The masked form for output, or null where nothing may be shown. */
export function maskValue(mask: MaskKind, value: Value): Value | null {
  if (Array.isArray(value)) return value.map((item) => maskText(mask, item))
  return mask === 'DROP' || typeof value !== 'string' ? null : maskText(mask, value)
}

/** The masked form where some text must stand: keys, names, error texts. */
export function maskText(mask: MaskKind, value: unknown): string {
  if (typeof value !== 'string') return HIDDEN
  const characters = [...value]
  switch (mask) {
    case 'DROP':
      return HIDDEN
    case 'FIRST1':
      return characters.length > 1 ? `${characters[0]}${HIDDEN}` : HIDDEN
    case 'LAST4':
      return characters.length > 4 ? `${HIDDEN}${characters.slice(-4).join('')}` : HIDDEN
    case 'YEAR':
      return /^\d{4}-/.test(value) ? value.slice(0, 4) : HIDDEN
  }
}
