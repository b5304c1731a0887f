import type { App } from '../../src/platform/http/app-type.ts'

/** A route of the published API, as its document has it. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With {names} in it. */
  path: string
  permission: string
  parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[]
  body: JsonSchema | null
  bodyType: string
}

export type JsonSchema = Record<string, unknown>

interface Documented {
  'x-permission'?: string
  parameters?: Operation['parameters']
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
}

/** Every route of the OpenAPI document that the service publishes. */
export function operationsOf(app: App): Operation[] {
  const { paths = {} } = app.swagger() as { paths?: Record<string, Record<string, unknown>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { parameters = [], requestBody, ...rest } = operation as Documented
      const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
      return {
        method: method.toUpperCase() as Operation['method'],
        path,
        permission: String(rest['x-permission']),
        parameters,
        body: media?.schema ?? null,
        bodyType: type ?? '',
      }
    }),
  )
}

/** The path with its names filled in. */
export function addressOf({ path }: Operation, fill: (name: string) => string): string {
  return path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(fill(name)))
}
