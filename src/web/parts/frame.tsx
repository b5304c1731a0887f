import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Layout, Menu, Typography } from 'antd'
import { Suspense } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import { done } from '../../features/access/schemas.ts'
import { send } from '../api/client.ts'
import { setSession, useSession } from '../api/session.ts'
import { languages, useLanguage, useText } from '../messages/index.tsx'
import { ChangePassword } from './change-password.tsx'
import { Loading } from './loading.tsx'
import { useLook } from './look.tsx'
import { isClosedTo, menuOf } from './menu.ts'
import { ForbiddenPage } from './no-page.tsx'
import { SignIn, SignInAgain } from './sign-in.tsx'

/** What stands around every page; asks who is there first. */
export function Frame() {
  const session = useSession()
  const text = useText()
  const { pathname } = useLocation()
  if (session === null) return <SignIn />
  if (session.mustChangePassword) return <ChangePassword />
  const pages = menuOf(session.role)
  const current = `/${pathname.split('/')[1] ?? ''}`
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Layout.Sider breakpoint="lg" theme="light" width={176} style={{ flexShrink: 0 }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 16 }}>
          {text.product}
        </Typography.Title>
        <nav aria-label={text.product}>
          <Menu
            mode="inline"
            style={{ borderInlineEnd: 0 }}
            selectedKeys={[current]}
            items={pages.map(({ path, name }) => ({
              key: path,
              label: <Link to={path}>{text.menu[name]}</Link>,
            }))}
          />
        </nav>
      </Layout.Sider>
      <Layout style={{ minWidth: 0 }}>
        <Header />
        <Layout.Content style={{ padding: 24 }}>
          <Suspense fallback={<Loading label={text.state.loading} />}>
            {isClosedTo(session.role, current) ? <ForbiddenPage /> : <Outlet />}
          </Suspense>
        </Layout.Content>
      </Layout>
      {session.isExpired && <SignInAgain />}
    </Layout>
  )
}

/** Ends the session here in any case, and at the service where it can be reached. */
async function signOut(): Promise<void> {
  const ended = send(done, '/api/session', { method: 'DELETE' })
  await ended.catch(() => undefined)
  setSession(null)
}

function Header() {
  const text = useText()
  const session = useSession()
  const queries = useQueryClient()
  const { language, choose } = useLanguage()
  const { isDark, toggle } = useLook()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Layout.Header style={{ background: 'none', padding: '0 24px' }}>
      <Flex justify="end" align="center" gap={8} style={{ height: '100%' }}>
        <Typography.Text>{session?.displayName}</Typography.Text>
        <Button type="text" onClick={() => choose(other)}>
          {languages[other]}
        </Button>
        <Button type="text" onClick={toggle}>
          {isDark ? text.look.light : text.look.dark}
        </Button>
        <Button type="text" onClick={() => signOut().then(() => queries.clear())}>
          {text.session.signOut}
        </Button>
      </Flex>
    </Layout.Header>
  )
}
