import { Alert, Button } from 'antd'
import { Problem } from '../api/problem.ts'
import { useText } from '../messages/index.tsx'

export interface ProblemBoxProps {
  error: Error | null
  retry?: () => void
}

/** Says what went wrong in the service's own words, and offers another try where there is one. */
export function ProblemBox({ error, retry }: ProblemBoxProps) {
  const text = useText()
  if (error === null) return null
  const [title, detail] =
    error instanceof Problem
      ? [error.body.title, error.body.detail]
      : [text.state.offline, error.message]
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={title}
      description={detail}
      style={{ marginBottom: 16 }}
      {...(retry !== undefined && {
        action: <Button onClick={retry}>{text.state.retry}</Button>,
      })}
    />
  )
}
