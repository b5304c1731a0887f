import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { type requestedImport, rowFault } from '../../../features/imports/schemas.ts'
import { problemBody } from '../../../kernel/schemas.ts'
import { readFile } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { useText } from '../../messages/index.tsx'
import { JobProgress, useJob } from '../job-progress.tsx'
import { ProblemBox } from '../problem-box.tsx'
import { saveAs } from '../save-as.ts'
import { Table } from '../table.tsx'
import { ColumnMapping } from './column-mapping.tsx'

type Requested = z.output<typeof requestedImport>

const outcome = z.object({
  id: z.string().nullable(),
  rowCount: z.number(),
  errors: z.array(rowFault).default([]),
  effects: z
    .object({
      outcomes: z.array(z.object({ name: z.string(), count: z.number() })).default([]),
      changes: z.array(z.object({ name: z.string(), inserted: z.number(), updated: z.number() })),
    })
    .nullish(),
})
const refusal = problemBody.extend({ errors: z.array(rowFault).default([]) })

interface ImportOutcomeProps {
  requested: Requested
  onRun(next: Requested): void
}

/** What an import, or its rehearsal, came to: its progress, its effects or its errors. */
export function ImportOutcome({ requested: { jobId, uploadId }, onRun }: ImportOutcomeProps) {
  const { imports } = useText()
  const queries = useQueryClient()
  const job = useJob(jobId).data
  const [isMapping, setMapping] = useState(false)
  const isDone = job?.state === 'succeeded'
  useEffect(() => {
    if (isDone)
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/jobs' })
  }, [isDone, queries])
  const refused = job?.state === 'failed' ? refusal.parse(job.problem) : null
  return (
    <>
      <JobProgress id={jobId} />
      {isDone && <Effects result={outcome.parse(job.result)} />}
      {refused !== null && (
        <>
          <ProblemBox error={new Problem(refused)} />
          {refused.errors.length > 0 && <Errors jobId={jobId} faults={refused.errors} />}
          <Button onClick={() => setMapping(true)}>{imports.preview}</Button>
        </>
      )}
      {isMapping && <ColumnMapping uploadId={uploadId} onRun={onRun} />}
    </>
  )
}

function Effects({ result }: { result: z.output<typeof outcome> }) {
  const { imports } = useText()
  const { id, rowCount, effects } = result
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={id === null ? imports.rehearsed(rowCount) : imports.rows(rowCount)}
        description={effects?.outcomes.map(({ name, count }) => `${name} ${count}`).join(' · ')}
      />
      {effects && (
        <Table
          aria-label={imports.effects}
          size="small"
          pagination={false}
          rowKey="name"
          dataSource={effects.changes}
          columns={[
            { title: imports.table, dataIndex: 'name' },
            { title: imports.inserted, dataIndex: 'inserted', align: 'right' },
            { title: imports.updated, dataIndex: 'updated', align: 'right' },
          ]}
        />
      )}
    </>
  )
}

function Errors({ jobId, faults }: { jobId: string; faults: z.output<typeof rowFault>[] }) {
  const { imports } = useText()
  const marked = async () =>
    saveAs(await readFile(`/api/import-errors/${jobId}`), `${imports.errors(faults.length)}.xlsx`)
  return (
    <>
      <Table
        aria-label={imports.errors(faults.length)}
        size="small"
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        rowKey={({ row, column }) => `${row}/${column}`}
        dataSource={faults}
        columns={[
          { title: imports.row, dataIndex: 'row', width: 64 },
          { title: imports.column, dataIndex: 'column', width: 140 },
          { title: imports.value, dataIndex: 'value', width: 160 },
          { title: imports.why, dataIndex: 'reason' },
        ]}
      />
      <Button onClick={marked}>{imports.marked}</Button>
    </>
  )
}
