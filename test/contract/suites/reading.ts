import type { StoreHarness } from '../harness.ts'

export function readContract(_harness: StoreHarness): void {}
