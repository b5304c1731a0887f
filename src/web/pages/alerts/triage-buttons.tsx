import { useQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { alertDecisionsTaken, dismissalReason } from '../../../features/detection/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { DayField, ReasonField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import type { Chosen } from './index.tsx'

type Decision = 'dismissed' | 'suppressed' | 'open'
interface Answer {
  reasonCode?: string
  until?: string
  reason: string
}

/** Decides on all that are chosen; every decision says why. */
export function TriageButtons({ chosen, onDone }: { chosen: Chosen[]; onDone(): void }) {
  const text = useText()
  const [decision, setDecision] = useState<Decision | null>(null)
  const buttons = {
    dismissed: text.alerts.dismiss,
    suppressed: text.alerts.suppress,
    open: text.alerts.reopen,
  }
  const close = () => setDecision(null)
  return (
    <>
      {(Object.keys(buttons) as Decision[]).map((one) => (
        <Button key={one} disabled={chosen.length === 0} onClick={() => setDecision(one)}>
          {buttons[one]}
        </Button>
      ))}
      {decision !== null && (
        <DecisionForm
          title={buttons[decision]}
          decision={decision}
          alerts={chosen}
          onCancel={close}
          onDone={() => {
            close()
            onDone()
          }}
        />
      )}
    </>
  )
}

interface DecisionFormProps {
  title: string
  decision: Decision
  alerts: Chosen[]
  onCancel(): void
  onDone(): void
}

function DecisionForm({ title, decision, alerts, onCancel, onDone }: DecisionFormProps) {
  const text = useText()
  const reasons = useQuery({
    queryKey: ['dismissal-reasons'],
    queryFn: () => read(z.array(dismissalReason), '/api/dismissal-reasons'),
  })
  return (
    <FormDialog<Answer>
      title={`${title}:${text.alerts.count(alerts.length)}`}
      changed={[['/api/alerts']]}
      done={text.alerts.done}
      onClose={onCancel}
      onSend={async (answer) => {
        await send(alertDecisionsTaken, '/api/alerts/decisions', {
          method: 'POST',
          body: { alerts, decision: { decision, ...answer } },
        })
        onDone()
      }}
    >
      {decision === 'dismissed' && (
        <Form.Item name="reasonCode" label={text.alerts.reasonCode} rules={[{ required: true }]}>
          <Select
            options={(reasons.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      {decision === 'suppressed' && <DayField name="until" label={text.alerts.until} />}
      <ReasonField name="reason" />
    </FormDialog>
  )
}
