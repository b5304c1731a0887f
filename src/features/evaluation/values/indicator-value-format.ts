import { sql } from 'kysely'
import {
  bookYear,
  decimal,
  firstFaults,
  type ImportFormat,
  optionalText,
  repeatedInFile,
  text,
  townshipCode,
  unknownTownship,
} from '../../imports/index.ts'

const key = ['year', 'period', 'township_code', 'indicator']

/** Each staged row with what the schemes that score townships say of its period and indicator. */
const asked = (districtCode: string) => sql`
  with asked as materialized (
    select scheme.year, definition ->> 'period' as period, source ->> 'kind' as kind,
      coalesce(source ->> 'code', source ->> 'indicator') as indicator
    from scheme
    cross join lateral (
      select jsonb_path_query(definition, '$.areas[*].indicators[*].source') as source
      union all select jsonb_path_query(definition, '$.vetoes[*].source')) item
    where district_code = ${districtCode}
      and coalesce(definition ->> 'scores', 'township') = 'township')
  select row_no, period, indicator, value,
    exists (select from asked where asked.year = staged.year and asked.period = staged.period)
      as has_scheme,
    exists (select from asked where asked.year = staged.year and asked.period = staged.period
      and asked.indicator = staged.indicator and kind <> 'computed') as is_asked,
    exists (select from asked where asked.year = staged.year and asked.period = staged.period
      and asked.indicator = staged.indicator and kind = 'computed') as is_computed
  from staged`

const askedTests = [
  {
    when: sql`not has_scheme`,
    column: '期次',
    value: sql`period`,
    reason: sql`'该年度没有这个期次的乡镇评价方案'`,
  },
  {
    when: sql`is_computed and not is_asked`,
    column: '指标编码',
    value: sql`indicator`,
    reason: sql`'该指标由系统计算,不必填报'`,
  },
  {
    when: sql`not is_asked`,
    column: '指标编码',
    value: sql`indicator`,
    reason: sql`'评价方案没有要求乡镇填报这个指标'`,
  },
  { when: sql`value < 0`, column: '数值', value: sql`value`, reason: sql`'数值不能为负'` },
]

/** 指标填报: what townships report for the indicators that nobody can compute. */
export const indicatorValueFormat: ImportFormat = {
  kind: 'indicator-values',
  name: '指标填报',
  columns: {
    year: { names: ['年度'], cell: bookYear },
    period: { names: ['期次'], cell: text(20) },
    townshipCode: { names: ['乡镇代码'], cell: townshipCode },
    indicator: { names: ['指标编码'], cell: text(60) },
    value: { names: ['数值'], cell: decimal },
    note: { names: ['佐证说明'], cell: optionalText() },
  },
  checks: ({ districtCode }) => [
    unknownTownship(districtCode),
    repeatedInFile(key, '指标编码', 'indicator'),
    firstFaults(asked(districtCode), askedTests),
    sql`
      select row_no as row, '指标编码' as "column", staged.indicator as value,
        '该指标数值已填报' as reason
      from staged
      join indicator_value known on known.district_code = ${districtCode}
        and known.year = staged.year and known.period = staged.period
        and known.township_code = staged.township_code
        and known.indicator_code = staged.indicator`,
  ],
  apply: async (tx, { districtCode, importId }) => {
    await sql`
      insert into indicator_value (district_code, year, period, township_code, indicator_code,
        value, note, import_id)
      select ${districtCode}, year, period, township_code, indicator, value, note, ${importId}
      from staged`.execute(tx)
  },
}
