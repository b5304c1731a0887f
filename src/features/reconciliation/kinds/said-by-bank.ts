import { sql } from 'kysely'
import { mentions } from '../matchers/matcher.ts'
import { type KindFinder, noFacts } from './kind.ts'

/** 手续费、利息: what the bank takes or gives by itself, in its own words. */
export const feeOrInterest: KindFinder = {
  kind: 'fee_or_interest',
  reason: 'said_by_bank',
  find: ({ parameters }) => sql`
    select line.no as line, null::int as item, ${noFacts} as facts
    from open_line line
    where not line.names_entry and ${mentions('line', parameters.feeWords)}`,
}

/** 退汇未入账: money that came back, in the bank's words, and no return is booked. */
export const returned: KindFinder = {
  kind: 'returned_not_booked',
  reason: 'said_by_bank',
  find: ({ parameters }) => sql`
    select line.no as line, null::int as item, ${noFacts} as facts
    from open_line line
    where line.line_fen > 0 and ${mentions('line', parameters.returnWords)}`,
}

/** 串户: the counterparty or the remark is another unit's, and no entry of ours is named. */
export const otherUnit: KindFinder = {
  kind: 'other_unit',
  reason: 'said_by_bank',
  find: ({ parameters }) => sql`
    select line.no as line, null::int as item, ${noFacts} as facts
    from open_line line
    where not line.names_entry and (${mentions('line', parameters.otherUnitWords)}
      or exists (select 1 from unnest(${parameters.otherUnitWords}::text[]) word
        where strpos(line.name, word) > 0))`,
}
