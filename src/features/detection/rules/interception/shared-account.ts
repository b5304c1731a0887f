import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { penaltyRegulations, reliefFundMeasures } from '../laws.ts'
import { paidLinesOf, sharedValue } from '../paid-line.ts'
import { paidSeries } from '../paid-series.ts'
import { isLawfulInstitution, isMinor } from '../payee.ts'

/** 截留: one bank account into which the money of several households goes. */
export const sharedAccount = defineRule({
  code: 'interception.shared_account',
  pattern: 'interception',
  severity: 'high',
  name: '多户共用账户',
  summary: '一个银行账户收取多个不同家庭的救助金',
  why: '救助金应进本人或户主账户;多户的钱进一个账户,常是他人代领、扣留的迹象。',
  exclusions: [
    '同一户的成员共用户主账户不计。',
    '机构集中供养的特困人员、孤儿由机构账户收款,不计。',
    '未成年人的救助金由监护人账户代收,不计。',
    '依法代管成年人财产的监护人账户,核实后排除。',
  ],
  basis: [
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
    {
      document: penaltyRegulations,
      article: '第六条',
      certainty: 'verified',
    },
  ],
  nextCheck: '查账户开户人身份及其与各户的关系,逐户核实是否领到钱、存折或卡在谁手里。',
  params: z.strictObject({
    households: parameter(z.int().min(2).max(50).default(3), {
      name: '共用一个账户的户数(达到即列出)',
      ...ownDefault,
    }),
  }),
  facts: z.object({ account: z.string(), people: z.int(), heads: z.int(), paidFen: fenText }),
  message: ({ account, people, heads, paidFen }) =>
    `账户${account}收取了${heads}户${people}人的救助金,共${formatFen(paidFen)}元`,
  reads: [paidSeries],
  detect: ({ districtCode, asOf, params }) => sql`
    -- Accounts of that many households first; only their lines are looked at one by one.
    with crowded as (
      select account_id
      from (select distinct account_id, head_person_id from paid_series) pair
      group by account_id
      having count(*) >= ${params.households}::int
    ),
    counted as (
      select line.*, ${isMinor(districtCode)} and line.payee_person_id is not null as is_ward
      from crowded
      cross join ${paidLinesOf({ districtCode, asOf }, 'account_id', 'crowded.account_id')} line
      where not ${isLawfulInstitution}
    )
    select account.id::text as subject, ${sharedValue('line.township_code')} as township_code,
      ${sharedValue('line.category_code')} as category_code,
      ${sharedValue('line.month')} as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('account', account.number_masked,
        'people', count(distinct line.person_id), 'heads', count(distinct line.head_person_id),
        'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from counted line
    join bank_account account
      on account.district_code = ${districtCode} and account.id = line.account_id
    where not line.is_ward
    group by account.id, account.number_masked
    having count(distinct line.head_person_id) >= ${params.households}::int`,
})
