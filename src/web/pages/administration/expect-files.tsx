import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, InputNumber, Select, Switch } from 'antd'
import { z } from 'zod'
import { type ExpectedFile, expectedFile } from '../../../features/imports/expected/schemas.ts'
import { formatYuan } from '../../../kernel/fen.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useMonths } from '../../parts/book-months.ts'
import { AmountField, DayField, TextField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useImportKinds } from '../../parts/imports/kinds.ts'
import { yuanOf } from '../../parts/yuan.ts'

export const expectedPath = '/api/expected-files'
const changed = [[expectedPath]]

interface Answer {
  kind: string
  sender: string
  months: string[]
  dueDay: number
  dueNextMonth: boolean
}

/** Expects a file of one kind for each of some months. */
export function ExpectFiles({ onClose }: { onClose(): void }) {
  const { expected, administration, column } = useText()
  const kinds = useImportKinds().data ?? []
  const months = useMonths()
  return (
    <FormDialog<Answer>
      title={expected.open}
      changed={changed}
      onClose={onClose}
      initialValues={{ dueDay: 5, dueNextMonth: true }}
      onSend={(body) =>
        send(z.object({ ids: z.array(z.string()) }), expectedPath, {
          method: 'POST',
          body,
          once: true,
        })
      }
    >
      <Form.Item name="kind" label={administration.kind} rules={[{ required: true }]}>
        <Select options={kinds.map(({ kind, name }) => ({ value: kind, label: name }))} />
      </Form.Item>
      <TextField name="sender" label={expected.sender} />
      <Form.Item name="months" label={column.month} rules={[{ required: true }]}>
        <Select mode="multiple" options={months.map((one) => ({ value: one, label: one }))} />
      </Form.Item>
      <Form.Item name="dueDay" label={expected.dueDay} rules={[{ required: true }]}>
        <InputNumber min={1} max={31} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="dueNextMonth" label={expected.dueNextMonth} valuePropName="checked">
        <Switch />
      </Form.Item>
    </FormDialog>
  )
}

interface Change {
  dueOn: string
  batchNumber?: string
  rowCount?: number | null
  amount?: string
}

/** Moves its day, or tells the control totals that the file must meet. */
export function ChangeExpected({ file, onClose }: { file: ExpectedFile; onClose(): void }) {
  const { expected, funds, column } = useText()
  return (
    <FormDialog<Change>
      title={`${expected.change} ${file.sender} ${file.month}`}
      changed={changed}
      onClose={onClose}
      initialValues={{
        dueOn: file.dueOn,
        ...(file.batchNumber !== null && { batchNumber: file.batchNumber }),
        rowCount: file.rowCount,
        ...(file.amount !== null && { amount: formatYuan(file.amount) }),
      }}
      onSend={({ dueOn, batchNumber, rowCount, amount }) =>
        send(expectedFile, `${expectedPath}/${file.id}`, {
          method: 'PATCH',
          version: file.version,
          body: {
            dueOn,
            batchNumber: batchNumber || null,
            rowCount: rowCount ?? null,
            amount: yuanOf(amount) ?? null,
          },
          once: true,
        })
      }
    >
      <DayField name="dueOn" label={expected.dueOn} />
      <TextField name="batchNumber" label={funds.batch} isOptional />
      <Form.Item name="rowCount" label={expected.rowCount}>
        <InputNumber min={1} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <AmountField name="amount" label={column.amount} isOptional />
    </FormDialog>
  )
}

/** Expects a file no longer. */
export function useCancelExpected() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: ExpectedFile) =>
      send(z.null(), `${expectedPath}/${id}`, {
        method: 'DELETE',
        version,
        once: true,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [expectedPath] }),
  })
}
