import type { Client } from '../client.ts'
import { sampleProof } from '../sample-proof.ts'

/** Uploads a stand-in for a scan of a township's; resolves with the proof's id. `title` is ASCII. */
export async function uploadScan(
  client: Client,
  { fileName, title, township }: { fileName: string; title: string; township: string },
): Promise<string> {
  const url = `/api/proofs?townshipCode=${township}`
  const content = sampleProof(`Synthetic sample, no real document: ${title} ${township}`)
  return (await client.uploadContent(url, fileName, content)).json<{ id: string }>().id
}
