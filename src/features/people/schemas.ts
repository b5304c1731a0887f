import { z } from 'zod'
import { dateText, pageOf, pageQuery, sortBy } from '../../kernel/schemas.ts'

/** What the lists are called in a file, and by code. */
export const registerKinds = {
  死亡: 'death',
  财政供养: 'public_payroll',
  工商登记: 'company',
  车辆: 'vehicle',
  房产: 'real_estate',
  服刑: 'custody',
  经办人员: 'staff',
  经办人员近亲属: 'staff_family',
} as const
const registerKind = z.enum(Object.values(registerKinds))

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
