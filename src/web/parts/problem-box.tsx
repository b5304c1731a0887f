import { Alert, Button } from 'antd'
import { Problem } from '../api/problem.ts'
import { useText } from '../messages/index.tsx'
import type { Messages } from '../messages/zh.ts'

export interface ProblemBoxProps {
  error: Error | null
  retry?: () => void
  /** What the other try is called where it is more than asking again. */
  retryLabel?: string
  /** What is said below the title, where the page knows it better than the service. */
  advice?: string | undefined
}

/** Says what went wrong in the service's own words, and offers another try where there is one. */
export function ProblemBox({ error, retry, retryLabel, advice }: ProblemBoxProps) {
  const { state } = useText()
  if (error === null) return null
  const [title, detail] = wordsOf(error, state)
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={title}
      description={advice ?? detail}
      style={{ marginBottom: 16 }}
      {...(retry !== undefined && {
        action: <Button onClick={retry}>{retryLabel ?? state.retry}</Button>,
      })}
    />
  )
}

/** A browser says TypeError where a request did not get through. */
function wordsOf(error: Error, state: Messages['state']): [title: string, detail?: string] {
  if (error instanceof Problem) {
    const { title, detail } = error.body
    const reasons = error.faults.map(({ pointer, reason }) => `${pointer} ${reason}`).join(';')
    if (reasons !== '') return [title, reasons]
    return error.code === 'unreachable'
      ? [state.offline, `HTTP ${title} ${detail}`]
      : [title, detail]
  }
  return error instanceof TypeError ? [state.offline] : [state.unexpected]
}
