import type { JsonSchema } from './operations.ts'

/** A value that fits the schema, where the schema says enough; its free texts are `text`. */
export function inputOf(schema: JsonSchema, text: string): unknown {
  const options = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as
    | JsonSchema[]
    | undefined
  if (options?.[0] !== undefined) return inputOf(options[0], text)
  if (schema['const'] !== undefined) return schema['const']
  const values = schema['enum'] as unknown[] | undefined
  if (values !== undefined) return values[0]
  switch (schema['type']) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>).map(
          ([name, part]) => [name, inputOf(part, text)],
        ),
      )
    case 'array':
      return [inputOf((schema['items'] ?? {}) as JsonSchema, text)]
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 1)
    case 'boolean':
      return false
    default:
      return text
  }
}
