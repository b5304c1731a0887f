import { kindNames } from '../../../features/ledger/schemas.ts'

/** The key of an entry of the books, with the kind of movement before its colon in words. */
export function entryName(key: string): string {
  const [kind = '', ...rest] = key.split(':')
  const name = (kindNames as Readonly<Record<string, string>>)[kind]
  return name === undefined ? key : [name, ...rest].join(' ')
}
