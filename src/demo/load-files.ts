import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { type Client, Refused } from './client.ts'
import { importOrder } from './generate/index.ts'

export interface Loading {
  finance: Client
  approver: Client
  folder: string
  say(line: string): void
}

/** Imports the sample's files in the order in which they would come, sending each month's batches. */
export async function loadFiles({ finance, approver, folder, say }: Loading): Promise<number> {
  let loaded = 0
  for (const { file, kind } of importOrder(await readdir(folder))) {
    const isNew = await upload(finance, kind, path.join(folder, file), say)
    if (isNew) loaded += 1
    if (kind === 'roster') await send({ finance, approver, say })
  }
  return loaded
}

async function upload(
  finance: Client,
  kind: string,
  file: string,
  say: Loading['say'],
): Promise<boolean> {
  try {
    const { rowCount, effects } = await finance.importFile(kind, file)
    // A list of who is entitled may come again, and then changes nothing.
    if (effects.changes.some((one) => one.inserted + one.updated + one.deleted > 0)) {
      say(`  ${path.basename(file)}: ${rowCount} rows`)
      return true
    }
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'import-duplicate') throw error
  }
  say(`  ${path.basename(file)}: already imported`)
  return false
}

/** A roster file can hold re-issues of earlier months, so every waiting batch is sent. */
async function send({ finance, approver, say }: Omit<Loading, 'folder'>): Promise<void> {
  await approver.post('/api/payment-checks', {}, crypto.randomUUID())
  const answer = await approver.post('/api/payment-approvals', {}, crypto.randomUUID())
  const { approvedCount } = answer.json<{ approvedCount: number }>()
  await finance.post('/api/payment-instructions', {}, crypto.randomUUID())
  if (approvedCount > 0) say(`    ${approvedCount} batches checked, approved and sent`)
}
