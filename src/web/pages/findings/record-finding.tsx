import { Button, Form, Input, Switch } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { findingDetail, inspectionSource } from '../../../features/findings/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { AmountField, ChoiceField, DayField, ReasonField, TextField } from '../../parts/fields.tsx'
import { optionsOf } from '../../parts/filter-bar.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useTownships } from '../../parts/names.ts'
import { yuanOf } from '../../parts/yuan.ts'

interface Answer {
  amount: string
  townshipCode?: string
}

const path = '/api/findings'
const sources: readonly string[] = inspectionSource.options

/** What an inspection or audit found, entered by hand; goes on to the new finding. */
export function RecordFinding() {
  const { findings } = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {findings.record}
      </Button>
      {isOpen && <RecordForm onClose={() => setOpen(false)} />}
    </>
  )
}

function RecordForm({ onClose }: { onClose(): void }) {
  const { findings, alerts, column, pattern } = useText()
  const go = useNavigate()
  const townships = useTownships().data ?? []
  return (
    <FormDialog<Answer>
      title={findings.record}
      changed={[[path]]}
      onClose={onClose}
      onSend={async ({ amount, townshipCode, ...answer }) => {
        const { id } = await send(findingDetail, path, {
          method: 'POST',
          body: { ...answer, amount: yuanOf(amount), townshipCode: townshipCode ?? null },
          once: true,
        })
        go(`/findings/${id}`)
      }}
    >
      <ChoiceField
        name="source"
        label={findings.source}
        options={optionsOf(findings.sources).filter(({ value }) => sources.includes(value))}
      />
      <TextField name="sourceDocument" label={findings.sourceDocument} isOptional />
      <DayField name="foundOn" label={findings.foundOn} />
      <ChoiceField
        name="townshipCode"
        label={column.township}
        options={townships.map(({ code, name }) => ({ value: code, label: name }))}
        isOptional
      />
      <ChoiceField name="pattern" label={findings.pattern} options={optionsOf(pattern)} />
      <ReasonField name="description" label={findings.description} />
      <Form.Item name="legalBasis" label={findings.legalBasis}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <AmountField name="amount" label={column.amount} />
      <ChoiceField name="rectificationKind" label={alerts.kind} options={optionsOf(alerts.kinds)} />
      <DayField name="dueOn" label={findings.dueOn} />
      <TextField name="responsibleUnit" label={findings.unit} />
      <Form.Item name="isSystemic" label={findings.isSystemic} valuePropName="checked">
        <Switch />
      </Form.Item>
    </FormDialog>
  )
}
