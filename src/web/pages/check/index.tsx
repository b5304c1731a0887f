import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { checkDetail } from '../../../features/recipient-checks/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { KeyFigures } from '../../parts/key-figures.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useNames } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Estimate } from './estimate.tsx'
import { Persons } from './persons.tsx'

/** One sample: whom to ask, what they answered, and what that says about the whole township. */
export function Component() {
  const { checks, state } = useText()
  const names = useNames()
  const { id = '' } = useParams()
  const path = `/api/recipient-checks/${id}`
  const found = useQuery({
    queryKey: ['/api/recipient-checks', id],
    queryFn: () => read(checkDetail, path),
  })
  if (found.isPending) return <Loading label={state.loading} />
  if (found.data === undefined)
    return <ProblemBox error={found.error} retry={() => found.refetch()} />
  const check = found.data
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
