import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { importPage, type importRecord } from '../../../features/imports/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { countColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { ImportDrawer } from '../../parts/imports/import-drawer.tsx'
import { useKindName } from '../../parts/imports/kinds.ts'
import { useMoment } from '../../parts/moment.ts'
import { PagedTable } from '../../parts/paged-table.tsx'

type ImportRecord = z.output<typeof importRecord>

/** Every file that came in, and a way for the next. */
export function Imports() {
  const { administration, imports } = useText()
  const nameOf = useKindName()
  const saidOf = useMoment()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button style={{ marginBottom: 12 }} onClick={() => setOpen(true)}>
        {imports.title}
      </Button>
      <PagedTable<ImportRecord>
        label={administration.tabs.imports}
        path="/api/imports"
        query={{}}
        page={importPage}
        initialSort="-importedAt"
        rowKey="id"
        columns={[
          sorted(
            'fileName',
            textColumn(administration.fileName, ({ fileName }) => fileName),
          ),
          sorted(
            'kind',
            textColumn(administration.kind, ({ kind }) => nameOf(kind), 160),
          ),
          sorted(
            'rowCount',
            countColumn(imports.rowCount, ({ rowCount }) => rowCount),
          ),
          sorted(
            'rejectedCount',
            countColumn(imports.rejected, ({ rejectedCount }) => rejectedCount, 110),
          ),
          sorted(
            'importedAt',
            textColumn(imports.importedAt, ({ importedAt }) => saidOf(importedAt), 180),
          ),
        ]}
      />
      {isOpen && <ImportDrawer onClose={() => setOpen(false)} />}
    </>
  )
}
