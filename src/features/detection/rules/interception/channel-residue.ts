import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { penaltyRegulations, reliefMeasures } from '../laws.ts'
import { movements } from '../movement.ts'

/** 截留: money sent to a township's account that has reached nobody from there. */
export const channelResidue = defineRule({
  code: 'interception.channel_residue',
  pattern: 'interception',
  severity: 'high',
  name: '乡镇账户截留',
  summary: '拨到乡镇账户的资金超过规定天数仍未发放或使用',
  why: '钱停在乡镇账户上,既没有到人也没有办事,容易被截留、挪作他用。',
  exclusions: [
    '先拨先用:账户支出先抵较早的拨付,余额算在较晚的拨付上。',
    '已由银行退回局里的资金不计。',
    '发放名册已审批、正在办理的,核实后排除。',
  ],
  basis: [
    {
      document: penaltyRegulations,
      article: '第六条第(二)项、第(三)项',
      certainty: 'verified',
    },
    { document: reliefMeasures, article: '第六十七条', certainty: 'verified' },
  ],
  nextCheck: '调取乡镇账户流水和余额,核对未发名册,查资金实际停留或转出的去向。',
  params: z.strictObject({ days: z.int().min(1).max(365).default(30) }),
  facts: z.object({
    disbursement: z.string(),
    township: z.string(),
    category: z.string(),
    disbursedOn: z.string(),
    waitingFen: fenText,
    waitingDays: z.int(),
  }),
  message: (kept) =>
    `${kept.disbursedOn}拨到${kept.township}账户的${kept.category}资金(${kept.disbursement}),` +
    `${kept.waitingDays}天后仍有${formatFen(kept.waitingFen)}元未发放或使用`,
  detect: ({ districtCode, asOf, params }) => sql`
    with movement as (
      select movement.*
      from account
      join (${movements({ districtCode, asOf })}) movement on movement.account_id = account.id
      where account.district_code = ${districtCode} and account.stage = 'disbursed'
        and account.channel = 'township_account'
    ),
    -- What each disbursement brought to an account, less what of it was reversed.
    arrived as (
      select account_id, disbursement_id, sum(amount_fen) as amount_fen
      from movement
      where disbursement_id is not null
      group by account_id, disbursement_id
    ),
    -- What has left an account for people, for vouchers, or back to the bureau.
    departed as (
      select account_id, -sum(amount_fen) as amount_fen
      from movement
      where disbursement_id is null
      group by account_id
    ),
    -- What left covers the oldest disbursements first; the rest of each is still there.
    waiting as (
      select arrived.disbursement_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.account_id order by disbursement.disbursed_on, disbursement.number
        ) - coalesce(departed.amount_fen, 0)) as waiting_fen
      from arrived
      join disbursement on disbursement.district_code = ${districtCode}
        and disbursement.id = arrived.disbursement_id
      left join departed on departed.account_id = arrived.account_id
    )
    select disbursement.number as subject, disbursement.township_code,
      disbursement.category_code, null::text as month,
      sum(waiting.waiting_fen)::bigint as amount_fen,
      jsonb_build_object('disbursement', disbursement.number, 'township', township.name,
        'category', category.name, 'disbursedOn', disbursement.disbursed_on,
        'waitingFen', sum(waiting.waiting_fen)::bigint::text,
        'waitingDays', ${asOf}::date - disbursement.disbursed_on) as facts,
      jsonb_build_array(
        jsonb_build_object('kind', 'disbursement', 'key', disbursement.number)) as evidence
    from waiting
    join disbursement on disbursement.district_code = ${districtCode}
      and disbursement.id = waiting.disbursement_id
    join category on category.district_code = disbursement.district_code
      and category.code = disbursement.category_code
    join township on township.district_code = disbursement.district_code
      and township.code = disbursement.township_code
    where waiting.waiting_fen > 0
      and ${asOf}::date - disbursement.disbursed_on > ${params.days}::int
    group by disbursement.number, disbursement.township_code, disbursement.category_code,
      disbursement.disbursed_on, category.name, township.name`,
})
