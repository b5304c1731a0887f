import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { findingDetail } from '../../../features/findings/schemas.ts'
import { send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { DayField, TextField } from '../../parts/fields.tsx'
import { optionsOf } from '../../parts/filter-bar.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import type { Chosen } from './index.tsx'

/** Makes one finding of all that are chosen, and goes on to it. */
export function ConfirmButton({ chosen, onDone }: { chosen: Chosen[]; onDone(): void }) {
  const { alerts } = useText()
  const go = useNavigate()
  const [isOpen, setOpen] = useState(false)
  if (useSession()?.role !== 'auditor') return null
  return (
    <>
      <Button type="primary" disabled={chosen.length === 0} onClick={() => setOpen(true)}>
        {alerts.confirm}
      </Button>
      {isOpen && (
        <FormDialog<object>
          title={`${alerts.confirm}:${alerts.count(chosen.length)}`}
          changed={[['/api/alerts'], ['/api/findings']]}
          onClose={() => setOpen(false)}
          onSend={async (values) => {
            const finding = await send(findingDetail, '/api/findings/from-alerts', {
              method: 'POST',
              body: { ...values, alertIds: chosen.map(({ id }) => id) },
              once: true,
            })
            onDone()
            go(`/findings/${finding.id}`)
          }}
        >
          <Form.Item name="rectificationKind" label={alerts.kind} rules={[{ required: true }]}>
            <Select options={[...optionsOf(alerts.kinds)]} />
          </Form.Item>
          <DayField name="dueOn" label={alerts.dueOn} />
          <TextField name="responsibleUnit" label={alerts.unit} />
        </FormDialog>
      )}
    </>
  )
}
