import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import { evaluation, evaluationDetail } from '../../../features/evaluation/runs/schemas.ts'
import { scheme } from '../../../features/evaluation/scheme/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

const path = '/api/evaluations'

/** The evaluations, the newest first, and a new one. */
export function Component() {
  const text = useText()
  const role = useSession()?.role
  const [isOpening, setOpening] = useState(false)
  const runs = useQuery({
    queryKey: [path],
    queryFn: () => read(z.array(evaluation), path),
  })
  const words = text.evaluation
  return (
    <>
      <PageHead title={text.menu.evaluation}>
        {(role === 'auditor' || role === 'finance') && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {words.open}
          </Button>
        )}
      </PageHead>
      <ProblemBox error={runs.error} retry={() => runs.refetch()} />
      <Table
        aria-label={text.menu.evaluation}
        loading={runs.isPending}
        dataSource={runs.data ?? []}
        rowKey="id"
        pagination={false}
        empty={text.state.empty}
        columns={[
          {
            title: words.scheme,
            render: (_, { id, schemeName }) => <Link to={`/evaluation/${id}`}>{schemeName}</Link>,
          },
          { title: words.asOf, dataIndex: 'asOf' },
          { title: text.column.status, render: (_, { state }) => words.states[state] },
        ]}
      />
      {isOpening && <OpenForm onCancel={() => setOpening(false)} />}
    </>
  )
}

interface Answer {
  scheme: string
  asOf: { format(form: string): string }
}

function OpenForm({ onCancel }: { onCancel(): void }) {
  const { evaluation: words } = useText()
  const go = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Answer>()
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
