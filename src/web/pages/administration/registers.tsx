import { useQuery } from '@tanstack/react-query'
import { Button, Card, Col, Row } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import {
  type importKind,
  importPage,
  type importRecord,
} from '../../../features/imports/schemas.ts'
import type { category } from '../../../features/reference/schemas.ts'
import { read } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { countColumn, textColumn } from '../../parts/columns.tsx'
import { ImportDrawer } from '../../parts/imports/import-drawer.tsx'
import { useImportKinds } from '../../parts/imports/kinds.ts'
import { useMoment } from '../../parts/moment.ts'
import { useCategories, useTownships } from '../../parts/names.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { RegisterEntries } from './register-entries.tsx'

type Kind = z.output<typeof importKind>
type Came = z.output<typeof importRecord>
interface Register extends Kind {
  last: Came | undefined
}

const path = '/api/imports'
const recent = 500

/** What the service looks things up in: the files it was given last, places and categories. */
export function Registers() {
  const { administration, column } = useText()
  const townships = useTownships()
  const categories = useCategories()
  const { delivery } = administration
  return (
    <Row gutter={[16, 16]}>
      <Col span={24}>
        <LastFiles />
      </Col>
      <Col span={24}>
        <RegisterEntries />
      </Col>
      <Col xs={24} lg={12}>
        <Card size="small" title={column.township}>
          <ProblemBox error={townships.error} retry={() => townships.refetch()} />
          <Table
            aria-label={column.township}
            loading={townships.isPending}
            pagination={false}
            rowKey="code"
            dataSource={townships.data ?? []}
            columns={[
              { title: administration.code, dataIndex: 'code', width: 120 },
              { title: administration.name, dataIndex: 'name' },
            ]}
          />
        </Card>
      </Col>
      <Col xs={24} lg={12}>
        <Card size="small" title={column.category}>
          <ProblemBox error={categories.error} retry={() => categories.refetch()} />
          <Table<z.output<typeof category>>
            aria-label={column.category}
            loading={categories.isPending}
            pagination={false}
            rowKey="code"
            dataSource={categories.data ?? []}
            columns={[
              { title: administration.code, dataIndex: 'code', width: 150 },
              { title: administration.name, dataIndex: 'name' },
              textColumn(delivery.title, (one) => delivery.names[one.delivery] ?? one.delivery),
            ]}
          />
        </Card>
      </Col>
    </Row>
  )
}

/** Every kind of file with the last one that came, and a way for the next. */
function LastFiles() {
  const { administration, imports } = useText()
  const saidOf = useMoment()
  const [opened, setOpened] = useState<string | null>(null)
  const mayImport = useSession()?.role !== 'leadership'
  const kinds = useImportKinds()
  const came = useQuery({
    queryKey: [path, 'recent'],
    queryFn: () => read(importPage, path, { limit: recent }),
  })
  const rows = (kinds.data ?? []).map(
    (kind): Register => ({ ...kind, last: came.data?.items.find((one) => one.kind === kind.kind) }),
  )
  return (
    <Card size="small" title={administration.registers.title}>
      <ProblemBox error={kinds.error ?? came.error} retry={() => came.refetch()} />
      <Table<Register>
        aria-label={administration.registers.title}
        loading={kinds.isPending || came.isPending}
        pagination={false}
        rowKey="kind"
        dataSource={rows}
        columns={[
          textColumn(administration.kind, ({ name }) => name, 130),
          textColumn(administration.registers.last, ({ last }) => last?.fileName ?? '—', 220),
          countColumn(imports.rowCount, ({ last }) => last?.rowCount ?? '—', 90),
          textColumn(
            imports.importedAt,
            ({ last }) => (last === undefined ? '—' : saidOf(last.importedAt)),
            160,
          ),
          textColumn(administration.registers.columns, ({ columns }) => columns.join(' ')),
          {
            title: administration.steps,
            width: 100,
            render: (_, { kind }) =>
              mayImport && (
                <Button size="small" onClick={() => setOpened(kind)}>
                  {administration.registers.import}
                </Button>
              ),
          },
        ]}
      />
      {opened !== null && <ImportDrawer kinds={[opened]} onClose={() => setOpened(null)} />}
    </Card>
  )
}
