import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { districtCode } from '../../support/db.ts'
import { reconciledWorld, refused, type Told, told } from './world.ts'

let world: Awaited<ReturnType<typeof reconciledWorld>>
beforeAll(async () => {
  world = await reconciledWorld()
})

const tell = (story: (told: Told) => Promise<void>) => () => told(world, story)
const [payeeA, payeeB] = ['999999000001', '999999000002']
const otherFund = '4306030000002'

interface Own {
  windowDays?: number
  toleranceFen?: number
  passes?: string[]
}

/** Gives the other fund account, once it has lines, parameters of its own. */
async function otherFundHas(tx: Told['tx'], own: Own): Promise<void> {
  const { id } = await tx
    .selectFrom('bank_account')
    .select('id')
    .where('number_hash', '=', world.services.vault.hash(otherFund))
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('parameter_setting')
    .values({
      district_code: districtCode,
      set_code: 'reconciliation',
      seq: 1,
      valid_from: '2022-01-01',
      params_before: '{}',
      params: JSON.stringify({ accounts: { [id]: own } }),
      source: '开户银行',
      certainty: 'verified',
      reason: '个别账户',
    })
    .execute()
}

describe('an account of its own way', () => {
  test(
    'has its own window and tolerance, and the others keep theirs',
    tell(async ({ tx, vouchers, statement, run, matches }) => {
      await vouchers(
        { number: 'PZ1', on: '2023-03-06', fen: 10_000n, account: payeeA },
        { number: 'PZ2', on: '2023-03-06', fen: 20_000n, account: payeeB },
        { number: 'PZ3', on: '2023-03-06', fen: 70_000n, account: payeeB },
      )
      await statement({ serial: 'S1', on: '2023-03-14', fen: -10_000n, account: payeeA })
      const other = { on: '2023-03-14', account: payeeB, fund: otherFund }
      await statement(
        { serial: 'S2', fen: -20_003n, ...other },
        { serial: 'S3', fen: -70_006n, ...other },
      )
      await otherFundHas(tx, { windowDays: 8, toleranceFen: 5 })
      await run()
      expect(await matches()).toEqual([
        { pass: 'account-amount-date', lines: ['S2'], entries: ['PZ2'] },
      ])
      const { rows } = await sql`
        select difference_fen, tolerance_fen from reconciliation_match`.execute(tx)
      expect(rows).toEqual([{ difference_fen: -3n, tolerance_fen: 5n }])
    }),
  )

  test(
    'takes what agrees to the fen before what agrees within the tolerance',
    tell(async ({ tx, vouchers, statement, run, matches }) => {
      const common = { on: '2023-03-06', account: payeeA }
      await vouchers(
        { number: 'PZ1', fen: 10_000n, ...common },
        { number: 'PZ2', fen: 10_003n, ...common },
      )
      const other = { ...common, fund: otherFund }
      await statement(
        { serial: 'S1', fen: -10_000n, ...other },
        { serial: 'S2', fen: -10_003n, ...other },
      )
      await otherFundHas(tx, { toleranceFen: 5 })
      await run()
      expect(await matches()).toEqual([
        { pass: 'account-amount-date', lines: ['S1'], entries: ['PZ1'] },
        { pass: 'account-amount-date', lines: ['S2'], entries: ['PZ2'] },
      ])
    }),
  )

  const severalAsOne = async ({ vouchers, statement }: Told, fund: string) => {
    await vouchers(
      { number: 'PZ1', on: '2023-03-06', fen: 10_000n, account: payeeA },
      { number: 'PZ2', on: '2023-03-06', fen: 20_000n, account: payeeA },
    )
    await statement({ serial: 'S1', on: '2023-03-07', fen: -30_000n, account: payeeA, fund })
  }

  test(
    'has its own order of passes: what two of them would take is the earlier one’s',
    tell(async (story) => {
      await severalAsOne(story, otherFund)
      await story.run()
      expect((await story.matches()).map(({ pass }) => pass)).toEqual(['batch-total'])
      await otherFundHas(story.tx, { passes: ['split-combined', 'batch-total'] })
      await story.run()
      expect((await story.matches()).map(({ pass }) => pass)).toEqual(['split-combined'])
    }),
  )

  test(
    'is not matched by a pass that it leaves out',
    tell(async (story) => {
      await severalAsOne(story, otherFund)
      await otherFundHas(story.tx, { passes: ['reference', 'account-amount-date'] })
      await story.run()
      expect(await story.matches()).toEqual([])
    }),
  )
})

describe('the bounded search', () => {
  test(
    'says where it gave up: with more candidates than it tries',
    tell(async ({ vouchers, statement, run, matches, exceptions }) => {
      const parts = Array.from({ length: 25 }, (_, n) => ({
        number: `PZ${n}`,
        on: '2023-03-06',
        fen: 2n ** BigInt(n),
        account: payeeA,
      }))
      await vouchers(...parts)
      await statement({ serial: 'S1', on: '2023-03-07', fen: -25_000_001n, account: payeeA })
      await run()
      expect(await matches()).toEqual([])
      expect(await exceptions()).toContain('in_bank_not_in_books search_gave_up S1')
    }),
  )
})

describe('the database itself refuses', () => {
  test(
    'a second match of a line or an entry, and one that does not add up',
    tell(async ({ tx, vouchers, statement, run }) => {
      await vouchers({ number: 'PZ1', on: '2023-03-06', fen: 10_000n, account: payeeA })
      await statement({ serial: 'S1', on: '2023-03-06', fen: -10_000n, account: payeeA })
      await run()
      const another = `
        with other as (insert into reconciliation_match (district_code, month, pass)
          values ('${districtCode}', '2023-03', 'manual') returning id)`
      expect(
        await refused(
          tx,
          `${another} insert into matched_line (district_code, statement_line_id, match_id,
            month, bank_fen)
          select district_code, statement_line_id, other.id, month, bank_fen
          from matched_line, other`,
        ),
      ).toBe('matched_bank_line_pk')
      expect(
        await refused(
          tx,
          `${another} insert into matched_book_entry (district_code, entry_key, match_id, month,
            book_fen)
          select district_code, entry_key, other.id, month, book_fen from matched_book_entry, other`,
        ),
      ).toBe('matched_book_entry_pk')
      expect(await refused(tx, `delete from matched_book_entry`)).toBe(
        'reconciliation_match_balanced',
      )
    }),
  )
})
