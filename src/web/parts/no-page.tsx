import { Flex, Typography } from 'antd'
import { Link } from 'react-router'
import { useSession } from '../api/session.ts'
import { useText } from '../messages/index.tsx'
import { PageHead } from './page-head.tsx'

/** Stands at every address that is no page. */
export function NoPage() {
  const { state } = useText()
  const home = { to: '/', name: state.home }
  return <Advice title={state.noPage} says={state.noPageWhy} ways={[home]} />
}

/** Stands in the place of a page that is not for the user's role. */
export function ForbiddenPage() {
  const { state, role } = useText()
  const own = useSession()?.role
  const says = state.forbiddenWhy(own ? role[own] : '')
  return <Advice title={state.forbidden} says={says} ways={[{ to: '/', name: state.home }]} />
}

/** Stands in the place of a record that is not there, or not for the user. */
export function NoRecord({ list }: { list: Way }) {
  const { state } = useText()
  return <Advice title={state.noRecord} says={state.noRecordWhy} ways={[list]} />
}

export interface Way {
  to: string
  name: string
}

interface AdviceProps {
  title: string
  says: string
  ways: readonly Way[]
}

/** What a page says that has nothing to show, and where to go on from it. */
export function Advice({ title, says, ways }: AdviceProps) {
  return (
    <>
      <PageHead title={title} />
      <Typography.Paragraph>{says}</Typography.Paragraph>
      <Flex gap={16} wrap>
        {ways.map(({ to, name }) => (
          <Link key={to} to={to}>
            {name}
          </Link>
        ))}
      </Flex>
    </>
  )
}
