// Bounds on a query text before it is parsed: characters, tokens, and brackets open at once, as the parser recurses
// into them.

import { Lexer, Source, TokenKind } from 'graphql'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'

const OPENING: readonly TokenKind[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]
const CLOSING: readonly TokenKind[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]

/** Throws LIMIT_EXCEEDED, or GraphQL's syntax error where the text has no tokens to count. */
export function checkTokens(text: string): void {
  atMost('query characters', text.length, LIMITS.queryCharactersMax)
  const lexer = new Lexer(new Source(text))
  let tokens = 0
  let open = 0
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    tokens += 1
    if (OPENING.includes(token.kind)) open += 1
    if (CLOSING.includes(token.kind)) open -= 1
    atMost('query tokens', tokens, LIMITS.queryTokensMax)
    atMost('query nesting', open, LIMITS.queryNestingMax)
  }
}

/** Throws LIMIT_EXCEEDED where a count is above its limit. */
export function atMost(field: string, actual: number, limit: number): void {
  if (actual <= limit) return
  throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
    field,
    value: String(actual),
    allowed: String(limit),
  })
}
