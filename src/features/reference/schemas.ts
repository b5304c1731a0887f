import { z } from 'zod'

export const township = z.object({ code: z.string(), name: z.string() })
export const category = z.object({
  code: z.string(),
  name: z.string(),
  delivery: z.string().meta({ description: 'roster: paid to persons; voucher: spent' }),
})
