// How alike two names are: for the proposals of a mapping, and to say what somebody may have meant.

/** Names that a refusal lists before it says how many more there are. */
const NAMES_SHOWN = 12

/** Words of bank files that mean what a word of the model means. */
const MEANINGS: Readonly<Record<string, string>> = {
  ...{ company: 'organization', corporation: 'organization', corp: 'organization', firm: 'organization' },
  ...{
    enterprise: 'organization',
    org: 'organization',
    individual: 'person',
    client: 'customer',
    cust: 'customer',
  },
  ...{ acct: 'account', acc: 'account', transaction: 'transfer', txn: 'transfer', tx: 'transfer' },
  ...{ payment: 'transfer', remittance: 'transfer', amt: 'amount', ccy: 'currency', curr: 'currency' },
  ...{
    bal: 'balance',
    dob: 'birth',
    birthday: 'birth',
    sex: 'gender',
    country: 'nationality',
    aka: 'aliases',
  },
}

/** 0 to 1: the share of common words and common letter pairs, whichever is greater. `customer_id` is like `customerId`. */
export function similarity(left: string, right: string): number {
  const a = wordsOf(left)
  const b = wordsOf(right)
  return Math.max(overlap(a, b), overlap(pairsOf(a.join('')), pairsOf(b.join(''))))
}

/** The words of a name in lower case, parted by case, digits and separators, in the words of the model. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (Object.hasOwn(MEANINGS, word) ? (MEANINGS[word] ?? word) : word))
}

/** The names in words, the likest first where there are many. */
export function nearest(wanted: string, names: readonly string[]): string {
  if (names.length <= NAMES_SHOWN) return `one of ${names.join(', ')}`
  const order = names.toSorted((a, b) => similarity(wanted, b) - similarity(wanted, a) || (a < b ? -1 : 1))
  return `one of ${order.slice(0, NAMES_SHOWN).join(', ')} and ${names.length - NAMES_SHOWN} more`
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, index) => text.slice(index, index + 2))
}

/** Twice the common ones over all, each counted as often as it occurs. */
function overlap(left: readonly string[], right: readonly string[]): number {
  if (left.length + right.length === 0) return 0
  const rest = [...right]
  const common = left.filter((item) => {
    const index = rest.indexOf(item)
    if (index >= 0) rest.splice(index, 1)
    return index >= 0
  })
  return (2 * common.length) / (left.length + right.length)
}
