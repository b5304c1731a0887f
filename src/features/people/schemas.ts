import { z } from 'zod'
import { dateText, pageOf, pageQuery, sortBy } from '../../kernel/schemas.ts'

export const registerKind = z.enum([
  'death',
  'public_payroll',
  'company',
  'vehicle',
  'real_estate',
  'custody',
  'staff',
  'staff_family',
])

export const registerEntry = z.object({
  id: z.uuid(),
  kind: registerKind,
  name: z.string().meta({ description: 'Masked' }),
  identity: z.string().meta({ description: 'Masked' }),
  validFrom: dateText,
  validTo: dateText.nullable(),
  note: z.string(),
  fileName: z.string().meta({ description: 'The file that brought it' }),
})
export type RegisterEntry = z.output<typeof registerEntry>
export const registerPage = pageOf(registerEntry)
export const registerQuery = pageQuery.extend({
  kind: registerKind.optional(),
  on: dateText.optional().meta({ description: 'Those that hold on this day' }),
  sort: sortBy(['validFrom', 'kind', 'name', 'fileName']).optional(),
})
export type RegisterQuery = z.output<typeof registerQuery>
