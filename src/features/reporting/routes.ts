import type { z } from 'zod'
import { reports } from '../../../reports/index.ts'
import { renderPdf } from '../../../reports/kit/render.ts'
import type { Report, ReportData } from '../../../reports/report.ts'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'

/** Each report as a PDF under its code, with the same permission as its figures. */
export function reportRoutes(app: App, services: Services): void {
  for (const report of reports) reportRoute(app, services, report)
}

function reportRoute<Code extends string, Params extends z.ZodObject, Data extends ReportData>(
  app: App,
  { db, districtCode }: Services,
  report: Report<Code, Params, Data>,
): void {
  app.get(
    `/api/reports/${report.code}`,
    {
      config: { access: report.access },
      schema: {
        summary: `${report.title} (PDF)`,
        tags: ['reports'],
        querystring: report.params,
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const params = report.params.parse(request.query)
      const data = await report.load(db, districtCode, params)
      const pdf = await renderPdf(report.compose, data, report.meta(data))
      const name = encodeURIComponent(`${report.meta(data).title}.pdf`)
      return reply
        .header('content-disposition', `inline; filename*=UTF-8''${name}`)
        .type('application/pdf')
        .send(pdf)
    },
  )
}
