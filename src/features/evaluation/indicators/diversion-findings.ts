import { sql } from 'kysely'
import { z } from 'zod'
import { yuanText } from './cases.ts'
import { countFindings } from './finding-counts.ts'
import { findingsOf } from './findings.ts'
import { defineIndicator } from './indicator.ts'

/** Findings of diversion or interception: one is one too many. */
export const diversionFindings = defineIndicator({
  code: 'diversion_findings',
  name: '挪用截留问题',
  unit: 'count',
  counts: '个',
  whenNone: '',
  params: z.strictObject({}),
  measure: ({ districtCode, year }) =>
    countFindings(
      districtCode,
      sql`select *, part || ${yuanText(sql`amount_fen`)} as says from (${findingsOf(year)}) found
        where pattern in ('diversion', 'interception')`,
    ),
})
