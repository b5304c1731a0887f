import { beforeAll, expect, test, vi } from 'vitest'
import { ensureAdministrator } from '../../src/features/access/index.ts'
import { reconciledWorld, statementSheet, voucherSheet } from '../features/reconciliation/world.ts'
import { writeTemporary } from '../platform/files/support.ts'
import { printedBy } from '../support/cli.ts'
import { districtCode } from '../support/db.ts'
import { importSheet } from '../support/files.ts'

// Processes of their own, as a clerk has them who types the commands; they take their time.
vi.setConfig({ testTimeout: 90_000 })

let world: Awaited<ReturnType<typeof reconciledWorld>>
beforeAll(async () => {
  world = await reconciledWorld()
  const { services, finance } = world
  await ensureAdministrator(services.db, districtCode)
  const vouchers = voucherSheet(
    { number: 'PZ1', on: '2023-03-06', fen: 10_000n },
    { number: 'PZ2', on: '2023-03-30', fen: 20_000n },
  )
  await importSheet(services, finance, 'expenditures', vouchers)
})

const typed = (...words: string[]) => printedBy(world.services, ...words)

test('a statement is rehearsed, brought in, and the year reconciled as its rehearsal said', async () => {
  const rows = statementSheet(
    { serial: 'S1', on: '2023-03-07', fen: -10_000n, remark: 'PZ1' },
    { serial: 'S2', on: '2023-04-02', fen: -20_000n, remark: 'PZ2' },
    { serial: 'S3', on: '2023-04-21', fen: 321n, summary: '结息' },
  )
  const text = rows.map((row) => row.join(',')).join('\r\n')
  const file = writeTemporary(Buffer.from(text), 'statement.csv')
  expect(await typed('import', 'bank-statement', file, '--dry-run')).toContain(
    '3 rows would be in, 0 rejected',
  )
  expect(await typed('import', 'bank-statement', file, '--rows', '3')).toContain(
    '3 rows in, 0 rejected',
  )

  const rehearsed = await typed('reconcile', '--year', '2023', '--dry-run')
  const kept = world.services.db.selectFrom('reconciliation_match').select('id')
  expect(await kept.execute()).toEqual([])
  expect(await typed('reconcile', '--year', '2023')).toBe(rehearsed)
  expect(await kept.execute()).toHaveLength(2)
  const lines = rehearsed.split('\n')
  const [march, april] = ['03', '04'].map((month) =>
    lines.indexOf(`2023-${month} 按附言中的单号 1`),
  )
  expect(lines[(march ?? 0) + 1]).toMatch(/^ {2}账有行无 PZ2 200\.00 /)
  expect(lines[(april ?? 0) + 1]).toMatch(/^ {2}手续费或利息 S3 3\.21 /)
  expect(lines.filter((line) => /^2023-\d\d /.test(line))).toHaveLength(12)
})
