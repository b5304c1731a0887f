import { Alert, Button } from 'antd'
import { z } from 'zod'
import { Problem } from '../api/problem.ts'
import { useText } from '../messages/index.tsx'
import type { Messages } from '../messages/zh.ts'

export interface ProblemBoxProps {
  error: Error | null
  retry?: () => void
  /** What the other try is called where it is more than asking again. */
  retryLabel?: string
}

/** Says what went wrong in the service's own words, and offers another try where there is one. */
export function ProblemBox({ error, retry, retryLabel }: ProblemBoxProps) {
  const { state } = useText()
  if (error === null) return null
  const [title, detail] = wordsOf(error, state)
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={title}
      description={detail}
      style={{ marginBottom: 16 }}
      {...(retry !== undefined && {
        action: <Button onClick={retry}>{retryLabel ?? state.retry}</Button>,
      })}
    />
  )
}

const faults = z.object({ errors: z.array(z.object({ pointer: z.string(), reason: z.string() })) })

/** What of a request did not fit, where the service says it field by field. */
function reasonsOf({ body }: Problem): string {
  const { data } = faults.safeParse(body)
  return (data?.errors ?? []).map(({ pointer, reason }) => `${pointer} ${reason}`).join(';')
}

/** A browser says TypeError where a request did not get through. */
function wordsOf(error: Error, state: Messages['state']): [title: string, detail?: string] {
  if (error instanceof Problem) {
    const { title, detail } = error.body
    const reasons = reasonsOf(error)
    if (reasons !== '') return [title, reasons]
    return error.code === 'unreachable'
      ? [state.offline, `HTTP ${title} ${detail}`]
      : [title, detail]
  }
  return error instanceof TypeError ? [state.offline] : [state.unexpected]
}
