import { Form, InputNumber } from 'antd'
import { useNavigate } from 'react-router'
import { checkDetail } from '../../../features/recipient-checks/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useMonth, useMonths } from '../../parts/book-months.ts'
import { ChoiceField, ReasonField, TextField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCategories, useTownships } from '../../parts/names.ts'

interface Wanted {
  month: string
  townshipCode: string
  categoryCode?: string
  riskCount: number
  randomCount: number
  seed?: string
  reason: string
}

const path = '/api/recipient-checks'
const counts = ['riskCount', 'randomCount'] as const

/** Draws whom to ask about a month, part by risk and part by lot, and goes on to the list. */
export function DrawCheck({ onClose }: { onClose(): void }) {
  const { checks, column } = useText()
  const go = useNavigate()
  const month = useMonth()
  const months = useMonths()
  const optionsOf = (list: readonly { code: string; name: string }[] = []) =>
    list.map(({ code, name }) => ({ value: code, label: name }))
  const townships = optionsOf(useTownships().data)
  const categories = optionsOf(useCategories().data)
  return (
    <FormDialog<Wanted>
      title={checks.draw}
      changed={[[path]]}
      onClose={onClose}
      initialValues={{ month, riskCount: 5, randomCount: 15 }}
      onSend={async ({ categoryCode, seed, ...wanted }) => {
        const drawn = await send(checkDetail, path, {
          method: 'POST',
          body: { ...wanted, categoryCode: categoryCode ?? null, seed: seed || undefined },
          once: true,
        })
        go(`/checks/${drawn.id}`)
      }}
    >
      <ChoiceField
        name="month"
        label={column.month}
        options={months.map((one) => ({ value: one, label: one }))}
      />
      <ChoiceField name="townshipCode" label={column.township} options={townships} />
      <ChoiceField name="categoryCode" label={column.category} options={categories} isOptional />
      {counts.map((name) => (
        <Form.Item key={name} name={name} label={checks[name]} rules={[{ required: true }]}>
          <InputNumber min={0} max={1000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ))}
      <TextField name="seed" label={checks.seed} isOptional />
      <ReasonField name="reason" />
    </FormDialog>
  )
}
