/** Whether an address, with `{}` for what is filled in, is of a path that the API publishes. */
export function isPublished(paths: readonly string[], address: string): boolean {
  const parts = address.split('?')[0]?.split('/') ?? []
  return paths.some((published) => {
    const wanted = published.split('/')
    return (
      wanted.length === parts.length &&
      wanted.every((part, at) => part.startsWith('{') || parts[at] === part || parts[at] === '{}')
    )
  })
}
