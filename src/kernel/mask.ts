/** 430699********1234: the birth date is what must not be shown. */
export function maskIdentity(identity: string): string {
  return `${identity.slice(0, 6)}********${identity.slice(-4)}`
}

/** ****1234: the last four characters of an account number. */
export function maskAccount(account: string): string {
  return `****${account.slice(-4)}`
}

/** 张**: the surname and one star for each further character. */
export function maskName(name: string): string {
  const characters = [...name]
  return (characters[0] ?? '') + '*'.repeat(Math.max(0, characters.length - 1))
}

const longNumber = /[\d０-９][\d０-９ \u00a0\u3000-]{10,}[\d０-９XxＸｘ]/g
const moment = /^(19|20)\d{12}$/

/** Any text with its long numbers masked: an identity or account number may stand in any column. */
export function maskLongNumbers(text: string): string {
  return text.replace(longNumber, (number) => (moment.test(number) ? number : maskAccount(number)))
}

/** The same around a part that is shown as it is. */
export function maskAround(plain: string, text: string): string {
  if (plain === '') return maskLongNumbers(text)
  return text.split(plain).map(maskLongNumbers).join(plain)
}
