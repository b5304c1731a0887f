import { type JobSummary, jobPage } from '../../../platform/jobs/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { sorted, textColumn } from '../../parts/columns.tsx'
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
      initialSort="-queuedAt"
      rowKey="id"
      columns={[
        sorted(
          'name',
          textColumn(administration.name, ({ title }) => title, 160),
        ),
        sorted(
          'subject',
          textColumn(jobs.subject, ({ subject }) => subject),
        ),
        sorted('state', {
          title: column.status,
          width: 110,
          render: (_, { state }) => <ToneTag tone={tones[state]}>{jobs.states[state]}</ToneTag>,
        }),
        textColumn(jobs.step, ({ step }) => step, 180),
        sorted(
          'by',
          textColumn(jobs.by, ({ requestedByName }) => requestedByName ?? jobs.calendar, 130),
        ),
        sorted(
          'queuedAt',
          textColumn(jobs.queuedAt, ({ queuedAt }) => saidOf(queuedAt), 180),
        ),
      ]}
    />
  )
}
