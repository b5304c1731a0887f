import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { alertDecisionsTaken, dismissalReason } from '../../../features/detection/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import type { Chosen } from './index.tsx'

type Decision = 'dismissed' | 'suppressed' | 'open'
interface Answer {
  reasonCode?: string
  until?: { format(form: string): string }
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
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Answer>()
  const reasons = useQuery({
    queryKey: ['dismissal-reasons'],
    queryFn: () => read(z.array(dismissalReason), '/api/dismissal-reasons'),
  })
  const decide = useMutation({
    mutationFn: ({ until, ...answer }: Answer) =>
      send(alertDecisionsTaken, '/api/alerts/decisions', {
        method: 'POST',
        body: {
          alerts,
          decision: { decision, ...answer, ...(until && { until: until.format('YYYY-MM-DD') }) },
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['/api/alerts'] })
      message.success(text.alerts.done)
      onDone()
    },
  })
  return (
    <Modal
      open
      title={`${title}:${text.alerts.count(alerts.length)}`}
      onCancel={onCancel}
      onOk={form.submit}
      confirmLoading={decide.isPending}
    >
      <ProblemBox error={decide.error} />
      <Form<Answer> form={form} layout="vertical" onFinish={(answer) => decide.mutate(answer)}>
        {decision === 'dismissed' && (
          <Form.Item name="reasonCode" label={text.alerts.reasonCode} rules={[{ required: true }]}>
            <Select
              options={(reasons.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Form.Item>
        )}
        {decision === 'suppressed' && (
          <Form.Item name="until" label={text.alerts.until} rules={[{ required: true }]}>
            <DatePicker />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={text.column.reason}
          rules={[{ required: true, min: 2, max: 500 }]}
        >
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
