import { DatePicker, Form, Input } from 'antd'
import dayjs from 'dayjs'
import { useText } from '../messages/index.tsx'

interface FieldProps {
  name: string | (string | number)[]
  label: string
  isOptional?: boolean
}

/** Why something is done: every decision says it. */
export function ReasonField({ name = 'note', label }: { name?: string; label?: string }) {
  const { column } = useText()
  return (
    <Form.Item name={name} label={label ?? column.reason} rules={[{ required: true, min: 2 }]}>
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
