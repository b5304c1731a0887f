import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { DatePicker, Form, Modal, Select } from 'antd'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { evaluationDetail } from '../../../features/evaluation/runs/schemas.ts'
import { scheme } from '../../../features/evaluation/scheme/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useFocusComingBack } from '../../parts/focus-coming-back.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'

const path = '/api/evaluations'

interface Answer {
  scheme: string
  asOf: { format(form: string): string }
}

/** A new evaluation by a scheme, as of a day. */
export function OpenForm({ onCancel }: { onCancel(): void }) {
  const { evaluation: words } = useText()
  const go = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Answer>()
  useFocusComingBack()
  const schemes = useQuery({
    queryKey: ['/api/schemes'],
    queryFn: () => read(z.array(scheme), '/api/schemes'),
  })
  const open = useMutation({
    mutationFn: ({ scheme, asOf }: Answer) =>
      send(evaluationDetail, path, {
        method: 'POST',
        body: { scheme, asOf: asOf.format('YYYY-MM-DD') },
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: [path] })
      go(`/evaluation/${id}`)
    },
  })
  return (
    <Modal
      open
      title={words.open}
      onCancel={onCancel}
      onOk={form.submit}
      confirmLoading={open.isPending}
    >
      <ProblemBox error={open.error ?? schemes.error} />
      <Form<Answer> form={form} layout="vertical" onFinish={(answer) => open.mutate(answer)}>
        <Form.Item name="scheme" label={words.scheme} rules={[{ required: true }]}>
          <Select
            options={(schemes.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item name="asOf" label={words.asOf} rules={[{ required: true }]}>
          <DatePicker />
        </Form.Item>
      </Form>
    </Modal>
  )
}
