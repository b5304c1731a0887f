import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import iconv from 'iconv-lite'
import { formatYuan } from '../../../src/kernel/fen.ts'

const header = '账号,交易日期,交易时间,借方金额,贷方金额,余额,对方户名,对方账号,摘要,附言,流水号'
export const fundAccount = '9999990000000000001'
const opening = 100_000_000_000n
const rowsPerPiece = 1000

/** The account of the nth payee; each is paid once in a file. */
export const payeeAccount = (n: number): string => `9999991${String(n).padStart(12, '0')}`

/** A fund account's statement as a bank exports it, in GB18030; each `round` has its own serials. */
export async function writeBankFile(path: string, rows: number, round: number): Promise<void> {
  await pipeline(Readable.from(pieces(rows, round)), createWriteStream(path))
}

function* pieces(rows: number, round: number): Generator<Buffer> {
  let balance = opening
  yield iconv.encode(`某某银行账户明细\r\n${header}\r\n`, 'gb18030')
  for (let first = 0; first < rows; first += rowsPerPiece) {
    let text = ''
    for (let n = first; n < Math.min(rows, first + rowsPerPiece); n += 1) {
      const amount = BigInt(30_000 + ((n * 7919) % 50_000))
      balance -= amount
      text += lineOf({ n, round, amount: formatYuan(amount), balance: formatYuan(balance) })
    }
    yield iconv.encode(text, 'gb18030')
  }
}

interface Line {
  n: number
  round: number
  amount: string
  balance: string
}

function lineOf({ n, round, amount, balance }: Line): string {
  const day = String(1 + (n % 28)).padStart(2, '0')
  const time = `10:${String(n % 60).padStart(2, '0')}:00`
  const cells = [
    fundAccount,
    `2023-${String(1 + (round % 12)).padStart(2, '0')}-${day}`,
    time,
    amount,
    '',
    balance,
    `测试${n}`,
    payeeAccount(n),
    '代发低保',
    `P2023${String(n % 600).padStart(4, '0')}`,
    `S${round}-${n}`,
  ]
  return `${cells.join(',')}\r\n`
}
