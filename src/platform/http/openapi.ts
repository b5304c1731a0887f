import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import {
  createJsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { problemBody } from '../../kernel/schemas.ts'
import type { App } from './app-type.ts'
import { allowOwnScripts, policyHeader } from './headers.ts'

type ZodToJsonConfig = NonNullable<
  NonNullable<Parameters<typeof createJsonSchemaTransform>[0]>['zodToJsonConfig']
>

const documentUrl = '/openapi.json'
const referenceUrl = '/reference'

/** What JSON has no word for is written as the text it becomes: money and moments. */
const zodToJsonConfig: ZodToJsonConfig = {
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }) => {
    const { type } = zodSchema._zod.def
    if (type === 'bigint' || type === 'date') jsonSchema.type = 'string'
    if (type === 'date') jsonSchema.format = 'date-time'
  },
}

/** Makes zod the judge of requests and responses, and publishes both as OpenAPI 3.1. */
export async function installOpenapi(app: App): Promise<void> {
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '明账 mingzhang',
        version: '1',
        description: 'Supervision and performance evaluation of relief funds.',
      },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
      security: [{ token: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: [documentUrl], zodToJsonConfig }),
  })
  app.addHook('onRoute', (route) => {
    if (route.schema === undefined || route.schema.hide === true) return
    Object.assign(route.schema, { 'x-permission': route.config?.access })
    const answers = (route.schema.response ?? {}) as Record<string, unknown>
    const problem = {
      description: 'Problem (RFC 9457)',
      content: { 'application/problem+json': { schema: problemBody } },
    }
    route.schema.response = { ...answers, '4xx': problem, '5xx': problem }
  })
  app.get(documentUrl, { config: { access: 'public' }, schema: { hide: true } }, () =>
    app.swagger(),
  )
}

/** The page that shows the API, at /reference. */
export async function installReference(app: App): Promise<void> {
  app.addHook('onSend', async (request, reply, payload) => {
    const policy = reply.getHeader(policyHeader)
    if (request.url === `${referenceUrl}/` && typeof policy === 'string') {
      reply.header(policyHeader, allowOwnScripts(policy, String(payload)))
    }
    return payload
  })
  await app.register(scalar, {
    routePrefix: referenceUrl,
    configuration: {
      url: documentUrl,
      title: '明账 API',
      telemetry: false,
      withDefaultFonts: false,
    },
  })
}
