import type { StoreHarness } from '../harness.ts'

export function pagingContract(_harness: StoreHarness): void {}
