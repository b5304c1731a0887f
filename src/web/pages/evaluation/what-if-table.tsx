import { useQuery } from '@tanstack/react-query'
import { Alert, Typography } from 'antd'
import { type WhatIf, whatIfAnswer } from '../../../features/evaluation/runs/supposing-schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

type Supposed = WhatIf['each'][number]

/** What total, grade and rank would be with indicators raised to their targets, one or several. */
export function WhatIfTable({ id, code }: { id: string; code: string }) {
  const { evaluation, overview } = useText()
  const words = evaluation.supposing
  const [filters, change] = useFilters()
  const raised = (filters['raise'] ?? '').split(',').filter((one) => one !== '')
  const path = `/api/evaluations/${id}/townships/${code}/what-if`
  const answer = useQuery({
    queryKey: [path, raised],
    queryFn: () => read(whatIfAnswer, path, { indicators: raised.join(',') }),
    placeholderData: (before) => before,
  })
  const { now, together } = answer.data ?? { now: null, together: null }
  return (
    <>
      <ProblemBox error={answer.error} retry={() => answer.refetch()} />
      <Typography.Paragraph type="secondary">{words.how}</Typography.Paragraph>
      {now !== null && (
        <Alert
          role="status"
          style={{ marginBottom: 12 }}
          type={together === null ? 'info' : 'success'}
          title={words.now(now.total, now.grade, now.rank)}
          {...(together !== null && {
            description: words.together(
              raised.length,
              together.gain,
              together.total,
              together.grade,
              together.rank,
            ),
          })}
        />
      )}
      <Table<Supposed>
        aria-label={evaluation.tabs.whatIf}
        size="small"
        loading={answer.isPending}
        pagination={false}
        rowKey="indicator"
        dataSource={answer.data?.each ?? []}
        empty={words.none}
        rowSelection={{
          selectedRowKeys: raised,
          onChange: (keys) => change({ raise: keys.join(',') || undefined }),
          getCheckboxProps: ({ name }) => ({ 'aria-label': name }),
        }}
        columns={[
          {
            title: evaluation.indicator,
            render: (_, { indicator, name }) => `${indicator} ${name}`,
          },
          { title: words.gain, dataIndex: 'gain', align: 'right', width: 110 },
          { title: overview.score, dataIndex: 'total', align: 'right', width: 110 },
          { title: overview.grade, dataIndex: 'grade', width: 100 },
          { title: overview.rank, dataIndex: 'rank', width: 80 },
        ]}
      />
    </>
  )
}
