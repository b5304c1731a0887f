import { useQuery } from '@tanstack/react-query'
import { Progress, Typography } from 'antd'
import type { z } from 'zod'
import { jobRecord } from '../../platform/jobs/schemas.ts'
import { read } from '../api/client.ts'
import { useText } from '../messages/index.tsx'
import { ProblemBox } from './problem-box.tsx'

export type Job = z.output<typeof jobRecord>

const hasEnded = (job: Job | undefined): boolean => !!job && job.endedAt !== null

/** A job, looked at again until it has ended. */
export function useJob(id: string | null) {
  return useQuery({
    queryKey: ['/api/jobs', id],
    queryFn: () => read(jobRecord, `/api/jobs/${id}`),
    enabled: id !== null,
    refetchInterval: ({ state }) => (hasEnded(state.data) ? false : 500),
  })
}

/** How far a job is, and what it is doing. */
export function JobProgress({ id }: { id: string }) {
  const { jobs } = useText()
  const job = useJob(id)
  const { data } = job
  if (data === undefined) return <ProblemBox error={job.error} retry={() => job.refetch()} />
  const share = data.total === null ? 0 : Math.floor((100 * data.done) / Math.max(1, data.total))
  const percent = hasEnded(data) ? 100 : share
  return (
    <div role="status">
      <Progress
        percent={percent}
        status={data.state === 'failed' ? 'exception' : hasEnded(data) ? 'success' : 'active'}
        aria-label={jobs.states[data.state]}
      />
      <Typography.Text type="secondary">
        {jobs.states[data.state]} {data.step}
      </Typography.Text>
    </div>
  )
}
