import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { readFile } from '../api/client.ts'
import { useText } from '../messages/index.tsx'
import { ProblemBox } from './problem-box.tsx'
import { saveAs } from './save-as.ts'

/** Proof files to be downloaded, by number. */
export function ProofLinks({ ids }: { ids: readonly string[] }) {
  const { findings } = useText()
  const fetchProof = useMutation({
    mutationFn: async ({ id, name }: { id: string; name: string }) => {
      const file = await readFile(`/api/proofs/${id}/content`)
      saveAs(file, `${name}.${file.type.split('/').at(-1)}`)
    },
  })
  return (
    <>
      <ProblemBox error={fetchProof.error} />
      {ids.map((id, at) => {
        const name = `${findings.proof} ${at + 1}`
        return (
          <Button key={id} type="link" size="small" onClick={() => fetchProof.mutate({ id, name })}>
            {name}
          </Button>
        )
      })}
    </>
  )
}
