import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { z } from 'zod'
import { gap } from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { Table } from '../../parts/table.tsx'

/** What is still missing, and who owes it; nothing where all is there. */
export function Gaps({ id }: { id: string }) {
  const { evaluation, column } = useText()
  const gaps = useQuery({
    queryKey: ['/api/evaluations', id, 'gaps'],
    queryFn: () => read(z.array(gap), `/api/evaluations/${id}/gaps`),
  })
  const rows = gaps.data ?? []
  if (rows.length === 0) return null
  return (
    <Alert
      type="warning"
      style={{ marginBottom: 16 }}
      title={evaluation.gaps(rows.length)}
      description={
        <Table
          aria-label={evaluation.gaps(rows.length)}
          size="small"
          pagination={{ pageSize: 5, hideOnSinglePage: true }}
          dataSource={rows}
          rowKey={({ subjectCode, indicator }) => `${subjectCode}/${indicator}`}
          columns={[
            { title: column.township, dataIndex: 'subjectName' },
            { title: evaluation.indicator, dataIndex: 'indicatorName' },
            { title: evaluation.missing, dataIndex: 'missing' },
            { title: evaluation.owner, dataIndex: 'owner' },
          ]}
        />
      }
    />
  )
}
