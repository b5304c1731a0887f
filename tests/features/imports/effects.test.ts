import { expect, test } from 'vitest'
import { importFormats } from '../../../src/import-formats.ts'
import { importSheet, sheet } from '../../support/files.ts'
import { loadedSample } from '../../support/sample.ts'

test('whatever table an import writes is named in Chinese', async () => {
  const { services, actors } = await loadedSample({ people: 200, months: 1, isOpen: true })
  const finding =
    'WT2023-01,审计,,2023-12-01,430603002,滞留,资金滞留,10.00,立行立改,2024-03-01,云溪街道'
  const { effects } = await importSheet(
    services,
    actors.auditor,
    'findings',
    sheet('findings', finding),
  )
  const { rows } = await services.pool.query<{ kind: string; table: string; name: string }>(
    `select import.kind, change ->> 'table' as table, change ->> 'name' as name
    from job, import, jsonb_array_elements(job.result -> 'effects' -> 'changes') change
    where import.id::text = job.result ->> 'id'`,
  )
  expect(new Set(['findings', ...rows.map(({ kind }) => kind)])).toEqual(
    new Set(importFormats.map(({ kind }) => kind)),
  )
  const changes = [...rows, ...effects.changes]
  const named = new Map(changes.map(({ table, name }) => [table, name]))
  expect([...named.keys()]).toEqual(
    expect.arrayContaining(['account', 'finding_event', 'payment_shortfall']),
  )
  const unnamed = [...named].filter(
    ([, name]) => !/^\p{Script=Han}+$/u.test(name) || name === '其他记录',
  )
  expect(unnamed).toEqual([])
}, 120_000)
