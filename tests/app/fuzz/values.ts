import fc from 'fast-check'
import { demoPassword } from '../../../src/demo/users.ts'
import type { JsonSchema } from '../operations.ts'
import type { KnownValues } from './known-values.ts'

const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; drop table payment; --",
  '../../etc/passwd',
  '9'.repeat(40),
  '-1',
  '1e309',
  'NaN',
  '<script>alert(1)</script>',
  '0000-00-00',
  '2023-02-30',
  '2023-13',
  '张'.repeat(300),
)

const plausible = fc.constantFrom(
  '430603002',
  '2023',
  '2023-01',
  '2023-01-15',
  '9999-12-31',
  '0.01',
  '1234.50',
  '999999999999999.99',
  'dibao_rural',
  'roster',
  'retention.unpaid',
  '1',
  '"v1"',
)

export const anyText = () => fc.oneof({ weight: 2, arbitrary: plausible }, nasty, fc.string())

const year = { min: Date.UTC(2023, 0, 1), max: Date.UTC(2024, 0, 20) }
const day = fc.integer(year).map((at) => new Date(at).toISOString().slice(0, 10))
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const words = (min: number, max: number) =>
  fc
    .tuple(fc.constantFrom('核对情况说明', '按规定办理', 'note'), fc.integer({ min: 0, max: 9999 }))
    .map(([text, n]) => `${text}${n}`.padEnd(min, '等').slice(0, Math.max(max, 1)))

/** By the pattern that the schema asks for. */
const patterned: [start: string, value: fc.Arbitrary<string>][] = [
  ['^([0-9a-fA-F]{8}-', fc.uuid()],
  ['^-?\\d{1,15}\\.', fc.constantFrom('0.01', '100.00', '520.00', '1234.50', '999999999.99')],
  ['^-?\\d', fc.constantFrom('0', '1', '2.5', '90')],
  ['^\\d{9}$', fc.constantFrom('430603001', '430603002', '430603101')],
  ['^\\d{6}$', digits(6)],
  ['^\\d{5}$', fc.constantFrom('30305', '30306', '30201')],
  ['^[a-z0-9', fc.stringMatching(/^[a-z0-9]{6,20}$/)],
  ['^', fc.stringMatching(/^[A-Z0-9-]{4,12}$/)],
]

/** What such a field holds, where it names nothing that must be there. */
const named: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  month: fc.constantFrom('2023-01', '2023-02', '2023-03'),
  needMonth: fc.constant('2023-01'),
  months: fc.constantFrom('2023-04', '2023-05'),
  through: fc.constantFrom('2023-01', '2023-06'),
  year: fc.constant(2023),
  quarter: fc.integer({ min: 1, max: 4 }),
  period: fc.constantFrom('year', 'Q1', 'H1'),
  subject: fc.constantFrom('430603002', '30305'),
  line: fc.integer({ min: 1, max: 20 }),
  position: fc.integer({ min: 1, max: 5 }),
  limit: fc.integer({ min: 1, max: 20 }),
  version: fc.constantFrom(1, 2),
  password: fc.constantFrom(demoPassword, '7391 telephones 4826'),
  report: fc.constantFrom('fund-flow', 'rectification-ledger', 'reconciliation-statement'),
  params: fc.constantFrom({ year: 2023, asOf: '2023-01-31' }, { month: '2023-01' }, { days: 45 }),
  documentNumber: fc.integer({ min: 1, max: 9999 }).map((n) => `测财〔2023〕${n}号`),
}

/** How often a field is something that there is, where there is one. */
const ofThoseThere = 5

/** What the schema wants and the service has; every required part is there. */
export function validOf(schema: JsonSchema, known: KnownValues, name = ''): fc.Arbitrary<unknown> {
  const options = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (options !== undefined && options.length > 0) {
    return fc.oneof(...options.map((option) => validOf(option, known, name)))
  }
  if (schema['const'] !== undefined) return fc.constant(schema['const'])
  const values = schema['enum'] as unknown[] | undefined
  if (values !== undefined) return fc.constantFrom(...values)
  const { type } = schema
  if (Array.isArray(type)) {
    return fc.oneof(...type.map((one) => validOf({ ...schema, type: one }, known, name)))
  }
  const there = known.of(name).filter((value) => typeof value === 'object' && value !== null)
  if (type === 'object' && there.length > 0) return fc.constantFrom(...there)
  if (type === 'object' && named[name] !== undefined) return named[name]
  if (type === 'object') return recordOf(schema, (part, key) => validOf(part, known, key))
  if (schema['type'] === 'array') {
    const item = validOf((schema['items'] ?? {}) as JsonSchema, known, name)
    const least = Number(schema['minItems'] ?? 0)
    return fc.array(item, { minLength: least, maxLength: Math.max(least, 2) })
  }
  return plainOf(schema, known, name)
}

function plainOf(schema: JsonSchema, known: KnownValues, name: string): fc.Arbitrary<unknown> {
  const isText = schema['type'] === 'string'
  const there = known.of(name).filter((value) => (typeof value === 'string') === isText)
  const made = madeOf(schema, name)
  if (there.length === 0) return made
  const arbitrary = fc.constantFrom(...there)
  return fc.oneof({ weight: ofThoseThere, arbitrary }, { weight: 1, arbitrary: made })
}

function madeOf(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
  const { type, format, pattern, minimum = 0, maximum = 50 } = schema
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  const own = named[name]
  if (own !== undefined) return own
  if (type === 'integer' || type === 'number') {
    const min = Math.max(Number(minimum), 0)
    return fc.integer({ min, max: Math.max(min, Math.min(Number(maximum), min + 50)) })
  }
  if (type !== 'string') return fc.jsonValue()
  if (format === 'date') return day
  const text = typeof pattern === 'string' ? pattern : ''
  const fitting = patterned.find(([start]) => text !== '' && text.startsWith(start))
  return fitting?.[1] ?? words(Number(schema['minLength'] ?? 1), Number(schema['maxLength'] ?? 60))
}

/** Mostly what the schema wants; now and then anything. */
export function looselyOf(
  schema: JsonSchema,
  known: KnownValues,
  name = '',
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: shapedOf(schema, known, name) },
    anyText(),
    fc.constantFrom(-1, 2 ** 31, 1e15, null, true),
    fc.jsonValue({ maxDepth: 2 }),
  )
}

function shapedOf(schema: JsonSchema, known: KnownValues, name: string): fc.Arbitrary<unknown> {
  const options = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (options !== undefined && options.length > 0) {
    return fc.oneof(...options.map((option) => looselyOf(option, known, name)))
  }
  if (schema['type'] === 'object') {
    return recordOf(schema, (part, key) => looselyOf(part, known, key))
  }
  if (schema['type'] === 'array') {
    return fc.array(looselyOf((schema['items'] ?? {}) as JsonSchema, known, name), { maxLength: 3 })
  }
  return validOf(schema, known, name)
}

function recordOf(
  schema: JsonSchema,
  partOf: (part: JsonSchema, name: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const parts = (schema['properties'] ?? {}) as Record<string, JsonSchema>
  const required = ((schema['required'] ?? []) as string[]).filter((name) => name in parts)
  const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, partOf(part, name)]),
  )
  const needed = Object.fromEntries(
    required.map((name) => [name, model[name] ?? fc.constant(null)]),
  )
  return fc.oneof(fc.record(needed), fc.record(model, { requiredKeys: required }))
}
