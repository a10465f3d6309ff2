import type { StoreHarness } from '../harness.ts'

export function findContract(_harness: StoreHarness): void {}
