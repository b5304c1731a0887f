import { createHash } from 'node:crypto'
import { reports } from '../../../reports/index.ts'
import type { Issuing, Printed, Report } from '../../../reports/report.ts'
import { faultsAt } from '../../kernel/problem.ts'
import { todayOf } from '../../platform/clock.ts'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { notPermitted } from '../../platform/http/auth.ts'
import type { Services } from '../../platform/services.ts'
import { allows, permissionName } from '../access/index.ts'
import { reportParametersInvalid, reportUnknown } from './problems.ts'

/** How documents are issued today under an address, "https://…". */
export function issuingAt({ clock }: Pick<Services, 'clock'>, address: string): Issuing {
  return { today: todayOf(clock), verifyUrl: (code) => `${address}/verify/${code}` }
}

export interface IssueReport {
  report: string
  params: Readonly<Record<string, string | number>>
  /** Where readers find the service. */
  address: string
  key?: string | undefined
}

/**
 * Prints a report with its code and keeps it as it is. The same report on the same day is the same
 * document, so that issuing it again gives the one there is. Refuses: `report-unknown`,
 * `not-permitted`, `report-parameters-invalid`, `report-not-issuable`, and what the report itself
 * refuses.
 */
export async function issueReport(
  { command, clock }: Pick<Services, 'command' | 'clock'>,
  actor: Actor,
  db: Db,
  { report: code, params, address, key }: IssueReport,
): Promise<{ code: string }> {
  const report = reportOf(code)
  if (!allows(actor.role, report.access)) throw notPermitted(permissionName(report.access))
  requireParams(report, params)
  const issuing = issuingAt({ clock }, address)
  const printed = await report.print(db, actor, { query: params, today: issuing.today }, issuing)
  return command(
    actor,
    { action: 'reports:issue', key, input: { report: code, params } },
    async (tx) => {
      const document = documentOf(report, params, printed)
      await keepIssued(tx, actor, [document])
      const { sha256, title } = document
      const detail = { code: document.code, sha256: sha256.toString('hex') }
      return { subject: title, detail, result: { code: document.code } }
    },
  )
}

function requireParams({ params: wanted }: Report, params: IssueReport['params']): void {
  const { error } = wanted.safeParse(params)
  if (error === undefined) return
  throw reportParametersInvalid(undefined, { errors: faultsAt('/params', error.issues) })
}

export function reportOf(code: string): Report {
  const report = reports.find((one) => one.code === code)
  if (report === undefined) throw reportUnknown(code)
  return report
}

/** An issued report as it is kept. */
export interface IssuedDocument {
  code: string
  report: string
  params: string
  title: string
  asOf: string
  issuedOn: string
  townshipCode: string | null
  sha256: Buffer
  content: Buffer
}

export function documentOf(
  { code: report }: Pick<Report, 'code'>,
  params: Readonly<Record<string, string | number>>,
  { title, asOf, pdf, issue }: Printed,
): IssuedDocument {
  if (issue === null) throw new Error('a draft is not kept')
  const { township } = params
  return {
    code: issue.code,
    report,
    params: JSON.stringify(Object.fromEntries(Object.entries(params).map(asText))),
    title,
    asOf,
    issuedOn: issue.issuedOn,
    townshipCode: township === undefined ? null : String(township),
    sha256: createHash('sha256').update(pdf).digest(),
    content: pdf,
  }
}

const asText = ([name, value]: [string, string | number]) => [name, String(value)]

/** Keeps documents in one statement; those that are there stay as they are. */
export async function keepIssued(
  tx: Tx,
  { districtCode, userId }: Actor,
  documents: readonly IssuedDocument[],
  batchId: string | null = null,
): Promise<void> {
  await tx
    .insertInto('issued_report')
    .values(
      documents.map(({ asOf, issuedOn, townshipCode, ...one }) => ({
        ...one,
        district_code: districtCode,
        as_of: asOf,
        issued_on: issuedOn,
        township_code: townshipCode,
        size_bytes: one.content.length,
        batch_id: batchId,
        issued_by: userId,
      })),
    )
    .onConflict((conflict) => conflict.constraint('issued_report_pk').doNothing())
    .execute()
}
