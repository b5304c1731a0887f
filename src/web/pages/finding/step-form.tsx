import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Form, Input, Select, Space } from 'antd'
import { type FindingDetail, findingDetail } from '../../../features/findings/schemas.ts'
import { rectificationEvents, supervisionEvents } from '../../../features/findings/workflow.ts'
import { formatYuan } from '../../../kernel/fen.ts'
import { read, send } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { optionsOf } from '../../parts/filter-bar.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { ProofUpload } from '../../parts/proof-upload.tsx'
import { yuanOf } from '../../parts/yuan.ts'
import { findingKey } from './index.tsx'

type Step = (typeof rectificationEvents)[number] | (typeof supervisionEvents)[number]
interface Answer {
  event: Step
  note: string
  way?: string
  amount?: string
  proofIds?: string[]
}

const isOneOf = <Value extends string>(list: readonly Value[], value: string): value is Value =>
  (list as readonly string[]).includes(value)

/** The next step, by those who may take it. What somebody else did meanwhile is shown first. */
export function StepForm({ finding }: { finding: FindingDetail }) {
  const text = useText()
  const { findings } = text
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Answer>()
  const steps = useSteps(finding)
  const event = Form.useWatch('event', form)
  const take = useMutation({
    mutationFn: (answer: Answer) => takeStep(finding, answer),
    onSuccess: async () => {
      form.resetFields()
      await queries.invalidateQueries({ queryKey: ['/api/findings'] })
      message.success(text.alerts.done)
    },
    onError: async (error) => {
      if (!isConflict(error)) return
      const path = `/api/findings/${finding.id}`
      queries.setQueryData(findingKey(finding.id), await read(findingDetail, path))
    },
  })
  if (steps.length === 0) return null
  const conflict = isConflict(take.error) ? finding.events.at(-1) : undefined
  return (
    <Card>
      {conflict === undefined ? (
        <ProblemBox error={take.error} />
      ) : (
        <Alert
          role="alert"
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={findings.conflict}
          description={
            <>
              <div>
                {findings.theirs(
                  conflict.actorName,
                  `${findings.events[conflict.event]}:${conflict.note}`,
                )}
              </div>
              <div>{findings.yours(form.getFieldValue('note'))}</div>
              <div>{findings.again}</div>
            </>
          }
        />
      )}
      <Form<Answer> form={form} layout="vertical" onFinish={(answer) => take.mutate(answer)}>
        <Form.Item name="event" label={findings.nextStep} rules={[{ required: true }]}>
          <Select options={steps.map((step) => ({ value: step, label: findings.events[step] }))} />
        </Form.Item>
        <Form.Item name="note" label={findings.note} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
        {event === 'submit' && (
          <Space align="start">
            <Form.Item name="way" label={findings.way}>
              <Select style={{ width: 140 }} allowClear options={[...optionsOf(findings.ways)]} />
            </Form.Item>
            <Form.Item name="amount" label={findings.rectified}>
              <Input inputMode="decimal" placeholder={formatYuan(finding.remaining)} />
            </Form.Item>
          </Space>
        )}
        {event !== undefined && isOneOf(rectificationEvents, event) && (
          <Form.Item name="proofIds" label={findings.proofs}>
            <ProofUpload />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {text.action.save}
        </Button>
      </Form>
    </Card>
  )
}

const isConflict = (error: Error | null): boolean =>
  error instanceof Problem && error.status === 412

/** The steps that the finding's state and the user's role allow. */
function useSteps(finding: FindingDetail): Step[] {
  const role = useSession()?.role
  const own: readonly string[] = role === 'auditor' ? supervisionEvents : rectificationEvents
  const mayAct = role === 'auditor' || role === 'finance' || role === 'township'
  return finding.possibleSteps.filter((step): step is Step => mayAct && own.includes(step))
}

function takeStep(finding: FindingDetail, { way, amount, ...answer }: Answer) {
  const isRectification = isOneOf(rectificationEvents, answer.event)
  const path = isRectification ? 'rectification-steps' : 'supervision-steps'
  const rectified =
    way !== undefined && amount !== undefined ? [{ way, amount: yuanOf(amount) }] : []
  return send(findingDetail, `/api/findings/${finding.id}/${path}`, {
    method: 'POST',
    version: finding.version,
    body: isRectification ? { ...answer, rectified } : answer,
  })
}
