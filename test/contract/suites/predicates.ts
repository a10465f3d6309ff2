import type { StoreHarness } from '../harness.ts'

export function predicateContract(_harness: StoreHarness): void {}
