// Work that is put off until a field asks for it.

/** Work that starts when first asked for, and is done once. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null
  return () => {
    result ??= work()
    return result
  }
}
