import { useSearchParams } from 'react-router'

export type Filters = Readonly<Record<string, string | undefined>>

/** The filters of a page, kept in its address so that a link shows the same rows. */
export function useFilters(): [Filters, (change: Filters) => void] {
  const [search, setSearch] = useSearchParams()
  const change = (change: Filters) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(change)) {
          if (value === undefined || value === '') next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  return [Object.fromEntries(search), change]
}
