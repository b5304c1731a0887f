import { useRouteError } from 'react-router'
import { useText } from '../messages/index.tsx'
import { ProblemBox } from './problem-box.tsx'

/** Stands where a page could not be shown, and offers to load it again. */
export function FailedPage() {
  const { state } = useText()
  const error = useRouteError()
  const shown = error instanceof Error ? error : new Error(String(error))
  return <ProblemBox error={shown} retry={() => location.reload()} retryLabel={state.reload} />
}
