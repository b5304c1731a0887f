import { useSession } from '../../api/session.ts'
import { BureauRun } from './bureau-run.tsx'
import { TownshipRun } from './township-run.tsx'

/** One evaluation, as the bureau sees all of it or a township its own part. */
export function Component() {
  return useSession()?.role === 'township' ? <TownshipRun /> : <BureauRun />
}
