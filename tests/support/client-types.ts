type Json = Record<string, unknown>

interface Operation {
  operationId: string
  summary?: string
  parameters?: { in: string; name: string; required?: boolean; schema: Json }[]
  requestBody?: { required?: boolean; content: Content }
  responses: Record<string, { content?: Content }>
}
type Content = Record<string, { schema: Json }>

export interface OpenapiDocument {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}

const head = `// Made of the OpenAPI document by \`npm run client\`; do not edit.
`

/** The module of a document's types: Paths, as openapi-fetch wants them, and what they name. */
export function clientTypes({ paths, components }: OpenapiDocument): string {
  const names = Object.entries(components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)}\n`,
  )
  const routes = Object.entries(paths).map(([path, operations]) => {
    const methods = Object.entries(operations).map(([method, one]) => operationText(method, one))
    return `  ${quoted(path)}: {\n${methods.join('')}  }\n`
  })
  return `${head}\n${names.join('')}\nexport interface Paths {\n${routes.join('')}}\n`
}

function operationText(method: string, operation: Operation): string {
  const { summary, parameters = [], requestBody, responses } = operation
  const places = ['query', 'header', 'path'].map((place) => {
    const asked = parameters.filter((one) => one.in === place)
    const isNeeded = asked.some(({ required }) => required)
    const fields = asked.map(({ name, required, schema }) => fieldOf(name, schema, required))
    return `${place}${isNeeded ? '' : '?'}: ${asked.length === 0 ? 'never' : braced(fields)}`
  })
  const isOptional = requestBody?.required !== true
  const body =
    requestBody === undefined
      ? 'requestBody?: never'
      : `requestBody${isOptional ? '?' : ''}: { content: ${contentOf(requestBody.content)} }`
  const answers = Object.entries(responses).map(([status, { content }]) => {
    const key = /^\d+$/.test(status) ? status : quoted(status)
    return `${key}: { content: ${content === undefined ? 'never' : contentOf(content)} }`
  })
  return [
    `    /** ${summary ?? ''} */\n`,
    `    ${method}: {\n`,
    `      parameters: ${braced(places)}\n`,
    `      ${body}\n`,
    `      responses: ${braced(answers)}\n`,
    '    }\n',
  ].join('')
}

const contentOf = (content: Content) =>
  braced(Object.entries(content).map(([type, { schema }]) => `${quoted(type)}: ${typeOf(schema)}`))

const fieldOf = (name: string, schema: Json, isRequired = false) =>
  `${quoted(name)}${isRequired ? '' : '?'}: ${typeOf(schema)}${isRequired ? '' : ' | undefined'}`

const braced = (fields: readonly string[]) => `{ ${fields.join('; ')} }`
const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`
const anyOf = (types: readonly string[]) => [...new Set(types)].join(' | ') || 'never'

/** A JSON schema as a TypeScript type; a file is a Blob. */
export function typeOf(schema: Json): string {
  const { $ref, enum: values, anyOf: some, oneOf: one, allOf: all, type, format } = schema
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? 'unknown'
  if ('const' in schema) return literal(schema['const'])
  if (Array.isArray(values)) return anyOf(values.map(literal))
  const options = (some ?? one) as Json[] | undefined
  if (options !== undefined) return `(${anyOf(options.map(typeOf))})`
  if (Array.isArray(all)) return `(${(all as Json[]).map(typeOf).join(' & ')})`
  if (Array.isArray(type))
    return `(${anyOf(type.map((each) => typeOf({ ...schema, type: each })))})`
  switch (type) {
    case 'object':
      return objectOf(schema)
    case 'array':
      return arrayOf(schema)
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
      return format === 'binary' ? 'Blob' : 'string'
    case 'boolean':
    case 'null':
      return type
    default:
      return 'unknown'
  }
}

function objectOf(schema: Json): string {
  const { properties, required = [], additionalProperties: rest } = schema
  const needed = new Set(required as string[])
  const fields = Object.entries((properties ?? {}) as Record<string, Json>).map(([name, part]) =>
    fieldOf(name, part, needed.has(name)),
  )
  const others = typeof rest === 'object' && rest !== null ? typeOf(rest as Json) : null
  if (fields.length === 0)
    return `Record<string, ${others ?? (rest === false ? 'never' : 'unknown')}>`
  return others === null ? braced(fields) : `(${braced(fields)} & Record<string, ${others}>)`
}

function arrayOf({ prefixItems, items }: Json): string {
  if (Array.isArray(prefixItems)) return `[${(prefixItems as Json[]).map(typeOf).join(', ')}]`
  return `${typeOf((items ?? {}) as Json)}[]`
}

function literal(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : String(value)
}
