import { z } from 'zod'

const definition = z
  .record(z.string(), z.unknown())
  .meta({ description: 'Areas, indicators, weights, sources and how they are scored' })

export const scheme = z.object({
  code: z.string(),
  version: z.number().int(),
  year: z.number().int(),
  name: z.string(),
  definition,
})

export const newScheme = definition

export const schemeFaults = z.object({
  faults: z.array(z.object({ place: z.string(), reason: z.string() })),
})

export const indicatorCard = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  counts: z.string(),
  params: z.record(z.string(), z.unknown()).meta({ description: 'The parameters as JSON Schema' }),
})
