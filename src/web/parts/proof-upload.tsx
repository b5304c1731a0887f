import { useMutation } from '@tanstack/react-query'
import { Button, Upload, type UploadFile } from 'antd'
import { useState } from 'react'
import { proof } from '../../features/proofs/schemas.ts'
import { send } from '../api/client.ts'
import { useText } from '../messages/index.tsx'
import { ProblemBox } from './problem-box.tsx'

interface ProofUploadProps {
  value?: string[]
  onChange?(ids: string[]): void
}

/** Proof files, each uploaded as soon as it is chosen; a failed one can be chosen again. */
export function ProofUpload({ value = [], onChange }: ProofUploadProps) {
  const text = useText()
  const [files, setFiles] = useState<UploadFile[]>([])
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const body = new FormData()
      body.append('file', file)
      return send(proof, '/api/proofs', { method: 'POST', body })
    },
    onSuccess: ({ id, fileName }) => {
      setFiles((before) => [...before, { uid: id, name: fileName, status: 'done' }])
      onChange?.([...value, id])
    },
  })
  return (
    <>
      <ProblemBox error={upload.error} />
      <Upload
        fileList={files}
        beforeUpload={(file) => {
          upload.mutate(file)
          return false
        }}
        onRemove={({ uid }) => {
          setFiles((before) => before.filter((file) => file.uid !== uid))
          onChange?.(value.filter((id) => id !== uid))
        }}
      >
        <Button loading={upload.isPending}>{text.findings.addProof}</Button>
      </Upload>
    </>
  )
}
