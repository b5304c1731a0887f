import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeParameters } from '../../../src/features/parameters/index.ts'
import { reconciliationParameters } from '../../../src/features/reconciliation/index.ts'
import { districtCode } from '../../support/db.ts'
import { accountNumber } from '../../support/files.ts'
import { resolve } from './resolving.ts'
import { type LinePart, reconciledWorld, refused, type Told, told } from './world.ts'

// 逐笔代发: the statement has a line for each payee. A payment is "BATCH/LINE".

let world: Awaited<ReturnType<typeof reconciledWorld>>
beforeAll(async () => {
  world = await reconciledWorld()
  const { command } = world.services
  await changeParameters(command, world.finance, reconciliationParameters, {
    validFrom: '2023-01-01',
    params: { paysByLine: true },
    source: '代发协议',
    certainty: 'unverified',
    reason: '逐笔列示',
    version: 0,
  })
})

const tell = (story: (told: Told) => Promise<void>) => () => told(world, story)
const otherFund = '4306030000002'

interface Paid {
  payment: string
  serial: string
  fen: bigint
  on?: string
  /** The payee's account, by its number among the synthetic ones. */
  payee?: number
  outcome?: 'settled' | 'returned'
}

/** Payments that the bank settled or sent back, as roster and bank return leave them. */
async function settled(tx: Told['tx'], ...payments: readonly Paid[]): Promise<void> {
  const { services, finance } = world
  const rows = payments.map(
    ({ payment, serial, fen, on = '2023-03-06', payee = 1, outcome = 'settled' }) => ({
      outcome,
      batch: payment.split('/')[0],
      line: Number(payment.split('/')[1]),
      serial,
      fen: String(fen),
      day: on,
      name: `测试${payee}`,
      hash: services.vault.hash(accountNumber(payee)).toString('hex'),
    }),
  )
  await sql`set local session_replication_role = replica`.execute(tx)
  await sql`
    create temporary table drawn on commit drop as
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as drawn (outcome text, batch text, line int, serial text, fen bigint, day date, name text,
        hash text)`.execute(tx)
  await sql`
    insert into import (district_code, kind, file_name, content_hash, size_bytes, row_count,
      rejected_count, imported_by)
    values (${districtCode}, 'roster', 'drawn', '\\x', 1, 1, 0, ${finance.userId})`.execute(tx)
  await sql`
    insert into person (district_code, name, identity_hash, identity_sealed, identity_masked,
      is_identity_valid)
    values (${districtCode}, '测试', '\\x', '\\x', '4306**********0000', true)`.execute(tx)
  await sql`
    insert into bank_account (district_code, number_hash, number_sealed, number_masked)
    select distinct ${districtCode}, decode(hash, 'hex'), '\\x'::bytea, '9999****0000' from drawn
    on conflict do nothing`.execute(tx)
  await sql`
    insert into payment_batch (district_code, import_id, number, month, category_code, township_code,
      is_reissue)
    select distinct ${districtCode}, import.id, batch, '2023-03', 'dibao_rural', '430603002', false
    from drawn join import on import.file_name = 'drawn'`.execute(tx)
  await sql`
    insert into payment (district_code, batch_id, line_no, village, head_person_id, person_id,
      payee_name, bank_name, account_id, standard_fen, amount_fen, note)
    select ${districtCode}, batch.id, line, '示例村', person.id, person.id, drawn.name, '示例银行',
      account.id, fen, fen, ''
    from drawn
    join payment_batch batch on batch.number = drawn.batch
    join bank_account account on account.number_hash = decode(hash, 'hex')
    join person on person.identity_masked = '4306**********0000'`.execute(tx)
  await sql`
    insert into payment_result (district_code, batch_id, line_no, outcome, amount_fen, reason,
      executed_on, bank_serial)
    select ${districtCode}, batch.id, line, outcome, fen, '', day, serial
    from drawn join payment_batch batch on batch.number = drawn.batch`.execute(tx)
  await sql`drop table drawn`.execute(tx)
  await sql`set local session_replication_role = origin`.execute(tx)
}

/** "pass: serial = payment", in order; a line of the other fund account is marked. */
async function pairs(tx: Told['tx']): Promise<string[]> {
  const { rows } = await sql<{ pair: string }>`
    select pass || ': ' || serial
      || case when fund.number_masked like '%0002' then ' of the other account' else '' end
      || ' = ' || batch.number || '/' || member.line_no as pair
    from matched_bank_line member
    join reconciliation_match match on match.id = member.match_id
    join bank_statement_line line on line.id = member.statement_line_id
    join bank_account fund on fund.id = line.fund_account_id
    join payment_batch batch on batch.id = member.batch_id
    order by 1`.execute(tx)
  return rows.map(({ pair }) => pair)
}

const paidOut = (
  serial: string,
  fen: bigint,
  payee = 1,
  more: Partial<LinePart> = {},
): LinePart => ({
  serial,
  on: '2023-03-06',
  fen: -fen,
  name: `测试${payee}`,
  account: accountNumber(payee),
  ...more,
})

describe('a line of the bank is the payment that has its serial number', () => {
  test(
    'whatever else has the same amount, account and day',
    tell(async ({ tx, statement, run, exceptions }) => {
      await settled(
        tx,
        { payment: 'P1/1', serial: 'S1', fen: 500n },
        { payment: 'P1/2', serial: 'S2', fen: 500n },
      )
      await statement(paidOut('S2', 500n), paidOut('S1', 500n))
      expect((await run()).matched).toMatchObject({ serial: 2 })
      expect(await pairs(tx)).toEqual(['serial: S1 = P1/1', 'serial: S2 = P1/2'])
      expect(await exceptions()).toEqual([])
    }),
  )

  test(
    'and of no other amount: that differs, and is told so',
    tell(async ({ tx, statement, run, exceptions }) => {
      await settled(tx, { payment: 'P1/1', serial: 'S1', fen: 500n })
      await statement(paidOut('S1', 501n))
      await run()
      expect(await pairs(tx)).toEqual([])
      expect(await exceptions()).toEqual(['amount_differs same_serial S1'])
    }),
  )

  test(
    'but what comes in is not what was paid, though serial number and amount agree',
    tell(async ({ tx, statement, run, exceptions }) => {
      await settled(tx, { payment: 'P1/1', serial: 'S1', fen: 500n })
      await statement(paidOut('S1', -500n))
      await run()
      expect(await pairs(tx)).toEqual([])
      expect(await exceptions()).toHaveLength(2)
    }),
  )
})

describe('the database itself refuses', () => {
  /** The constraint that refuses a statement where P1 is matched with S1 and S2, after `before`. */
  const refusing = async (statement: string, before = 'select') => {
    let constraint: string | undefined
    await told(world, async ({ tx, statement: bank, run }) => {
      await settled(
        tx,
        { payment: 'P1/1', serial: 'S1', fen: 500n },
        { payment: 'P1/2', serial: 'S2', fen: 500n },
        { payment: 'P1/3', serial: '', fen: 500n },
        { payment: 'P2/1', serial: '', fen: 500n },
      )
      await bank(
        paidOut('S1', 500n),
        paidOut('S9', 500n, 2),
        paidOut('S2', 500n),
        paidOut('S8', 500n, 3),
      )
      await run()
      await sql`delete from matched_line`.execute(tx)
      expect(await pairs(tx)).toEqual(['serial: S1 = P1/1', 'serial: S2 = P1/2'])
      await sql.raw(before).execute(tx)
      constraint = await refused(tx, statement)
    })
    return constraint
  }

  const line = (serial: string) => `(select id from bank_statement_line where serial = '${serial}')`
  const batch = (number: string) => `(select id from payment_batch where number = '${number}')`
  const aLine = (serial: string, payment: string) => {
    const [number = '', lineNo] = payment.split('/')
    return `insert into matched_line (district_code, statement_line_id, match_id, month, bank_fen,
        batch_id, line_no)
      select district_code, ${line(serial)}, id, month, -500, ${batch(number)}, ${lineNo}
      from reconciliation_match where pass = 'serial'`
  }
  const aBatch = (
    number: string,
    lines: string[],
    lineNos: number[],
    fens = lines.map(() => -500),
  ) =>
    `with other as (
        insert into reconciliation_match (district_code, month, pass)
        values ('${districtCode}', '2023-03', 'serial') returning id)
      insert into matched_batch (district_code, match_id, month, batch_id, line_nos,
        statement_line_ids, bank_fens)
      select '${districtCode}', id, '2023-03', ${batch(number)}, '{${lineNos}}',
        array[${lines.map(line)}]::uuid[], '{${fens}}' from other`

  test.each([
    ['a line that a batch has', aLine('S1', 'P2/1'), 'matched_bank_line_pk'],
    ['a payment that a batch has', aLine('S9', 'P1/1'), 'matched_bank_line_payment_unique'],
    ['a batch with a line of another', aBatch('P2', ['S2'], [1]), 'matched_bank_line_pk'],
    [
      'a batch that has lines on both sides of another’s, and that one',
      aBatch('P2', ['S2', 'S8', 'S9'], [1, 2, 3]),
      'matched_bank_line_pk',
    ],
    [
      'a batch with a payment of its other row',
      aBatch('P1', ['S8'], [2]),
      'matched_bank_line_payment_unique',
    ],
    ['a line twice in a batch', aBatch('P2', ['S8', 'S8'], [1, 2]), 'matched_batch_lines_once'],
    [
      'a payment twice in a batch',
      aBatch('P2', ['S8', 'S9'], [1, 1]),
      'matched_batch_payments_once',
    ],
    ['a batch of nothing', aBatch('P2', [], []), 'matched_batch_pairs'],
    [
      'a pair without its amount',
      aBatch('P2', ['S8', 'S9'], [1, 2], [-500]),
      'matched_batch_pairs',
    ],
  ])('%s', async (_, statement, constraint) => {
    expect(await refusing(statement)).toBe(constraint)
  })

  test.each([
    ['a line', aBatch('P2', ['S9'], [1]), aLine('S9', 'P1/3'), 'matched_bank_line_pk'],
    [
      'a payment',
      aBatch('P2', ['S8'], [1]),
      aLine('S9', 'P2/1'),
      'matched_bank_line_payment_unique',
    ],
  ])('a batch with %s that is matched by itself', async (_, statement, before, constraint) => {
    expect(await refusing(statement, before)).toBe(constraint)
  })

  test('nothing where lines lie among those of a batch, and payments are its others', async () => {
    expect(await refusing(aBatch('P1', ['S9', 'S8'], [3, 4]))).toBeUndefined()
    expect(await refusing(aLine('S9', 'P1/3'))).toBeUndefined()
  })

  test('a change of what was matched', async () => {
    await told(world, async ({ tx }) => {
      const change = sql`update matched_batch set bank_fens = '{}'`.execute(tx)
      await expect(change).rejects.toThrow('append-only')
    })
  })
})

describe('a serial number that is there twice tells nothing', () => {
  test(
    'of two payments: neither is guessed, and both wait with the line',
    tell(async ({ tx, statement, run, exceptions }) => {
      await settled(
        tx,
        { payment: 'P1/1', serial: 'S1', fen: 500n },
        { payment: 'P2/1', serial: 'S1', fen: 500n },
        { payment: 'P2/2', serial: 'S2', fen: 700n, payee: 2 },
      )
      await statement(paidOut('S1', 500n), paidOut('S2', 700n, 2))
      await run()
      expect(await pairs(tx)).toEqual(['serial: S2 = P2/2'])
      expect(await exceptions()).toEqual([
        'in_bank_not_in_books equal_candidates S1',
        'in_books_not_at_bank equal_candidates P1/1',
        'in_books_not_at_bank equal_candidates P2/1',
      ])
    }),
  )

  test(
    'of two lines on two fund accounts: neither is guessed, and both wait with the payment',
    tell(async ({ tx, statement, run, exceptions }) => {
      await settled(
        tx,
        { payment: 'P1/1', serial: 'S1', fen: 500n },
        { payment: 'P1/2', serial: 'S2', fen: 700n, payee: 2 },
      )
      await statement(paidOut('S1', 500n), paidOut('S2', 700n, 2))
      await statement(paidOut('S1', 500n, 1, { fund: otherFund }))
      await run()
      expect(await pairs(tx)).toEqual(['serial: S2 = P1/2'])
      expect(await exceptions()).toEqual([
        'in_bank_not_in_books equal_candidates S1',
        'in_bank_not_in_books equal_candidates S1',
        'in_books_not_at_bank equal_candidates P1/1',
      ])
    }),
  )

  test(
    'on both sides: what else is known decides where only one fits, and nothing where two do',
    tell(async ({ tx, statement, run }) => {
      await settled(
        tx,
        { payment: 'P1/1', serial: 'S1', fen: 500n, payee: 1 },
        { payment: 'P1/2', serial: 'S1', fen: 600n, payee: 2 },
        { payment: 'P2/1', serial: 'S3', fen: 900n, payee: 3 },
        { payment: 'P2/2', serial: 'S3', fen: 900n, payee: 3 },
      )
      await statement(paidOut('S1', 500n, 1), paidOut('S3', 900n, 3))
      await statement(
        paidOut('S1', 600n, 2, { fund: otherFund }),
        paidOut('S3', 900n, 3, { fund: otherFund }),
      )
      await run()
      expect(await pairs(tx)).toEqual([
        'account-amount-date: S1 = P1/1',
        'account-amount-date: S1 of the other account = P1/2',
      ])
    }),
  )
})

describe('what the bank paid and sent back is in the books with nothing', () => {
  const back = (serial: string, fen: bigint, payee = 1, on = '2023-03-07') =>
    paidOut(serial, -fen, payee, { on, summary: '退汇' })
  const returned = { payment: 'P1/1', fen: 500n, on: '2023-03-07', outcome: 'returned' } as const

  test(
    'where they know it as returned: both lines are one match and no exception',
    tell(async ({ tx, statement, run, exceptions, matches }) => {
      await settled(tx, { ...returned, serial: '' })
      await statement(paidOut('S1', 500n), back('S2', 500n))
      await run()
      expect(await matches()).toEqual([{ pass: 'bank-reversal', lines: ['S1', 'S2'], entries: [] }])
      expect(await exceptions()).toEqual([])
    }),
  )

  test(
    'not where they know of no return, or of one of another amount',
    tell(async ({ tx, statement, run, exceptions }) => {
      await settled(tx, { ...returned, serial: '', fen: 501n })
      await statement(paidOut('S1', 500n), back('S2', 500n))
      await run()
      expect(await exceptions()).toEqual([
        'in_bank_not_in_books no_counterpart S1',
        'returned_not_booked said_by_bank S2',
      ])
    }),
  )

  test(
    'as often as they know it: all lines together, and nothing is guessed where one is missing',
    tell(async ({ tx, statement, run, exceptions, matches }) => {
      await settled(tx, { ...returned, serial: '' }, { ...returned, payment: 'P1/2', serial: '' })
      await statement(paidOut('S1', 500n), paidOut('S2', 500n), back('S3', 500n))
      await run()
      expect(await exceptions()).toHaveLength(3)
      await statement(back('S4', 500n))
      await run()
      const lines = ['S1', 'S2', 'S3', 'S4']
      expect(await matches()).toEqual([{ pass: 'bank-reversal', lines, entries: [] }])
      expect(await exceptions()).toEqual([])
    }),
  )

  test(
    'across the end of a month',
    tell(async ({ tx, statement, run, exceptions }) => {
      await settled(tx, { ...returned, serial: 'S2', on: '2023-04-03' })
      await statement(paidOut('S1', 500n, 1, { on: '2023-03-31' }))
      await run('2023-03')
      expect(await exceptions('2023-03')).toEqual(['in_bank_not_in_books no_counterpart S1'])
      await statement(back('S2', 500n, 1, '2023-04-03'))
      await run('2023-04')
      expect(await exceptions('2023-04')).toEqual([])
    }),
  )
})

test('what a month leaves waiting finds its line in the next, and is an exception no more', () =>
  told(world, async ({ tx, statement, run, exceptions }) => {
    await settled(
      tx,
      { payment: 'P1/1', serial: 'S1', fen: 500n, payee: 1, on: '2023-03-31' },
      { payment: 'P1/2', serial: 'S2', fen: 700n, payee: 2, on: '2023-03-31' },
    )
    await statement(paidOut('S2', 700n, 2, { on: '2023-03-31' }))
    await run('2023-03')
    expect(await exceptions('2023-03')).toEqual(['in_books_not_at_bank no_counterpart P1/1'])
    await statement(paidOut('S1', 500n, 1, { on: '2023-04-02' }))
    await run('2023-04')
    expect(await pairs(tx)).toEqual(['account-amount-date: S1 = P1/1', 'serial: S2 = P1/2'])
    expect(await exceptions('2023-04')).toEqual([])
  }))

test('a payment that a person has matched is not matched again by its serial number', () =>
  told(world, async ({ tx, statement, run, exceptions }) => {
    await settled(tx, { payment: 'P1/1', serial: 'S1', fen: 500n })
    await statement(paidOut('S9', 500n, 2, { name: '他人' }))
    await run()
    await resolve(tx, world.finance, 'S9', { way: 'match', entryKeys: ['payment:P1/1'] })
    await statement(paidOut('S1', 500n))
    expect((await run()).matched).toMatchObject({ serial: 0 })
    expect(await exceptions()).toContain('in_bank_not_in_books no_counterpart S1')
  }))

test('payments without a serial number are never each other’s, nor a line’s without one', () =>
  told(world, async ({ tx, statement, run }) => {
    await settled(
      tx,
      { payment: 'P1/1', serial: '', fen: 500n, payee: 1 },
      { payment: 'P1/2', serial: '', fen: 500n, payee: 1 },
      { payment: 'P1/3', serial: '', fen: 600n, payee: 2 },
    )
    await statement(paidOut('', 500n, 1), paidOut('', 600n, 2))
    await run()
    expect(await pairs(tx)).toEqual([expect.stringMatching(/^account-amount-date: .+ = P1\/3$/)])
  }))

test('in whatever order payments and lines come in, the same is matched', async () => {
  const payments: Paid[] = [
    { payment: 'P1/1', serial: 'S1', fen: 500n, payee: 1 },
    { payment: 'P1/2', serial: 'S2', fen: 500n, payee: 1 },
    { payment: 'P1/3', serial: 'S2', fen: 500n, payee: 1 },
    { payment: 'P2/1', serial: 'S4', fen: 700n, payee: 2, on: '2023-03-07' },
    { payment: 'P2/2', serial: 'S5', fen: 800n, payee: 3 },
    { payment: 'P2/3', serial: 'S6', fen: 800n, payee: 4 },
  ]
  const files = [
    [paidOut('S1', 500n), paidOut('S2', 500n), paidOut('S4', 700n, 2, { on: '2023-03-08' })],
    [paidOut('S4', 700n, 2, { fund: otherFund, on: '2023-03-09' })],
    [paidOut('S5', 801n, 3), paidOut('S6', 800n, 4), paidOut('S7', 800n, 4)],
  ]
  const found: unknown[] = []
  for (const [booksFirst, backwards] of [
    [true, false],
    [false, true],
    [true, true],
  ]) {
    const inOrder = <T>(all: readonly T[]) => (backwards ? all.toReversed() : all)
    await told(world, async ({ tx, statement, run, exceptions }) => {
      if (booksFirst) await settled(tx, ...inOrder(payments))
      for (const file of inOrder(files)) await statement(...inOrder(file))
      if (!booksFirst) await settled(tx, ...inOrder(payments))
      const { matched } = await run()
      found.push({ matched, pairs: await pairs(tx), exceptions: await exceptions() })
    })
  }
  const [first] = found
  expect(found).toEqual([first, first, first])
  expect(first).toEqual({
    matched: expect.objectContaining({ serial: 2 }),
    pairs: ['serial: S1 = P1/1', 'serial: S6 = P2/3'],
    exceptions: [
      'amount_differs same_serial S5',
      'in_bank_not_in_books equal_candidates S2',
      'in_bank_not_in_books equal_candidates S4',
      'in_bank_not_in_books equal_candidates S4',
      'in_books_not_at_bank equal_candidates P1/2',
      'in_books_not_at_bank equal_candidates P1/3',
      'in_books_not_at_bank equal_candidates P2/1',
      'paid_twice same_payment_before S7',
    ],
  })
})
