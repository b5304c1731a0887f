import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Descriptions, Form, Input, Modal } from 'antd'
import { disclosure } from '../../../features/payments/batches/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useFocusComingBack } from '../../parts/focus-coming-back.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import type { Line } from './lines.tsx'

interface DisclosureProps {
  path: string
  line: Line
  onClose(): void
}

/** The numbers of a line in full, once, for a purpose that the journal keeps. */
export function Disclosure({ path, line, onClose }: DisclosureProps) {
  const { batch, funds } = useText()
  useFocusComingBack()
  const show = useMutation({
    gcTime: 0,
    mutationFn: (body: { purpose: string }) =>
      send(disclosure, `${path}/disclosures`, { method: 'POST', body }),
  })
  const { data } = show
  return (
    <Modal
      open
      footer={null}
      title={`${batch.disclose} · ${funds.line} ${line.line}`}
      onCancel={onClose}
    >
      <ProblemBox error={show.error} />
      {data === undefined ? (
        <>
          <p>{batch.discloseWhy}</p>
          <Form<{ purpose: string }> layout="vertical" onFinish={(body) => show.mutate(body)}>
            <Form.Item name="purpose" label={batch.purpose} rules={[{ required: true, min: 4 }]}>
              <Input.TextArea rows={2} maxLength={200} showCount />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={show.isPending}>
              {batch.disclose}
            </Button>
          </Form>
        </>
      ) : (
        <>
          <Alert type="warning" title={batch.shown} style={{ marginBottom: 12 }} />
          <Descriptions
            column={1}
            bordered
            size="small"
            items={[
              { key: 'person', label: batch.person, children: data.personName },
              { key: 'identity', label: batch.identity, children: data.identity },
              { key: 'payee', label: batch.payee, children: data.payeeName },
              { key: 'account', label: batch.account, children: data.account },
            ]}
          />
        </>
      )}
    </Modal>
  )
}
