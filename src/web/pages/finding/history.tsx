import { useMutation } from '@tanstack/react-query'
import { Button, Card, Timeline } from 'antd'
import { Fragment } from 'react'
import type { FindingDetail } from '../../../features/findings/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { readFile } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { saveAs } from '../../parts/save-as.ts'

/** Who did what when and why, with the proofs, from the first entry to the last. */
export function History({ finding }: { finding: FindingDetail }) {
  const { findings } = useText()
  const fetchProof = useMutation({
    mutationFn: async ({ id, fileName }: { id: string; fileName: string }) =>
      saveAs(await readFile(`/api/proofs/${id}/content`), fileName),
  })
  return (
    <Card title={findings.timeline} style={{ marginTop: 16 }}>
      <ProblemBox error={fetchProof.error} />
      <Timeline
        items={finding.events.map((event) => ({
          key: event.seq,
          content: (
            <>
              <strong>{findings.events[event.event]}</strong> {event.happenedOn} {event.actorName}
              <br />
              {event.note}
              {event.rectified.map(({ way, amount }) => (
                <Fragment key={way}>
                  <br />
                  {findings.ways[way]} {formatFen(amount)}
                </Fragment>
              ))}
              {event.proofs.map((proof) => (
                <Button key={proof.id} type="link" onClick={() => fetchProof.mutate(proof)}>
                  {proof.fileName}
                </Button>
              ))}
            </>
          ),
        }))}
      />
    </Card>
  )
}
