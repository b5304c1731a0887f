import { type JobSummary, jobPage } from '../../../platform/jobs/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { textColumn } from '../../parts/columns.tsx'
import { useMoment } from '../../parts/moment.ts'
import { PagedTable } from '../../parts/paged-table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'

const tones = {
  queued: 'plain',
  running: 'busy',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'warn',
} as const

/** What runs apart from requests, and what became of it. */
export function Jobs() {
  const { jobs, column, administration } = useText()
  const saidOf = useMoment()
  return (
    <PagedTable<JobSummary>
      label={administration.tabs.jobs}
      path="/api/jobs"
      query={{}}
      page={jobPage}
      rowKey="id"
      columns={[
        textColumn(administration.name, ({ title }) => title, 160),
        textColumn(jobs.subject, ({ subject }) => subject),
        {
          title: column.status,
          width: 110,
          render: (_, { state }) => <ToneTag tone={tones[state]}>{jobs.states[state]}</ToneTag>,
        },
        textColumn(jobs.step, ({ step }) => step, 180),
        textColumn(jobs.by, ({ requestedByName }) => requestedByName ?? jobs.calendar, 130),
        textColumn(jobs.queuedAt, ({ queuedAt }) => saidOf(queuedAt), 180),
      ]}
    />
  )
}
