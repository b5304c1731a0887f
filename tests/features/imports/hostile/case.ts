import type { Sheet } from '../../../support/files.ts'
import { identityNumber } from '../../../support/files.ts'

/** What must come of a file: refused as a whole, refused for its cells, or taken with this result. */
export type Outcome =
  | { refused: string; says: string }
  | {
      errors: readonly (readonly [
        row: number,
        column: string,
        value: string | RegExp,
        reason: string,
      ])[]
    }
  | { standards: readonly string[] }

export interface Hostile {
  name: string
  /** In which a row's people are numbers of their own, so that no two files meet. */
  file(person: number): Buffer | string | Promise<Buffer | string>
  outcome: Outcome
  kind?: string
}

export const header =
  '救助类别,乡镇代码,村居名称,户主姓名,户主身份证号,享受人姓名,享受人身份证号,月标准,起始月份,终止月份'

export interface Cells {
  category?: string
  township?: string
  village?: string
  head?: string
  headIdentity?: string
  person?: string
  identity?: string
  standard?: string
  from?: string
  to?: string
}

/** One row of a list of the entitled, in order; whatever is not said is right. */
export function row(person: number, cells: Cells = {}): string[] {
  const number = identityNumber(person)
  return [
    cells.category ?? '城市低保',
    cells.township ?? '430603002',
    cells.village ?? '示例社区',
    cells.head ?? `测试${person}`,
    cells.headIdentity ?? number,
    cells.person ?? `测试${person}`,
    cells.identity ?? number,
    cells.standard ?? '450.00',
    cells.from ?? '2023-01',
    cells.to ?? '',
  ]
}

export const sheetOf = (...rows: string[][]): Sheet => [header.split(','), ...rows]

export const csvOf = (...rows: string[][]): string =>
  sheetOf(...rows)
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n')

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
