// Decimal numbers as texts write them, exactly: digits and a scale, never a float.

export interface Decimal {
  /** The value is digits / 10 ** scale. */
  readonly digits: bigint
  readonly scale: number
}

/** How a file writes numbers. */
export interface NumberStyle {
  readonly decimalPoint: string
  /** Between groups of three digits; empty: none. */
  readonly grouping: string
}

export const PLAIN: NumberStyle = { decimalPoint: '.', grouping: '' }

/** Exact refuses what has more places; round takes the nearest, and of two equally near the one further from zero. */
export type Rounding = 'exact' | 'round'
export const ROUNDINGS = ['exact', 'round'] as const satisfies readonly Rounding[]

/** More than any amount, rate or ratio needs; bounds the work that one text can ask for. */
const DIGITS_MAX = 60

/** A sign before or, as mainframes write it, behind; digits; an exponent. Null where the text is no number. */
export function parseDecimal(text: string, style: NumberStyle = PLAIN): Decimal | null {
  let plain = text.trim()
  const { decimalPoint, grouping } = style
  if (grouping !== '') {
    const whole = plain.split(decimalPoint, 1)[0] ?? ''
    if (whole.includes(grouping)) {
      const groups = whole.replace(/^[+-]/, '').replace(/-$/, '').split(grouping)
      if (!groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group))) return null
      plain = whole.replaceAll(grouping, '') + plain.slice(whole.length)
    }
  }
  if (decimalPoint !== '.') {
    if (plain.includes('.')) return null
    plain = plain.replace(decimalPoint, '.')
  }
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?(-?)$/.exec(plain)
  if (!match) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0', behind = ''] = match
  const digits = whole + fraction
  if (digits === '' || (sign !== '' && behind !== '')) return null
  const scale = fraction.length - Number(exponent)
  if (digits.length > DIGITS_MAX || Math.abs(scale) > DIGITS_MAX) return null
  const value = BigInt(digits) * (scale < 0 ? 10n ** BigInt(-scale) : 1n)
  return { digits: sign === '-' || behind === '-' ? -value : value, scale: Math.max(scale, 0) }
}

/** The number as a whole count of 1 / 10 ** places; null where exact is asked and something would be lost. */
export function toPlaces({ digits, scale }: Decimal, places: number, rounding: Rounding): bigint | null {
  if (scale <= places) return digits * 10n ** BigInt(places - scale)
  const divisor = 10n ** BigInt(scale - places)
  const rest = digits % divisor
  const whole = digits / divisor
  if (rest === 0n) return whole
  if (rounding === 'exact') return null
  const magnitude = rest < 0n ? -rest : rest
  return magnitude * 2n < divisor ? whole : whole + (digits < 0n ? -1n : 1n)
}

/** The plain text of a number: no exponent, no needless zeros. */
export function decimalText({ digits, scale }: Decimal): string {
  if (scale === 0) return String(digits)
  const magnitude = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const fraction = magnitude.slice(-scale).replace(/0+$/, '')
  const whole = magnitude.slice(0, -scale)
  return `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale)
  const scaled = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own)
  return { digits: scaled(left) + scaled(right), scale }
}
