/** An amount of money in fen (1/100 yuan). Never a float. */
export type Fen = bigint

const wideToAscii = (text: string): string =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

const plainForm = /^\d{1,13}\.\d{2}$/
const amountForm = /^[+]?(-)?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/

/**
 * Reads an amount in yuan as people write it: "1,234.50", "¥ 12", full-width digits, a leading +.
 * Returns fen, or null where the text is no amount with at most two decimals.
 */
export function parseYuan(text: string): Fen | null {
  if (plainForm.test(text)) return BigInt(text.replace('.', ''))
  const plain = wideToAscii(text)
    .replace(/[\s￥¥]/g, '')
    .replace(/元$/, '')
  const form = amountForm.exec(plain)
  if (form === null) return null
  const [, sign, yuan = '', decimals = ''] = form
  const fen = BigInt(yuan.replaceAll(',', '')) * 100n + BigInt(decimals.padEnd(2, '0'))
  return sign === undefined ? fen : -fen
}

/** Decimal yuan as the API carries it: 123450n → "1234.50". */
export function formatYuan(fen: Fen): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Yuan as a person reads it, with thousands separators: 123450n → "1,234.50". */
export function formatFen(fen: Fen): string {
  return formatYuan(fen).replace(/\d(?=(\d{3})+\.)/g, '$&,')
}

/** Ten-thousands of yuan (万元), two decimals, a half away from zero: 123456789n → "123.46". */
export function formatWan(fen: Fen): string {
  const rounded = (fen < 0n ? fen - 5_000n : fen + 5_000n) / 10_000n
  return formatFen(rounded)
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}
