import { Select } from 'antd'
import { useFilters } from './filters.ts'

/** The years that a page can show. */
export const years: readonly number[] = Array.from({ length: 15 }, (_, at) => 2021 + at)

/** The year of a page, as its address has it. */
export function useYear(): number {
  const [filters] = useFilters()
  return Number(filters['year'] ?? 2023)
}

/** Chooses the year of a page. */
export function YearSelect({ label }: { label: string }) {
  const [, change] = useFilters()
  return (
    <Select
      aria-label={label}
      value={useYear()}
      options={years.map((one) => ({ value: one, label: String(one) }))}
      onChange={(next: number) => change({ year: String(next) })}
    />
  )
}
