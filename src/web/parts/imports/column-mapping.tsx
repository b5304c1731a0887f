import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex, Input, Select } from 'antd'
import { useState } from 'react'
import {
  type ImportPreview,
  importLayout,
  importPreview,
  requestedImport,
} from '../../../features/imports/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../problem-box.tsx'
import { Shown } from '../shown.tsx'
import { Table } from '../table.tsx'
import { ToneTag } from '../tone-tag.tsx'

type Source = ImportPreview['columns'][number]['source']
type Requested = ReturnType<typeof requestedImport.parse>

interface ColumnMappingProps {
  uploadId: string
  onRun(requested: Requested): void
}

/** Which column of an unknown file is what: a guess, corrected and remembered. */
export function ColumnMapping({ uploadId, onRun }: ColumnMappingProps) {
  const preview = useQuery({
    queryKey: [`/api/import-previews/${uploadId}`],
    queryFn: () => read(importPreview, `/api/import-previews/${uploadId}`),
  })
  return <Shown query={preview}>{(data) => <Mapping preview={data} onRun={onRun} />}</Shown>
}

function Mapping({
  preview,
  onRun,
}: {
  preview: ImportPreview
  onRun: ColumnMappingProps['onRun']
}) {
  const { imports } = useText()
  const [sources, setSources] = useState<Record<string, Source>>({})
  const [name, setName] = useState('')
  const sourceOf = (field: string) =>
    (Object.hasOwn(sources, field)
      ? sources[field]
      : preview.columns.find((one) => one.field === field)?.source) ?? null
  /** A column is given away once: whoever had it loses it. */
  const choose = (field: string, chosen?: string) => {
    const losing = preview.columns.filter((one) => nameOf(sourceOf(one.field)) === chosen)
    setSources({
      ...sources,
      ...Object.fromEntries(losing.map((one) => [one.field, null])),
      [field]: chosen ? { names: [chosen] } : null,
    })
  }
  const remember = useMutation({
    mutationFn: async () => {
      const { uploadId, headerRow } = preview
      const columns = Object.fromEntries(
        preview.columns.flatMap(({ field }) => {
          const source = sourceOf(field)
          return source === null ? [] : [[field, source]]
        }),
      )
      const body = { uploadId, headerRow, name, columns }
      await send(importLayout, '/api/import-layouts', { method: 'POST', body })
      return send(requestedImport, '/api/import-runs', { method: 'POST', body: { uploadId } })
    },
    onSuccess: onRun,
  })
  return (
    <Flex vertical gap={12}>
      <Alert
        type={preview.layout === null ? 'warning' : 'info'}
        title={preview.layout === null ? imports.guessed : imports.kept(preview.layout)}
      />
      <Table
        aria-label={imports.mapping}
        size="small"
        pagination={false}
        rowKey="field"
        dataSource={preview.columns}
        columns={[
          {
            title: imports.field,
            render: (_, { title, isRequired }) => (
              <>
                {title} {isRequired && <ToneTag tone="bad">{imports.required}</ToneTag>}
              </>
            ),
          },
          {
            title: imports.source,
            render: (_, { field, title }) => (
              <Select
                aria-label={title}
                allowClear
                showSearch
                style={{ width: 240 }}
                value={nameOf(sourceOf(field))}
                options={preview.header
                  .filter((one) => one !== '')
                  .map((one) => ({ value: one, label: one }))}
                onChange={(chosen?: string) => choose(field, chosen)}
              />
            ),
          },
        ]}
      />
      <FirstRows preview={preview} />
      <ProblemBox error={remember.error} />
      <Input
        aria-label={imports.layoutName}
        placeholder={imports.layoutName}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button
        type="primary"
        disabled={name.trim() === ''}
        loading={remember.isPending}
        onClick={() => remember.mutate()}
      >
        {imports.remember}
      </Button>
    </Flex>
  )
}

function FirstRows({ preview: { header, rows } }: { preview: ImportPreview }) {
  const { imports } = useText()
  return (
    <Table
      aria-label={imports.preview}
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowKey="row"
      dataSource={rows}
      columns={header.map((title, at) => ({
        title,
        key: `${at}`,
        render: (_: unknown, { cells }: ImportPreview['rows'][number]) => cells[at],
      }))}
    />
  )
}

const nameOf = (source: Source): string | null =>
  source !== null && 'names' in source ? (source.names[0] ?? null) : null
