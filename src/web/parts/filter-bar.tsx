import { Button, Flex, Select } from 'antd'
import { useText } from '../messages/index.tsx'
import { type Filters, useFilters } from './filters.ts'

export interface Choice {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
}

/** The choices above a list; what is chosen stands in the address. */
export function FilterBar({ choices }: { choices: readonly Choice[] }) {
  const text = useText()
  const [filters, change] = useFilters()
  const cleared: Filters = Object.fromEntries(choices.map(({ name }) => [name, undefined]))
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }} className="no-print">
      {choices.map(({ name, label, options }) => (
        <Select
          key={name}
          aria-label={label}
          placeholder={label}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 150 }}
          value={filters[name] ?? null}
          options={[...options]}
          onChange={(value: string | null) => change({ [name]: value ?? undefined })}
        />
      ))}
      <Button onClick={() => change(cleared)}>{text.action.clear}</Button>
    </Flex>
  )
}

/** A message table as options. */
export function optionsOf(table: Readonly<Record<string, string>>): Choice['options'] {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}
