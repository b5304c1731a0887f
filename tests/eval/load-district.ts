import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type Adjustment, townshipCodes } from '../../src/demo/cases/index.ts'
import { importOrder } from '../../src/demo/generate/index.ts'
import { recordAdjustment } from '../../src/features/funds/record-adjustment.ts'
import { importFile } from '../../src/features/imports/index.ts'
import { batchSteps, takeStep } from '../../src/features/payments/index.ts'
import { reconcileMonth } from '../../src/features/reconciliation/index.ts'
import { importFormats } from '../../src/import-formats.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import type { Services } from '../../src/platform/services.ts'

export interface Loader {
  services: Services
  finance: Actor
  /** Checks and approves what finance made. */
  approver: Actor
}

/** Imports a folder's files as a bureau would; a roster without an answer of the bank waits. */
export async function loadFolder(loader: Loader, folder: string): Promise<void> {
  const { services, finance } = loader
  for (const { file, kind } of importOrder(readdirSync(folder))) {
    const format = importFormats.find((one) => one.kind === kind)
    if (format === undefined) continue
    const request = { path: path.join(folder, file), fileName: file, mode: 'all' } as const
    await importFile(services, finance, format, request)
    const answer = path.join(folder, file.replace('06-roster', '07-bank-return'))
    if (kind === 'roster' && existsSync(answer)) await send(loader)
  }
}

async function send({ services, finance, approver }: Loader): Promise<void> {
  for (const step of batchSteps) {
    await takeStep(services.command, step === 'instruct' ? finance : approver, { step })
  }
}

/** Books by hand what comes by no file. */
export async function adjust(
  { services, finance }: Loader,
  adjustments: readonly Adjustment[],
): Promise<void> {
  for (const { document, decision, decidedOn, from, to, fen } of adjustments) {
    const place = ({ category, township }: Adjustment['from']) => ({
      category,
      township: townshipCodes[township] ?? '',
    })
    await recordAdjustment(services.command, finance, {
      documentNumber: document,
      from: place(from),
      to: place(to),
      amount: fen,
      decidedOn,
      decisionNumber: decision,
      reason: '统筹使用',
      key: crypto.randomUUID(),
    })
  }
}

/** Matches every month that the statements have. */
export async function reconcileAll({ services, finance }: Loader): Promise<void> {
  const { rows } = await statementMonths(services, finance)
  for (const { month } of rows) await reconcileMonth(services.command, finance, { month })
}

async function statementMonths({ reads, districtCode }: Services, actor: Actor) {
  const months = await reads(actor)
    .selectFrom('bank_statement_line')
    .select(({ fn, val }) => fn<string>('to_char', ['booked_on', val('YYYY-MM')]).as('month'))
    .distinct()
    .where('district_code', '=', districtCode)
    .orderBy('month')
    .execute()
  return { rows: months }
}
