import { useMutation } from '@tanstack/react-query'
import { Button, Card, Flex, Form, Input, Typography } from 'antd'
import type { z } from 'zod'
import { done, type passwordChange } from '../../features/access/schemas.ts'
import { send } from '../api/client.ts'
import { setSession } from '../api/session.ts'
import { useText } from '../messages/index.tsx'
import { ProblemBox } from './problem-box.tsx'

type Change = z.output<typeof passwordChange>

/** Sets a password of one's own; afterwards one signs in with it. */
export function ChangePassword() {
  const text = useText()
  const change = useMutation({
    mutationFn: (body: Change) => send(done, '/api/account/password', { method: 'PUT', body }),
    onSuccess: () => setSession(null),
  })
  return (
    <Flex justify="center" align="center" style={{ minHeight: '100vh' }}>
      <main>
        <Card style={{ width: 360 }}>
          <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
            {text.session.changePassword}
          </Typography.Title>
          <Typography.Paragraph type="secondary">{text.session.changeWhy}</Typography.Paragraph>
          <Form<Change> layout="vertical" onFinish={(body) => change.mutate(body)}>
            <Form.Item name="current" label={text.session.current} rules={[{ required: true }]}>
              <Input.Password autoComplete="current-password" />
            </Form.Item>
            <Form.Item name="wanted" label={text.session.wanted} rules={[{ required: true }]}>
              <Input.Password autoComplete="new-password" />
            </Form.Item>
            <ProblemBox error={change.error} />
            <Button type="primary" htmlType="submit" block loading={change.isPending}>
              {text.action.save}
            </Button>
          </Form>
        </Card>
      </main>
    </Flex>
  )
}
