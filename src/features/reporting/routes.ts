import { reports } from '../../../reports/index.ts'
import type { Report } from '../../../reports/report.ts'
import { type Clock, todayOf } from '../../platform/clock.ts'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import { wholeDistrict } from '../../platform/db/scope.ts'
import { writeWorkbook } from '../../platform/files/index.ts'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { issueRoutes } from './issue-routes.ts'
import { verifyRoutes } from './verify-routes.ts'

const tags = ['reports']
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Each report as a PDF under its code, as a workbook, and issued with a code to verify it by. */
export function reportRoutes(
  app: App,
  services: Services,
  { publicUrl }: { publicUrl: string | undefined },
): void {
  const { reads, clock, districtCode } = services
  // Rankings come from all townships; each report refuses what its viewer may not see.
  const seeing = (actor: Actor) => reads(wholeDistrict(actor))
  for (const report of reports) {
    draftRoute(app, report, { seeing, clock })
    workbookRoute(app, report, { seeing, clock })
  }
  issueRoutes(app, services, { publicUrl, seeing })
  verifyRoutes(app, reads({ districtCode, townshipCode: null }), districtCode)
}

interface Reading {
  clock: Clock
  seeing(actor: Actor): Db
}

function draftRoute(app: App, report: Report, { seeing, clock }: Reading): void {
  const { code, title, access, params, print } = report
  app.get(
    `/api/reports/${code}`,
    {
      config: { access },
      schema: {
        summary: `${title} (PDF), as a draft: /api/issued-reports issues it`,
        tags,
        querystring: params,
        produces: ['application/pdf'],
      },
    },
    async ({ actor, query }, reply) => {
      const printed = await print(seeing(actor), actor, { query, today: todayOf(clock) })
      const name = encodeURIComponent(`${printed.title}.pdf`)
      return reply
        .header('content-disposition', `inline; filename*=UTF-8''${name}`)
        .type('application/pdf')
        .send(printed.pdf)
    },
  )
}

function workbookRoute(app: App, report: Report, { seeing, clock }: Reading): void {
  const { code, title, access, params, tabulate } = report
  if (tabulate === null) return
  app.get(
    `/api/reports/${code}/workbook`,
    {
      config: { access },
      schema: {
        summary: `${title} (XLSX)`,
        tags,
        querystring: params,
        produces: [workbookType],
      },
    },
    async ({ actor, query }, reply) => {
      const sheet = await tabulate(seeing(actor), actor, { query, today: todayOf(clock) })
      const name = encodeURIComponent(`${sheet.name}.xlsx`)
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .type(workbookType)
        .send(writeWorkbook(sheet))
    },
  )
}
