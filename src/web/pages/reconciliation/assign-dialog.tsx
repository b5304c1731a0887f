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
  exception: ReconciliationException
  onClose(): void
}

export function AssignDialog({ exception, onClose }: AssignDialogProps) {
  const { reconciliation } = useText()
  const { assigning } = reconciliation
  const people = usePeople()
  const options = [{ value: nobody, label: assigning.nobody }, ...people.options]
  const present = exception.assignedTo ?? nobody
  // Who has it may have left since; then there is somebody to choose.
  const isThere = options.some(({ value }) => value === present)
  return (
    <FormDialog<{ assignedTo: string; note?: string }>
      title={assigning.give}
      changed={[[exceptionsPath]]}
      onClose={onClose}
      {...(isThere && { initialValues: { assignedTo: present } })}
      onSend={({ assignedTo, note = '' }) =>
        assign(exception, { assignedTo: assignedTo === nobody ? null : assignedTo, note })
      }
    >
      <Form.Item name="assignedTo" label={assigning.person} rules={[{ required: true }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <ReasonField isOptional />
    </FormDialog>
  )
}
