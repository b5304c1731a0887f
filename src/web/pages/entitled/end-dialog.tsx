import {
  type Ended,
  type Entitlement,
  ended,
  type NewEnd,
  reopened,
} from '../../../features/people/entitlements/schemas.ts'
import { monthOf } from '../../../kernel/month.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ChoiceField, MonthField, ReasonField } from '../../parts/fields.tsx'
import { optionsOf } from '../../parts/filter-bar.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useNames } from '../../parts/names.ts'

export const entitledPath = '/api/eligibilities'

/** Who was ended after which month, and what is paid beyond it. */
export interface EndedRecord extends Ended {
  who: string
  lastMonth: string
}

interface DialogProps {
  record: Entitlement
  onClose(): void
}

function useTitle({ personName, categoryCode, fromMonth }: Entitlement): string {
  const names = useNames()
  return `${personName} ${names.category(categoryCode)} ${fromMonth}`
}

/** Ends a record, as its death is registered where it is. */
export function EndDialog({
  record,
  onEnded,
  onClose,
}: DialogProps & { onEnded(record: EndedRecord): void }) {
  const { entitled, column } = useText()
  const title = useTitle(record)
  const { id, version, diedOn, endReason, endNote, toMonth } = record
  const known =
    endReason === null && diedOn !== null
      ? { lastMonth: monthOf(diedOn), reason: 'died' as const }
      : {
          ...(toMonth !== null && { lastMonth: toMonth }),
          ...(endReason !== null && { reason: endReason, note: endNote }),
        }
  return (
    <FormDialog<NewEnd>
      title={`${entitled.end} · ${title}`}
      changed={[[entitledPath]]}
      onClose={onClose}
      initialValues={known}
      onSend={async (body) => {
        const answer = await send(ended, `${entitledPath}/${id}/ends`, {
          method: 'POST',
          version,
          body,
          once: true,
        })
        onEnded({ ...answer, who: record.personName, lastMonth: body.lastMonth })
      }}
    >
      <MonthField name="lastMonth" label={entitled.lastMonth} />
      <ChoiceField name="reason" label={entitled.why} options={optionsOf(entitled.reasons)} />
      <ReasonField label={column.note} isOptional />
    </FormDialog>
  )
}

/** Takes back what ended a record by hand. */
export function ReopenDialog({ record, onClose }: DialogProps) {
  const { entitled } = useText()
  const title = useTitle(record)
  return (
    <FormDialog<{ reason: string }>
      title={`${entitled.reopen} · ${title}`}
      changed={[[entitledPath]]}
      onClose={onClose}
      onSend={(body) =>
        send(reopened, `${entitledPath}/${record.id}/reopenings`, {
          method: 'POST',
          version: record.version,
          body,
          once: true,
        })
      }
    >
      <ReasonField name="reason" />
    </FormDialog>
  )
}
