import { Select } from 'antd'
import { useYear, useYears } from './book-months.ts'
import { useFilters } from './filters.ts'

/** Chooses the year of a page. */
export function YearSelect({ label }: { label: string }) {
  const [, change] = useFilters()
  const options = useYears().map((one) => ({ value: one, label: String(one) }))
  return (
    <Select
      aria-label={label}
      value={useYear()}
      options={options}
      onChange={(next: number) => change({ year: String(next) })}
    />
  )
}
