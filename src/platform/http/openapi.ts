import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { App } from './app-type.ts'
import { allowOwnScripts, policyHeader } from './headers.ts'
import { addComponents, answersOf, describeRoute, operationIdOf } from './openapi-route.ts'

const documentUrl = '/openapi.json'
const referenceUrl = '/reference'

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
        license: { name: 'Unlicensed: all rights reserved', identifier: 'LicenseRef-Unlicensed' },
      },
      servers: [{ url: '/', description: 'This service' }],
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
      security: [{ token: [] }],
    },
    transform: describeRoute,
    transformObject: addComponents,
  })
  app.addHook('onRoute', (route) => {
    // The HEAD route of a GET route shares its schema.
    if (route.method === 'HEAD' || route.schema === undefined || route.schema.hide === true) return
    const operationId = operationIdOf(String(route.method), route.url)
    Object.assign(route.schema, { operationId, 'x-permission': route.config?.access })
    route.schema.response = answersOf(route.schema)
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
