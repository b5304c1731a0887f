import { Form, Select } from 'antd'
import { useText } from '../../messages/index.tsx'
import { useCategories } from '../../parts/names.ts'

export function CategoryField({ isOptional = false }: { isOptional?: boolean }) {
  const { funds, column } = useText()
  const categories = useCategories().data ?? []
  return (
    <Form.Item name="category" label={column.category} rules={[{ required: !isOptional }]}>
      <Select
        allowClear
        placeholder={isOptional ? funds.pooled : ''}
        options={categories.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Form.Item>
  )
}
