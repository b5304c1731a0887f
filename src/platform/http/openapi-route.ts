import type { FastifySchema } from 'fastify'
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problemBody } from '../../kernel/schemas.ts'

type Transform = ReturnType<typeof createJsonSchemaTransform>
type TransformAll = ReturnType<typeof createJsonSchemaTransformObject>
type Config = NonNullable<
  NonNullable<Parameters<typeof createJsonSchemaTransform>[0]>['zodToJsonConfig']
>
type Schema = Parameters<NonNullable<Config['override']>>[0]['jsonSchema']

/** What JSON has no word for is written as the text it becomes: money and moments. */
const zodToJsonConfig: Config = {
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }) => {
    const { type } = zodSchema._zod.def
    if (type === 'bigint' || type === 'date') jsonSchema.type = 'string'
    if (type === 'date') jsonSchema.format = 'date-time'
    if (type === 'record') nameProperties(jsonSchema)
  },
}

/** A record over known keys names each of them, for it requires each. */
function nameProperties(schema: Schema): void {
  const { propertyNames, additionalProperties } = schema
  const keys = typeof propertyNames === 'object' ? propertyNames.enum : undefined
  if (keys === undefined || additionalProperties === undefined) return
  schema.properties = Object.fromEntries(keys.map((key) => [String(key), additionalProperties]))
  schema.additionalProperties = false
  delete schema.propertyNames
}

const transform = createJsonSchemaTransform({ zodToJsonConfig })
const transformAll = createJsonSchemaTransformObject({ zodToJsonConfig })

/** The schemas with an id, which routes refer to; none is for requests. */
export const addComponents: TransformAll = (document) => {
  const whole = transformAll(document)
  if (!('components' in whole)) return whole
  const schemas = Object.entries(whole.components?.schemas ?? {})
  const answered = schemas.filter(([id]) => !id.endsWith('Input'))
  Object.assign(whole.components ?? {}, { schemas: Object.fromEntries(answered) })
  return whole
}

const binary = z.string().meta({ format: 'binary' })
const oneFile = z.object({ file: binary })
const version = z.string().meta({ description: 'The version that was seen, as its ETag: "v1"' })
const versionHeaders = {
  required: z.object({ 'if-match': version }),
  optional: z.object({ 'if-match': version.optional() }),
}

/** A route as the document has it: also what zod does not judge, an upload and If-Match. */
export const describeRoute: Transform = (document) => {
  const { consumes, body, headers } = document.schema
  const { ifMatch } = document.route.config ?? {}
  const isUpload = consumes?.includes('multipart/form-data') && body === undefined
  return transform({
    ...document,
    schema: {
      ...document.schema,
      ...(isUpload && { body: oneFile }),
      ...(ifMatch !== undefined && headers === undefined && { headers: versionHeaders[ifMatch] }),
    },
  })
}

/** What a route answers: as it says, or a file of the types that it produces; or a problem. */
export function answersOf({ response = {}, produces }: FastifySchema): Record<string, unknown> {
  const problem = {
    description: 'Problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problemBody } },
  }
  const answers = { ...(response as Record<string, unknown>), '4xx': problem, '5xx': problem }
  if (Object.keys(answers).some((status) => status.startsWith('2'))) return answers
  if (produces === undefined) return { ...answers, default: problem }
  const content = Object.fromEntries(produces.map((type) => [type, { schema: binary }]))
  return { ...answers, 200: { description: 'The file', content } }
}

/** "getPaymentBatchesByNumberLines" of GET /api/payment-batches/:number/lines. */
export function operationIdOf(method: string, url: string): string {
  const words = url
    .replace(/^\/api\//, '')
    .replaceAll(/[:{]/g, 'by-')
    .split(/[^A-Za-z0-9]+/)
  const named = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
  return method.toLowerCase() + named.join('')
}
