import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { buildApp } from '../app.ts'
import type { Booted } from '../boot.ts'
import { ensureAdministrator } from '../features/access/index.ts'
import { lastDayOf, monthsOfYear } from '../kernel/month.ts'
import { checkRecipients } from './check-recipients.ts'
import { signedIn } from './client.ts'
import { evaluate } from './evaluate/index.ts'
import { generateDistrict } from './generate/index.ts'
import { loadFiles } from './load-files.ts'
import { printReports } from './print-reports.ts'
import { summarise } from './summarise.ts'
import { supervise } from './supervise.ts'
import { ensureUsers } from './users.ts'

export const demoDatabase = 'mingzhang_demo'
const demoYear = 2023
const seed = 2023

export interface DemoOptions {
  /** Where the sample, the PDFs and summary.json go. */
  out: string
  people: number
  months: number
  say(line: string): void
}

const sampleOf = (out: string) => path.join(out, 'sample')

/** Writes the files of the synthetic district's year, where they are not there yet. */
export async function writeSample({ out, people, months, say }: DemoOptions): Promise<void> {
  const sample = sampleOf(out)
  if (existsSync(path.join(sample, 'truth.json'))) return
  say('Writing the sample district (synthetic people, see README.txt there)')
  await mkdir(sample, { recursive: true })
  await generateDistrict({ seed, people, months, out: sample })
}

/**
 * Plays the year of the written sample through the API, as its users would. Each step can be
 * repeated: what is there already is found, said and left as it is.
 */
export async function playDemo(booted: Booted, { out, months, say }: DemoOptions): Promise<void> {
  await booted.installDistrict()
  await ensureAdministrator(booted.owner.db, booted.services.districtCode)
  await ensureUsers(booted.services)
  const app = await buildApp(booted.services, { logLevel: 'error' })
  try {
    await app.ready()
    await booted.startWorker((error) => say(`A job failed: ${error}`))
    const [finance, auditor, approver] = [
      await signedIn(app, 'finance'),
      await signedIn(app, 'auditor'),
      await signedIn(app, 'leader'),
    ]
    say('Importing the files')
    const loaded = await loadFiles({ finance, approver, folder: sampleOf(out), say })
    if (loaded === 0) say('  Everything was here already; nothing was doubled.')
    // A year goes by in a minute here: what the autovacuum would have done meanwhile.
    await sql`analyze`.execute(booted.owner.db)
    say('Reconciling')
    for (const month of monthsOfYear(demoYear).slice(0, months)) {
      const answer = await finance.post('/api/reconciliations', { month })
      const { matched } = answer.json<{ matched: Record<string, number> }>()
      say(
        `  ${month}: ${Object.entries(matched)
          .map((pair) => pair.join(' '))
          .join(', ')}`,
      )
    }
    const asOf = lastDayOf(`${demoYear}-${String(months).padStart(2, '0')}`)
    await supervise({ app, finance, auditor, asOf, say })
    await evaluate({ finance, auditor, approver, asOf, say })
    await checkRecipients({ auditor, asOf, say })
    const pdfs = await printReports({ auditor, approver, out, asOf, say })
    await summarise({ approver, out, asOf, pdfs, say })
  } finally {
    await app.close()
  }
}
