import { useMutation } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Evaluation } from '../../../features/evaluation/runs/schemas.ts'
import { readFile } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'

/** The township's report, shown in the page. */
export function ReportButton({ run, code }: { run: Evaluation; code: string }) {
  const { evaluation } = useText()
  const [address, setAddress] = useState<string | null>(null)
  const fetchReport = useMutation({
    mutationFn: () =>
      readFile('/api/reports/township-evaluation', { asOf: run.asOf, township: code }),
    onSuccess: (file) => setAddress(URL.createObjectURL(file)),
  })
  const close = () => {
    if (address !== null) URL.revokeObjectURL(address)
    setAddress(null)
  }
  return (
    <>
      <ProblemBox error={fetchReport.error} />
      <Button loading={fetchReport.isPending} onClick={() => fetchReport.mutate()}>
        {evaluation.pdf}
      </Button>
      <Modal
        open={address !== null}
        onCancel={close}
        footer={null}
        width={900}
        title={evaluation.pdf}
      >
        {address !== null && (
          <iframe
            src={address}
            title={evaluation.pdf}
            style={{ width: '100%', height: '72vh', border: 0 }}
          />
        )}
      </Modal>
    </>
  )
}
