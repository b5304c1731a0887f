import {
  exceptionDetail,
  type ReconciliationException,
  type Resolution,
} from '../../../features/reconciliation/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { DayField, ReasonField, TextField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reconciliationKeys } from './keys.ts'
import { MatchFields } from './match-fields.tsx'

type Way = Resolution['way']

interface ResolveDialogProps {
  way: Way
  month: string
  exception: ReconciliationException
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
export function ResolveDialog({ way, month, exception, onClose }: ResolveDialogProps) {
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
          body: { way, ...answer },
          once: true,
        })
      }
    >
      {way === 'match' && <MatchFields month={month} exception={exception} />}
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
