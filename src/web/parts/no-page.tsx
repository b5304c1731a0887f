import { Typography } from 'antd'
import { Link } from 'react-router'
import { useSession } from '../api/session.ts'
import { useText } from '../messages/index.tsx'
import { PageHead } from './page-head.tsx'

/** Stands at every address that is no page. */
export function NoPage() {
  const { state } = useText()
  return <Advice title={state.noPage} says={state.noPageWhy} />
}

/** Stands in the place of a page that is not for the user's role. */
export function ForbiddenPage() {
  const { state, role } = useText()
  const own = useSession()?.role
  return <Advice title={state.forbidden} says={state.forbiddenWhy(own ? role[own] : '')} />
}

function Advice({ title, says }: { title: string; says: string }) {
  const { state } = useText()
  return (
    <>
      <PageHead title={title} />
      <Typography.Paragraph>{says}</Typography.Paragraph>
      <Link to="/">{state.home}</Link>
    </>
  )
}
