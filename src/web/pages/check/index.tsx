import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { type CheckDetail, checkDetail } from '../../../features/recipient-checks/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { KeyFigures } from '../../parts/key-figures.tsx'
import { useNames } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ShownRecord } from '../../parts/shown.tsx'
import { Estimate } from './estimate.tsx'
import { Persons } from './persons.tsx'

/** One sample: whom to ask, what they answered, and what that says about the whole township. */
export function Component() {
  const { menu, state } = useText()
  const { id = '' } = useParams()
  const path = `/api/recipient-checks/${id}`
  const found = useQuery({
    queryKey: ['/api/recipient-checks', id],
    queryFn: () => read(checkDetail, path),
  })
  const list = { to: '/checks', name: state.backTo(menu.checks) }
  return (
    <ShownRecord query={found} list={list}>
      {(check) => <Check path={path} check={check} />}
    </ShownRecord>
  )
}

function Check({ path, check }: { path: string; check: CheckDetail }) {
  const { checks } = useText()
  const names = useNames()
  const category =
    check.categoryCode === null ? checks.allCategories : names.category(check.categoryCode)
  const about = [check.month, names.township(check.townshipCode), category, check.reason]
  const drawn = `${checks.drawnBy} ${check.drawnBy} ${check.drawnOn} · ${checks.seedShort} ${check.seed}`
  return (
    <>
      <PageHead title={checks.title(check.number)} note={`${about.join(' · ')} · ${drawn}`} />
      <KeyFigures
        figures={[
          [checks.population, check.populationCount],
          [checks.populationAmount, formatFen(check.populationAmount)],
          [checks.riskCount, check.riskCount],
          [checks.randomCount, check.randomCount],
          [checks.asked, check.askedCount],
          [checks.answered, check.answeredCount],
        ]}
      />
      <Estimate estimate={check.estimate} />
      <Persons path={`${path}/persons`} />
    </>
  )
}
