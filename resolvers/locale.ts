// Which language of the text catalogue a request asks for. Unknown languages get English.

import type { Locale } from '../graph/model/texts.ts'

const TRADITIONAL = ['hant', 'tw', 'hk', 'mo']

/** Reads an Accept-Language header: the tag of highest quality that the catalogue has; of equals the first. */
export function localeOf(acceptLanguage: string | null): Locale {
  let best: { readonly locale: Locale; readonly quality: number } | null = null
  for (const part of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const locale = localeOfTag(tag)
    const quality = qualityOf(parameters)
    if (locale && quality > 0 && (best === null || quality > best.quality)) best = { locale, quality }
  }
  return best?.locale ?? 'en'
}

function localeOfTag(tag: string): Locale | null {
  const [language, ...subtags] = tag.split('-')
  if (language === 'en') return 'en'
  if (language !== 'zh') return null
  return subtags.some((subtag) => TRADITIONAL.includes(subtag)) && !subtags.includes('hans')
    ? 'zh-Hant'
    : 'zh-Hans'
}

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='))
  if (given === undefined) return 1
  const quality = Number(given.slice(2))
  return Number.isFinite(quality) ? quality : 0
}
