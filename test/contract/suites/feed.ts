import type { StoreHarness } from '../harness.ts'

export function feedContract(_harness: StoreHarness): void {}
