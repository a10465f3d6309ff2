import type { StoreHarness } from '../harness.ts'

export function aggregateContract(_harness: StoreHarness): void {}
