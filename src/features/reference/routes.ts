import { z } from 'zod'
import type { App } from '../../platform/http/app-type.ts'
import type { Services } from '../../platform/services.ts'
import { categoryList, townshipList } from './lists.ts'
import { categoriesOf, townshipsOf } from './queries.ts'
import { category, township } from './schemas.ts'

export function referenceRoutes(app: App, { reads, districtCode }: Services): void {
  app.get(
    '/api/townships',
    {
      config: { access: 'reference:read', list: townshipList },
      schema: {
        summary: 'Townships of the district',
        tags: ['reference'],
        response: { 200: z.array(township) },
      },
    },
    ({ actor }) => townshipsOf(reads(actor), districtCode),
  )
  app.get(
    '/api/categories',
    {
      config: { access: 'reference:read', list: categoryList },
      schema: {
        summary: 'Relief categories',
        tags: ['reference'],
        response: { 200: z.array(category) },
      },
    },
    ({ actor }) => categoriesOf(reads(actor), districtCode),
  )
}
