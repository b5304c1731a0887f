import { reports } from '../../../reports/index.ts'
import { wholeDistrict } from '../../platform/db/scope.ts'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'

/** Each report as a PDF under its code, with the same permission as its figures. */
export function reportRoutes(app: App, { reads }: Services): void {
  for (const { code, title, access, params, print } of reports) {
    app.get(
      `/api/reports/${code}`,
      {
        config: { access },
        schema: {
          summary: `${title} (PDF)`,
          tags: ['reports'],
          querystring: params,
          produces: ['application/pdf'],
        },
      },
      async (request, reply) => {
        // Rankings come from all townships; each report refuses what its viewer may not see.
        const db = reads(wholeDistrict(request.actor))
        const printed = await print(db, request.actor, request.query)
        const name = encodeURIComponent(`${printed.title}.pdf`)
        return reply
          .header('content-disposition', `inline; filename*=UTF-8''${name}`)
          .type('application/pdf')
          .send(printed.pdf)
      },
    )
  }
}
