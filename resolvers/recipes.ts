// The queries with which the playground opens. Each begins with its name, and each runs on the demo bank.

export interface Recipe {
  readonly name: string
  readonly query: string
}

export const RECIPES: readonly Recipe[] = []
