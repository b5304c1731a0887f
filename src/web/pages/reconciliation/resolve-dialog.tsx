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
  counterparts?: string[]
  voucherNumber?: string
  bookedOn?: string
  expectedOn?: string
  note: string
}

/** How an exception is resolved; above the bureau's limit a second person decides. */
export function ResolveDialog({ way, exception, others, onClose }: ResolveDialogProps) {
  const { reconciliation } = useText()
  const { id, version } = exception
  return (
    <FormDialog<Answer>
      title={reconciliation.ways[way]}
      changed={reconciliationKeys}
      onClose={onClose}
      onSend={(answer) =>
        send(exceptionDetail, `/api/reconciliation-exceptions/${id}/resolution`, {
          method: 'POST',
          version,
          body: resolutionOf(way, answer, others),
          once: true,
        })
      }
    >
      {way === 'match' && (
        <Form.Item
          name="counterparts"
          label={reconciliation.counterpart}
          rules={[{ required: true }]}
        >
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={others
              .filter((one) => one.id !== id)
              .map((one) => ({ value: one.id, label: labelOf(one) }))}
          />
        </Form.Item>
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

function labelOf({ bank, books, reference }: ReconciliationException): string {
  const side = bank ?? books
  return `${side?.bookedOn ?? ''} ${reference} ${formatFen(side?.amount ?? 0n)}`
}

function resolutionOf(
  way: Way,
  { counterparts = [], ...answer }: Answer,
  others: readonly ReconciliationException[],
): object {
  if (way !== 'match') return { way, ...answer }
  const chosen = others.filter(({ id }) => counterparts.includes(id))
  return {
    way,
    ...answer,
    lineIds: chosen.flatMap(({ bank }) => (bank === null ? [] : [bank.id])),
    entryKeys: chosen.flatMap(({ bank, books }) =>
      books === null || bank !== null ? [] : [books.key],
    ),
  }
}
