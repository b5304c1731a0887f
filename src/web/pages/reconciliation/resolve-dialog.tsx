import { Form, Select } from 'antd'
import {
  exceptionDetail,
  type ReconciliationException,
  type Resolution,
} from '../../../features/reconciliation/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { DayField, ReasonField, TextField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { entryName } from '../../parts/words.ts'
import { reconciliationKeys } from './keys.ts'

type Way = Resolution['way']

interface ResolveDialogProps {
  way: Way
  exception: ReconciliationException
  /** What else waits: the other sides of a match by hand. */
  others: readonly ReconciliationException[]
  onClose(): void
}

interface Answer {
  lineIds?: string[]
  entryKeys?: string[]
  voucherNumber?: string
  bookedOn?: string
  expectedOn?: string
  note: string
}

/** How an exception is resolved; above the bureau's limit a second person decides. */
export function ResolveDialog({ way, exception, others, onClose }: ResolveDialogProps) {
  const { reconciliation, transfer } = useText()
  const { id, version } = exception
  const rest = others.filter((one) => one.id !== id)
  const entries = rest.flatMap(({ books }) => {
    if (books === null) return []
    const label = `${entryName(transfer, books.key)} ${formatFen(books.amount)}`
    return [{ value: books.key, label }]
  })
  const lines = rest.flatMap(({ bank }) => {
    if (bank === null) return []
    const label = `${bank.bookedOn} ${bank.serial} ${formatFen(bank.amount)}`
    return [{ value: bank.id, label }]
  })
  return (
    <FormDialog<Answer>
      title={reconciliation.ways[way]}
      changed={reconciliationKeys}
      onClose={onClose}
      onSend={(answer) =>
        send(exceptionDetail, `/api/reconciliation-exceptions/${id}/resolution`, {
          method: 'POST',
          version,
          body: { way, ...answer },
          once: true,
        })
      }
    >
      {way === 'match' && (
        <>
          <Form.Item name="entryKeys" label={reconciliation.books}>
            <Select mode="multiple" optionFilterProp="label" options={entries} />
          </Form.Item>
          <Form.Item name="lineIds" label={reconciliation.bank}>
            <Select mode="multiple" optionFilterProp="label" options={lines} />
          </Form.Item>
        </>
      )}
      {way === 'correction' && (
        <>
          <TextField name="voucherNumber" label={reconciliation.voucher} />
          <DayField name="bookedOn" label={reconciliation.bookedOn} />
        </>
      )}
      {way === 'timing' && <DayField name="expectedOn" label={reconciliation.expectedOn} />}
      <ReasonField />
    </FormDialog>
  )
}
