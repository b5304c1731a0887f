import { z } from 'zod'
import { lastDayOfYear } from '../../kernel/month.ts'
import { todayOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { entriesOf } from './entries.ts'
import { flowQuery, fundFlow } from './flow-schemas.ts'
import { fundFlowOf } from './fund-flow.ts'
import { entryList, stageList, statementList } from './lists.ts'
import {
  entryPage,
  entryQuery,
  stageQuery,
  stageRow,
  statementQuery,
  statementRow,
} from './schemas.ts'
import { stagesOf } from './stages.ts'
import { statementOf } from './statement.ts'

const tags = ['statements']

export function statementRoutes(app: App, { reads, clock, districtCode }: Services): void {
  const scopeOf = (query: z.output<typeof stageQuery>) => ({
    ...query,
    districtCode,
    asOf: query.asOf ?? todayOf(clock),
  })
  app.get(
    '/api/statements',
    {
      config: { access: 'funds:read', list: statementList },
      schema: {
        summary:
          "A year's money by category, township, document or month, with rates; every figure " +
          'names the rows behind it',
        tags,
        querystring: statementQuery,
        response: { 200: z.array(statementRow) },
      },
    },
    ({ actor, query }) => statementOf(reads(actor), scopeOf(query), query.by),
  )
  app.get(
    '/api/statements/stages',
    {
      config: { access: 'funds:read', list: stageList },
      schema: {
        summary: "A year's money by stage: what came, what went on and what is there",
        tags,
        querystring: stageQuery,
        response: { 200: z.array(stageRow) },
      },
    },
    ({ actor, query }) => stagesOf(reads(actor), scopeOf(query)),
  )
  app.get(
    '/api/statements/entries',
    {
      config: { access: 'funds:read', list: entryList },
      schema: {
        summary: 'The rows behind a figure of a statement',
        tags,
        querystring: entryQuery,
        response: { 200: entryPage },
      },
    },
    ({ actor, query }) => entriesOf(reads(actor), scopeOf(query), query),
  )
  app.get(
    '/api/fund-flow',
    {
      config: { access: 'funds:read' },
      schema: {
        summary: "A year's money by stage, document, category, township and month",
        tags,
        querystring: flowQuery,
        response: { 200: fundFlow },
      },
    },
    async ({ actor, query: { year, township, ...query } }) => {
      const { asOf = lastDayOfYear(year, todayOf(clock)) } = query
      const flow = await fundFlowOf(reads(actor), { districtCode, year, asOf, township })
      return { year, asOf, ...flow }
    },
  )
}
