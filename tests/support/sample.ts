import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { AppSettings } from '../../src/app.ts'
import { signedIn } from '../../src/demo/client.ts'
import { generateDistrict } from '../../src/demo/generate/index.ts'
import type { Truth } from '../../src/demo/generate/truth.ts'
import { loadFiles } from '../../src/demo/load-files.ts'
import { ensureUsers } from '../../src/demo/users.ts'
import { ensureAdministrator } from '../../src/features/access/index.ts'
import { jobs } from '../../src/jobs.ts'
import { monthsOfYear } from '../../src/kernel/month.ts'
import { startWorker } from '../../src/platform/jobs/index.ts'
import { startApp, type TestApp } from './app.ts'
import { workshopOf } from './jobs.ts'

export interface LoadedSample extends TestApp {
  truth: Truth
  months: string[]
  /** Where the files are that it was imported from. */
  folder: string
}

export interface SampleSize {
  people: number
  months: number
  /** The months are left for the test to reconcile. */
  isOpen?: boolean
}

/** A generated district, imported through the API and reconciled month by month. */
export async function loadedSample(
  { isOpen = false, ...size }: SampleSize,
  settings: Partial<AppSettings> = {},
): Promise<LoadedSample> {
  const running = await startApp(settings)
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-sample-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const truth = await generateDistrict({ seed: 2023, ...size, out: folder })
  await ensureAdministrator(running.services.db, running.services.districtCode)
  await ensureUsers(running.services)
  const { services } = running
  const worker = await startWorker(services.servingUrl, workshopOf(services, jobs))
  afterAll(() => worker.stop())
  const [finance, approver] = [
    await signedIn(running.app, 'finance'),
    await signedIn(running.app, 'leader'),
  ]
  await loadFiles({ finance, approver, folder, say: () => undefined })
  const months = monthsOfYear(2023).slice(0, size.months)
  if (isOpen) return { ...running, truth, months, folder }
  for (const month of months) await finance.post('/api/reconciliations', { month })
  return { ...running, truth, months, folder }
}
