import type { StageRow, StatementRow } from '../../src/features/statements/index.ts'
import type { ReportData } from '../report.ts'

/** The rows of the statements as the API gives them; the last of each is all together. */
export interface StatementData extends ReportData {
  readonly year: number
  readonly stages: readonly StageRow[]
  readonly byDocument: readonly StatementRow[]
  readonly byCategory: readonly StatementRow[]
  readonly byTownship: readonly StatementRow[]
  readonly byMonth: readonly StatementRow[]
}

/** All together. */
export function totalOf({ byCategory }: StatementData): StatementRow {
  const total = byCategory.at(-1)
  if (total === undefined) throw new Error('a statement ends with all together')
  return total
}
