import {
  exceptionDetail,
  type ReconciliationException,
} from '../../../features/reconciliation/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ReasonField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reconciliationKeys } from './keys.ts'

export type Decision = 'approve' | 'reject' | 'undo'

interface DecideDialogProps {
  decision: Decision
  exception: ReconciliationException
  onClose(): void
}

/** The second person's word, or what was done taken back. */
export function DecideDialog({ decision, exception, onClose }: DecideDialogProps) {
  const { reconciliation } = useText()
  const { id, version } = exception
  return (
    <FormDialog<{ note: string }>
      title={reconciliation[decision]}
      changed={reconciliationKeys}
      onClose={onClose}
      onSend={({ note }) => {
        const [path, body] =
          decision === 'undo' ? ['undoing', { note }] : ['approval', { decision, note }]
        return send(exceptionDetail, `/api/reconciliation-exceptions/${id}/${path}`, {
          method: 'POST',
          version,
          body,
          once: true,
        })
      }}
    >
      <ReasonField />
    </FormDialog>
  )
}
