import { sql } from 'kysely'
import {
  bookYear,
  decimal,
  type ImportFormat,
  optionalText,
  repeatedInFile,
  text,
  townshipCode,
  unknownTownship,
} from '../../imports/index.ts'

const key = ['year', 'period', 'township_code', 'indicator']

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
    repeatedInFile(key, '指标编码'),
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
