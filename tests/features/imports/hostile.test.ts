import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from '../../../src/features/imports/index.ts'
import { importFormats } from '../../../src/import-formats.ts'
import { formatYuan } from '../../../src/kernel/fen.ts'
import { ProblemError } from '../../../src/kernel/problem.ts'
import type { Actor } from '../../../src/platform/db/command.ts'
import { writeTemporary } from '../../platform/files/support.ts'
import { makeActor, type TestServices, testServices } from '../../support/db.ts'
import type { Hostile } from './hostile/case.ts'
import { cellCases } from './hostile/cells.ts'
import { statementCases } from './hostile/statements.ts'
import { textCases } from './hostile/texts.ts'
import { workbookCases } from './hostile/workbooks.ts'

let services: TestServices
let actor: Actor
let person = 0
beforeAll(async () => {
  services = await testServices()
  actor = await makeActor(services, 'finance')
})

const all = [...cellCases, ...textCases, ...workbookCases, ...statementCases]

async function importOf({ kind = 'eligibility', file }: Hostile) {
  const format = importFormats.find((one) => one.kind === kind)
  if (format === undefined) throw new Error(`no format ${kind}`)
  person += 2
  const path = writeTemporary(await file(person), 'file.bin')
  return importFile(services, actor, format, { path, fileName: 'file.bin', mode: 'all' })
}

const matching = (part: unknown) => (part instanceof RegExp ? expect.stringMatching(part) : part)

/** Nothing but a problem with words for the clerk may come of a bad file. */
async function problemOf(hostile: Hostile): Promise<ProblemError> {
  const outcome = await importOf(hostile).catch((error: unknown) => error)
  expect(outcome).toBeInstanceOf(ProblemError)
  return outcome as ProblemError
}

async function standardsOf(importId: string | null): Promise<string[]> {
  const rows = await services.db
    .selectFrom('eligibility')
    .select('standard_fen')
    .where('import_id', '=', importId ?? '')
    .execute()
  return rows.map((row) => formatYuan(row.standard_fen))
}

describe.each([
  ['cells', cellCases],
  ['texts', textCases],
  ['workbooks', workbookCases],
  ['statements', statementCases],
] as const)('%s', (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, hostile) => {
    const { outcome } = hostile
    if ('standards' in outcome) {
      const { id } = await importOf(hostile)
      expect(await standardsOf(id)).toEqual(outcome.standards)
      return
    }
    const problem = await problemOf(hostile)
    if ('errors' in outcome) {
      const told = problem.extensions['errors'] as Record<string, unknown>[] | undefined
      expect(
        told?.map(({ row, column, value, reason }) => [row, column, value, reason]),
        problem.message,
      ).toEqual(outcome.errors.map((error) => error.map(matching)))
      return
    }
    expect([problem.extensions['reason'] ?? problem.code, problem.message]).toEqual([
      outcome.refused,
      expect.stringContaining(outcome.says),
    ])
  })
})

test('there are more than a hundred, no two of one name', () => {
  expect(all.length).toBeGreaterThan(100)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

afterAll(async () => {
  // What was refused has left nothing.
  const { rows } = await services.pool.query(
    `select count(*)::int as n from import where not exists (
      select 1 from eligibility where import_id = import.id)`,
  )
  expect(rows).toEqual([{ n: 0 }])
})
