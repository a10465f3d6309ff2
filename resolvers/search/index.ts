// Search over all labels.

import { search } from './search.ts'

export const Query = { search }
