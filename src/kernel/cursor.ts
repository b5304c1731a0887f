/** An opaque position in a list: the sort key of the last row that was sent. */
export function encodeCursor(key: readonly string[]): string {
  return btoa(encodeURIComponent(JSON.stringify(key)))
}

/** The sort key of a cursor, or null where the text is none of ours. */
export function decodeCursor(cursor: string): string[] | null {
  try {
    const key: unknown = JSON.parse(decodeURIComponent(atob(cursor)))
    return Array.isArray(key) && key.every((part) => typeof part === 'string') ? key : null
  } catch {
    return null
  }
}
