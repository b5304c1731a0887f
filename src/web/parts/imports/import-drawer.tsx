import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Flex, Select, Upload } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { requestedImport } from '../../../features/imports/schemas.ts'
import { addressOf, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useFocusComingBack } from '../focus-coming-back.ts'
import { ProblemBox } from '../problem-box.tsx'
import { ImportOutcome } from './import-outcome.tsx'
import { useImportKinds } from './kinds.ts'

type Requested = z.output<typeof requestedImport>

/** A file is sent, rehearsed, and imported; one that failed in mid-file can be sent again. */
export function ImportDrawer({ kinds, onClose }: { kinds?: readonly string[]; onClose(): void }) {
  const { imports } = useText()
  useFocusComingBack()
  const [kind, setKind] = useState<string | null>(kinds?.[0] ?? null)
  const [file, setFile] = useState<File | null>(null)
  const [requested, setRequested] = useState<Requested | null>(null)
  const known = useImportKinds()
  const upload = useMutation({
    mutationFn: (dryRun: boolean) => {
      const body = new FormData()
      if (file !== null) body.append('file', file)
      const path = addressOf(`/api/imports/${kind}`, { dryRun })
      return send(requestedImport, path, { method: 'POST', body, once: true })
    },
    onSuccess: setRequested,
  })
  const shown = (known.data ?? []).filter((one) => kinds?.includes(one.kind) ?? true)
  const cannot = kind === null || file === null
  return (
    <Drawer open title={imports.title} size={720} onClose={onClose}>
      <Flex vertical gap={12}>
        <Select
          aria-label={imports.kind}
          placeholder={imports.kind}
          value={kind}
          options={shown.map((one) => ({ value: one.kind, label: one.name }))}
          onChange={setKind}
        />
        <Upload
          maxCount={1}
          accept=".csv,.txt,.xlsx,.xml"
          beforeUpload={(chosen) => {
            setFile(chosen)
            setRequested(null)
            return false
          }}
          onRemove={() => setFile(null)}
        >
          <Button>{imports.file}</Button>
        </Upload>
        <ProblemBox error={upload.error ?? known.error} />
        <Flex gap={8}>
          <Button disabled={cannot} loading={upload.isPending} onClick={() => upload.mutate(true)}>
            {imports.rehearse}
          </Button>
          <Button
            type="primary"
            disabled={cannot}
            loading={upload.isPending}
            onClick={() => upload.mutate(false)}
          >
            {imports.run}
          </Button>
        </Flex>
        {requested !== null && (
          <ImportOutcome key={requested.jobId} requested={requested} onRun={setRequested} />
        )}
      </Flex>
    </Drawer>
  )
}
