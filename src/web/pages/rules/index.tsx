import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { z } from 'zod'
import { detectionRule } from '../../../features/detection/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { textColumn } from '../../parts/columns.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { RuleDrawer } from './rule-drawer.tsx'

export type Rule = z.output<typeof detectionRule>

/** The catalogue of misuse: what each rule looks for, on which basis, with which parameters. */
export function Component() {
  const { rules, column, pattern, severity } = useText()
  const [filters, change] = useFilters()
  const list = useQuery({
    queryKey: ['/api/detection-rules'],
    queryFn: () => read(z.array(detectionRule), '/api/detection-rules'),
  })
  const chosen = list.data?.find(({ code }) => code === filters['rule'])
  return (
    <>
      <PageHead title={rules.title} />
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<Rule>
        aria-label={rules.title}
        size="small"
        loading={list.isPending}
        pagination={false}
        rowKey="code"
        dataSource={list.data ?? []}
        columns={[
          {
            title: column.rule,
            width: 200,
            render: (_, { code, name }) => (
              <Button type="link" size="small" onClick={() => change({ rule: code })}>
                {name}
              </Button>
            ),
          },
          textColumn(column.pattern, (row) => pattern[row.pattern], 90),
          {
            title: column.severity,
            width: 96,
            render: (_, row) => <Tag>{severity[row.severity]}</Tag>,
          },
          textColumn(rules.summary, ({ summary }) => summary),
        ]}
      />
      {chosen !== undefined && (
        <RuleDrawer rule={chosen} onClose={() => change({ rule: undefined })} />
      )}
    </>
  )
}
