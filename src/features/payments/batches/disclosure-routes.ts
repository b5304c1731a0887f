import type { App } from '../../../platform/http/app-type.ts'
import type { Services } from '../../../platform/services.ts'
import { discloseLine } from './disclose-line.ts'
import { disclosure, lineParams, newDisclosure } from './schemas.ts'

export function disclosureRoutes(app: App, services: Services): void {
  app.post(
    '/api/payment-batches/:number/lines/:line/disclosures',
    {
      config: { access: 'people:unmask' },
      schema: {
        summary: 'The numbers of a line in full, for a purpose; who asked is written down',
        tags: ['payments'],
        params: lineParams,
        body: newDisclosure,
        response: { 201: disclosure },
      },
    },
    async ({ actor, params, body }, reply) =>
      reply.status(201).send(await discloseLine(services, actor, { ...params, ...body })),
  )
}
