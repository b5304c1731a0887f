import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { allows } from '../../../src/features/access/index.ts'
import { roles } from '../../support/app.ts'
import { addressOf, type JsonSchema, type Operation } from '../operations.ts'
import type { KnownValues } from './known-values.ts'
import { uploads, uploadType } from './uploads.ts'
import { anyText, looselyOf, validOf } from './values.ts'

export interface Shot {
  operation: Operation
  role: (typeof roles)[number]
  request: InjectOptions
  /** Whether the version that there is now goes with it. */
  isUpToDate: boolean
}

/** What requests are made of: what is known, and where the sample's files are. */
export interface Aim {
  known: KnownValues
  folder: string
}

export const isUpload = ({ bodyType }: Operation) => bodyType === 'multipart/form-data'

/** Two thirds as somebody would mean it who knows his way about, the rest hostile. */
export const shotsAt = (operation: Operation, aim: Aim): fc.Arbitrary<Shot> =>
  fc.oneof(
    { weight: 2, arbitrary: shotOf(operation, aim, validOf) },
    { weight: 1, arbitrary: shotOf(operation, aim, looselyOf) },
  )

function shotOf(operation: Operation, aim: Aim, fill: typeof validOf): fc.Arbitrary<Shot> {
  const { method, permission } = operation
  const isMeant = fill === validOf
  const may = roles.filter((role) => allows(role, permission))
  return fc
    .record({
      role: fc.constantFrom(...(isMeant && may.length > 0 ? may : roles)),
      url: urlOf(operation, aim, fill),
      query: queryOf(operation, aim, fill),
      body: bodyOf(operation, aim, fill),
      version: fc.constantFrom('"v1"', '"v2"', 'x', undefined),
      key: isMeant ? fc.uuid() : fc.constantFrom('a', 'b', undefined),
    })
    .map(({ role, url, query, body, version, key }) => {
      const headers = {
        ...(version !== undefined && { 'if-match': version }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(method !== 'GET' && body.type !== '' && { 'content-type': body.type }),
      }
      const payload = method === 'GET' || body.type === '' ? {} : { payload: body.payload }
      const request = { method, url, query, headers, ...payload }
      return { operation, role, request, isUpToDate: isMeant }
    })
}

/** The address with its names filled in: by what there is, or by anything. */
function urlOf(operation: Operation, { known }: Aim, fill: typeof validOf) {
  const names = operation.parameters.filter((one) => one.in === 'path')
  const parts = names.map(({ name, schema }) => {
    const there = known.of(name, operation.path).map(String)
    const made = fill === validOf ? validOf(schema, known, name).map(String) : anyText()
    if (there.length === 0) return made
    return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...there) }, made)
  })
  return fc.tuple(...parts).map((values) => {
    const given = new Map(names.map(({ name }, at) => [name, values[at] ?? 'x']))
    return addressOf(operation, (name) => (given.get(name) ?? 'x').toWellFormed())
  })
}

function queryOf({ parameters }: Operation, { known }: Aim, fill: typeof validOf) {
  const asked = parameters.filter((one) => one.in === 'query')
  const model = asked.map(({ name, schema }) => [name, fill(schema as JsonSchema, known, name)])
  const requiredKeys = asked.filter(({ required }) => required).map(({ name }) => name)
  const whole: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(model)
  const needed = Object.fromEntries(model.filter(([name]) => requiredKeys.includes(String(name))))
  return fc
    .oneof(fc.record(needed as typeof whole), fc.record(whole, { requiredKeys }))
    .map((query) =>
      Object.fromEntries(
        Object.entries(query)
          .filter(([, value]) => value !== undefined && value !== null)
          .map(([name, value]) => [name, written(value).toWellFormed()]),
      ),
    )
}

/** As it stands in an address: of an object, any key may be its own `toString`. */
const written = (value: unknown) =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

function bodyOf(
  operation: Operation,
  { known, folder }: Aim,
  fill: typeof validOf,
): fc.Arbitrary<{ type: string; payload: string | Buffer }> {
  if (isUpload(operation)) {
    return uploads(folder).map((payload) => ({ type: uploadType, payload }))
  }
  if (operation.body === null) {
    const empty = { type: '', payload: '' }
    return fc.constantFrom(empty, { type: 'application/json', payload: '{}' })
  }
  return fill(operation.body, known).map((body) => ({
    type: 'application/json',
    payload: JSON.stringify(body) ?? '',
  }))
}
