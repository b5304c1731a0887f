import { Form, Select } from 'antd'
import {
  exceptionDetail,
  type ReconciliationException,
} from '../../../features/reconciliation/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ReasonField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { exceptionsPath } from './exceptions.ts'
import { nobody, usePeople } from './people.ts'

interface Assignment {
  assignedTo: string | null
  note: string
}

export const assign = ({ id, version }: ReconciliationException, body: Assignment) =>
  send(exceptionDetail, `${exceptionsPath}/${id}/assignment`, {
    method: 'PUT',
    version,
    body,
    once: true,
  })

interface AssignDialogProps {
  title: string
  /** Who has it: an id, or `nobody`. */
  present: string
  onClose(): void
  onAssign(body: Assignment): Promise<unknown>
}

/** To whom it is given, and why. */
export function AssignDialog({ title, present, onClose, onAssign }: AssignDialogProps) {
  const { assigning } = useText().reconciliation
  const people = usePeople()
  const options = [{ value: nobody, label: assigning.nobody }, ...people.options]
  // Who has it may have left since; then there is somebody to choose.
  const isThere = options.some(({ value }) => value === present)
  return (
    <FormDialog<{ assignedTo: string; note?: string }>
      title={title}
      changed={[[exceptionsPath]]}
      onClose={onClose}
      {...(isThere && { initialValues: { assignedTo: present } })}
      onSend={({ assignedTo, note = '' }) =>
        onAssign({ assignedTo: assignedTo === nobody ? null : assignedTo, note })
      }
    >
      <Form.Item name="assignedTo" label={assigning.person} rules={[{ required: true }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <ReasonField isOptional />
    </FormDialog>
  )
}
