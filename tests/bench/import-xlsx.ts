import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { checkDigitOf } from '../../src/kernel/identity-number.ts'
import { writeWorkbook } from '../../src/platform/files/index.ts'
import { type Bench, type BenchContext, type Measure, measure } from './bench.ts'
import { importApart } from './import-apart.ts'

const titles =
  '救助类别,乡镇代码,村居名称,户主姓名,户主身份证号,享受人姓名,享受人身份证号,月标准,起始月份,终止月份'

/** A list of the entitled as XLSX, in a process of its own. */
export const importXlsxBench: Bench = {
  summary: 'a workbook of 200,000 rows',
  run: importingWorkbook,
}

async function importingWorkbook(context: BenchContext): Promise<Measure[]> {
  const services = await context.district()
  const count = context.rows(200_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-bench-'))
  const file = path.join(folder, 'entitled.xlsx')
  try {
    await pipeline(
      writeWorkbook({ name: '在保', columns, rows: rowsOf(count) }),
      createWriteStream(file),
    )
    const { ms, rowCount, peakMb, steps } = await importApart(services, 'eligibility', file)
    if (rowCount !== count) throw new Error(`imported ${rowCount} of ${count}`)
    context.say(JSON.stringify(steps))
    const unit = 'rows/s'
    const speed = { value: (count * 1000) / ms, unit, ratio: null, target: null } as const
    return [
      measure({ ...speed, name: `import a workbook of ${count} rows`, better: 'higher' }),
      measure({
        name: `Node's peak memory over a workbook of ${count} rows`,
        value: peakMb,
        unit: 'MB',
        ratio: null,
        target: 500,
        better: 'lower',
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const columns = titles.split(',').map((title) => ({ title }))

async function* rowsOf(count: number): AsyncGenerator<string[]> {
  for (let n = 0; n < count; n += 1) {
    const identity = identityOf(n)
    const name = `测试${n}`
    const place = ['城市低保', '430603002', `示例社区${n % 90}`]
    yield [...place, name, identity, name, identity, '450.00', '2023-01', '']
  }
}

/** The nth synthetic identity number: a division code that was never assigned. */
function identityOf(n: number): string {
  const year = 1930 + Math.floor(n / 280_000)
  const month = String(1 + (Math.floor(n / 28_000) % 10)).padStart(2, '0')
  const day = String(1 + (Math.floor(n / 1000) % 28)).padStart(2, '0')
  const first17 = `430699${year}${month}${day}${String(n % 1000).padStart(3, '0')}`
  return first17 + checkDigitOf(first17)
}
