import { sql } from 'kysely'
import { z } from 'zod'
import { countFindings } from './finding-counts.ts'
import { findingsOf } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** 超期, as the ledger of findings has it: what was handed in by its deadline may wait. */
export const overdueFindings = defineIndicator({
  code: 'overdue_findings',
  name: '逾期未整改问题',
  unit: 'count',
  counts: '个',
  whenNone: '',
  params: z.strictObject({}),
  measure: ({ districtCode, year }) =>
    countFindings(
      districtCode,
      sql`select *, '应于' || due_on || '前整改' as says from (${findingsOf(year)}) found
        where is_overdue`,
    ),
})
