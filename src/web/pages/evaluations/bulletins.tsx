import { useQuery } from '@tanstack/react-query'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { type BulletinHead, bulletinHead } from '../../../features/evaluation/dispatch/schemas.ts'
import { read } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { countColumn, textColumn } from '../../parts/columns.tsx'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { bulletinsPath, IssueBulletin, WriteBulletin } from './bulletin-dialogs.tsx'

/** The quarterly bulletins: written by the bureau, issued by leadership, read as PDF. */
export function Bulletins({ year }: { year: number }) {
  const { evaluation, column } = useText()
  const words = evaluation.bulletin
  const role = useSession()?.role
  const mayWrite = role === 'auditor' || role === 'finance'
  const [written, setWritten] = useState<BulletinHead | 'new' | null>(null)
  const [issued, setIssued] = useState<BulletinHead | null>(null)
  const list = useQuery({
    queryKey: [bulletinsPath, year],
    queryFn: () => read(z.array(bulletinHead), bulletinsPath, { year }),
  })
  return (
    <>
      {mayWrite && (
        <Button style={{ marginBottom: 12 }} onClick={() => setWritten('new')}>
          {words.write}
        </Button>
      )}
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<BulletinHead>
        aria-label={evaluation.parts.bulletins}
        loading={list.isPending}
        pagination={false}
        empty={words.none}
        rowKey={({ quarter }) => quarter}
        dataSource={list.data ?? []}
        columns={[
          textColumn(words.quarter, (row) => words.title(row.year, row.quarter)),
          countColumn(words.number, ({ number }) => number),
          textColumn(evaluation.asOf, ({ asOf }) => asOf, 120),
          {
            title: column.status,
            width: 200,
            render: (_, { issuedOn }) => (
              <ToneTag tone={issuedOn === null ? 'busy' : 'good'}>
                {issuedOn === null ? words.draft : words.issued(issuedOn)}
              </ToneTag>
            ),
          },
          {
            title: words.steps,
            width: 320,
            render: (_, row) => (
              <Space>
                <PdfButton
                  title={words.pdf}
                  path="/api/reports/dispatch-bulletin"
                  query={{ year: row.year, quarter: row.quarter }}
                />
                {mayWrite && row.issuedOn === null && (
                  <Button onClick={() => setWritten(row)}>{words.rewrite}</Button>
                )}
                {role === 'leadership' && row.issuedOn === null && (
                  <Button onClick={() => setIssued(row)}>{words.issue}</Button>
                )}
              </Space>
            ),
          },
        ]}
      />
      {written !== null && (
        <WriteBulletin
          year={year}
          head={written === 'new' ? null : written}
          onClose={() => setWritten(null)}
        />
      )}
      {issued !== null && <IssueBulletin head={issued} onClose={() => setIssued(null)} />}
    </>
  )
}
