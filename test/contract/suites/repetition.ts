import type { StoreHarness } from '../harness.ts'

export function repetitionContract(_harness: StoreHarness): void {}
