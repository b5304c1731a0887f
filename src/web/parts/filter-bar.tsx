import { Button, DatePicker, Flex, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useText } from '../messages/index.tsx'
import { type Filters, useFilters } from './filters.ts'

interface Field {
  name: string
  label: string
}
interface Chosen extends Field {
  options: readonly { value: string; label: string }[]
  /** What is chosen where the address names nothing; then there is always a choice. */
  initial?: string
}
interface Written extends Field {
  type: 'text' | 'day' | 'month'
}
export type Choice = Chosen | Written

/** The choices above a list; what is chosen stands in the address. */
export function FilterBar({
  choices,
  children,
}: {
  choices: readonly Choice[]
  children?: ReactNode
}) {
  const text = useText()
  const [filters, change] = useFilters()
  const cleared: Filters = Object.fromEntries(choices.map(({ name }) => [name, undefined]))
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }} className="no-print">
      {choices.map((choice) => {
        const value = filters[choice.name]
        const set = (next: string | undefined) => change({ [choice.name]: next })
        return 'options' in choice ? (
          <ChosenFilter key={choice.name} field={choice} value={value} set={set} />
        ) : (
          <WrittenFilter key={`${choice.name} ${value}`} field={choice} value={value} set={set} />
        )
      })}
      <Button onClick={() => change(cleared)}>{text.action.clear}</Button>
      {children}
    </Flex>
  )
}

interface FilterProps<One extends Field> {
  field: One
  value: string | undefined
  set(value: string | undefined): void
}

function ChosenFilter({ field, value, set }: FilterProps<Chosen>) {
  const { label, options, initial } = field
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear={initial === undefined}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 124 }}
      value={value ?? initial ?? null}
      options={[...options]}
      onChange={(next: string | null) => set(next ?? undefined)}
    />
  )
}

function WrittenFilter({ field: { label, type }, value, set }: FilterProps<Written>) {
  if (type === 'text') {
    return (
      <Input.Search
        aria-label={label}
        placeholder={label}
        allowClear
        style={{ width: 200 }}
        defaultValue={value}
        onSearch={(next) => set(next.trim() || undefined)}
      />
    )
  }
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      picker={type === 'month' ? 'month' : 'date'}
      defaultValue={value === undefined ? null : dayjs(value)}
      onChange={(day) => set(day?.format(type === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'))}
    />
  )
}

/** A message table as options. */
export function optionsOf(table: Readonly<Record<string, string>>): Chosen['options'] {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}
