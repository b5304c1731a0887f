import { DatePicker, Form, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useText } from '../messages/index.tsx'

interface FieldProps {
  name: string | (string | number)[]
  label: string
  isOptional?: boolean
}

/** Why something is done: every decision says it. */
export function ReasonField({
  name = 'note',
  label,
  least = 2,
  isOptional = false,
}: Partial<FieldProps> & { least?: number }) {
  const { column } = useText()
  const rule = isOptional ? {} : { required: true, min: least }
  return (
    <Form.Item name={name} label={label ?? column.reason} rules={[rule]}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  )
}

/** A day, as `YYYY-MM-DD`. */
export function DayField({ name, label, isOptional = false }: FieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: !isOptional }]}
      getValueProps={(value?: string) => ({ value: value === undefined ? null : dayjs(value) })}
      normalize={(day: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD')}
    >
      <DatePicker style={{ width: '100%' }} />
    </Form.Item>
  )
}

/** A month, as `YYYY-MM`. */
export function MonthField({ name, label }: FieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true }]}
      getValueProps={(value?: string) => ({ value: value === undefined ? null : dayjs(value) })}
      normalize={(month: dayjs.Dayjs | null) => month?.format('YYYY-MM')}
    >
      <DatePicker picker="month" style={{ width: '100%' }} />
    </Form.Item>
  )
}

/** Yuan with up to two decimals, as text: an amount is never a float. */
export function AmountField({ name, label, isOptional = false }: FieldProps) {
  const { state } = useText()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: !isOptional }, { pattern: /^\d+(\.\d{1,2})?$/, message: state.notYuan }]}
    >
      <Input inputMode="decimal" />
    </Form.Item>
  )
}

export function TextField({ name, label, isOptional = false }: FieldProps) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: !isOptional }]}>
      <Input />
    </Form.Item>
  )
}

/** Marks with up to two decimals, as text. */
export function MarksField({ name, label, isOptional = false }: FieldProps) {
  const { state } = useText()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required: !isOptional },
        { pattern: /^-?\d{1,4}(\.\d{1,2})?$/, message: state.notMarks },
      ]}
    >
      <Input inputMode="decimal" />
    </Form.Item>
  )
}

interface ChoiceFieldProps extends FieldProps {
  options: readonly { value: string; label: string }[]
}

/** One of a few, found by typing. */
export function ChoiceField({ name, label, options, isOptional = false }: ChoiceFieldProps) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: !isOptional }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={isOptional}
        options={[...options]}
      />
    </Form.Item>
  )
}
