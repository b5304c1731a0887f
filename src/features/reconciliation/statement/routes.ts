import type { App } from '../../../platform/http/app-type.ts'
import { idempotencyKeyOf } from '../../../platform/http/idempotency.ts'
import type { Services } from '../../../platform/services.ts'
import { freezeStatement } from './freeze-statement.ts'
import { statementOf } from './queries.ts'
import { balanceStatement, freezing, frozen, statementParams } from './schemas.ts'
import { statementWorkbook } from './workbook.ts'

const tags = ['reconciliation']
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function balanceStatementRoutes(app: App, { reads, command, districtCode }: Services): void {
  app.post(
    '/api/reconciliation-statements',
    {
      config: { access: 'reconciliation:run' },
      schema: {
        summary: 'Freeze the balance statement of a month in which every exception is dealt with',
        tags,
        body: freezing,
        response: { 201: frozen },
      },
    },
    async (request, reply) => {
      const input = { ...request.body, key: idempotencyKeyOf(request) }
      return reply.status(201).send(await freezeStatement(command, request.actor, input))
    },
  )
  app.get(
    '/api/reconciliation-statements/:month',
    {
      config: { access: 'reconciliation:read' },
      schema: {
        summary: 'The balance statement of a month: frozen, or as it stands',
        tags,
        params: statementParams,
        response: { 200: balanceStatement },
      },
    },
    ({ actor, params: { month } }) => statementOf(reads(actor), districtCode, month),
  )
  app.get(
    '/api/reconciliation-statements/:month/workbook',
    {
      config: { access: 'reconciliation:read' },
      schema: {
        summary: 'The balance statement of a month as XLSX',
        tags,
        params: statementParams,
        produces: [workbookType],
      },
    },
    async ({ actor, params: { month } }, reply) => {
      const statement = await statementOf(reads(actor), districtCode, month)
      const name = encodeURIComponent(`${month}余额调节表.xlsx`)
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .type(workbookType)
        .send(statementWorkbook(statement))
    },
  )
}
