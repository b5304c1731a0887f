import { kindNames as transferKindNames } from '../ledger/schemas.ts'

/** What moves money, and that a document was issued. */
export const kindNames: Readonly<Record<string, string>> = { issue: '下达', ...transferKindNames }
