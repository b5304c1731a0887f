import { Select } from 'antd'
import { useText } from '../messages/index.tsx'
import { useFilters } from './filters.ts'

interface MonthSelectProps {
  value: string
  months: readonly string[]
  /** What the address forgets with another month. */
  forgets?: string
}

/** Chooses the month of a page. */
export function MonthSelect({ value, months, forgets }: MonthSelectProps) {
  const { column } = useText()
  const [, change] = useFilters()
  return (
    <Select
      aria-label={column.month}
      showSearch
      value={value}
      style={{ minWidth: 110 }}
      options={months.map((one) => ({ value: one, label: one }))}
      onChange={(month: string) =>
        change({ month, ...(forgets !== undefined && { [forgets]: undefined }) })
      }
    />
  )
}
