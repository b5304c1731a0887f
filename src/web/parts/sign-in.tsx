import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Card, Flex, Form, Input, Modal, Typography } from 'antd'
import type { z } from 'zod'
import { type login, token } from '../../features/access/schemas.ts'
import { send } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { currentSession, setSession } from '../api/session.ts'
import { useText } from '../messages/index.tsx'
import { useFocusComingBack } from './focus-coming-back.ts'
import { ProblemBox } from './problem-box.tsx'

type Login = z.output<typeof login>
type Who = Pick<z.output<typeof token>, 'displayName' | 'role'>

const isSame = (one: Who, other: Who): boolean =>
  one.displayName === other.displayName && one.role === other.role

/** The page of those who are not signed in. */
export function SignIn() {
  const text = useText()
  return (
    <Flex justify="center" align="center" style={{ minHeight: '100vh' }}>
      <main>
        <Card style={{ width: 360 }}>
          <Typography.Title level={1} style={{ fontSize: 28, marginTop: 0 }}>
            {text.product}
          </Typography.Title>
          <Typography.Paragraph type="secondary">{text.subtitle}</Typography.Paragraph>
          <SignInForm />
        </Card>
      </main>
    </Flex>
  )
}

/** Over a page whose session has expired, so that nothing that was filled in is lost. */
export function SignInAgain() {
  const { session } = useText()
  useFocusComingBack()
  return (
    <Modal open closable={false} footer={null} title={session.signIn}>
      <Typography.Paragraph>{session.expired}</Typography.Paragraph>
      <SignInForm />
    </Modal>
  )
}

function SignInForm() {
  const text = useText()
  const queries = useQueryClient()
  const signIn = useMutation({
    mutationFn: (body: Login) => send(token, '/api/login', { method: 'POST', body }),
    onSuccess: (next) => {
      const before = currentSession()
      setSession(next)
      // Nobody goes on with what another has on the page.
      if (before !== null && !isSame(before, next)) location.assign('/')
      else queries.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
    },
  })
  const code = signIn.error instanceof Problem ? signIn.error.code : ''
  const needsCode = code === 'code-required' || code === 'wrong-code'
  return (
    <Form<Login> layout="vertical" onFinish={(body) => signIn.mutate(body)}>
      <Form.Item name="username" label={text.session.username} rules={[{ required: true }]}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={text.session.password} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {needsCode && (
        <Form.Item name="code" label={text.session.code} rules={[{ required: true }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
      )}
      <ProblemBox error={signIn.error} />
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {text.session.signIn}
      </Button>
    </Form>
  )
}
