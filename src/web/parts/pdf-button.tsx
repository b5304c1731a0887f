import { useMutation } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { type Query, readFile } from '../api/client.ts'
import { HeadProblem } from './page-head.tsx'
import { ProblemBox } from './problem-box.tsx'

interface PdfButtonProps {
  title: string
  path: string
  query?: Query
  /** Stands in the head of a page, which then shows what went wrong. */
  isInHead?: boolean
}

/** A PDF of the service, shown in the page. */
export function PdfButton({ title, path, query = {}, isInHead = false }: PdfButtonProps) {
  const [address, setAddress] = useState<string | null>(null)
  const open = useMutation({
    mutationFn: () => readFile(path, query),
    onSuccess: (file) => setAddress(URL.createObjectURL(file)),
  })
  const close = () => {
    if (address !== null) URL.revokeObjectURL(address)
    setAddress(null)
  }
  const Problem = isInHead ? HeadProblem : ProblemBox
  return (
    <>
      <Problem error={open.error} />
      <Button loading={open.isPending} onClick={() => open.mutate()}>
        {title}
      </Button>
      <Modal open={address !== null} onCancel={close} footer={null} width={960} title={title}>
        {address !== null && (
          <iframe
            src={address}
            title={title}
            style={{ width: '100%', height: '72vh', border: 0 }}
          />
        )}
      </Modal>
    </>
  )
}
