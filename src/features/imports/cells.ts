/**
 * How a cell of a file is to be read, as data: a format declares it, and the thread that reads files
 * is told it. What each takes and refuses stands in cell-readers.ts.
 */
export type Cell = (
  | { type: 'text' | 'optional-text'; max: number }
  | { type: 'choice'; options: Readonly<Record<string, string>> }
  | { type: PlainCell }
) & {
  /** Nothing in all its columns where it is empty. */
  isOptional?: true
}

export type PlainCell =
  | 'account'
  | 'amount'
  | 'book-month'
  | 'book-year'
  | 'date'
  | 'decimal'
  | 'document-number'
  | 'identity'
  | 'integer'
  | 'month'
  | 'optional-amount'
  | 'red-or-amount'
  | 'signed-amount'
  | 'township-code'

export const text = (max = 200): Cell => ({ type: 'text', max })
export const optionalText = (max = 500): Cell => ({ type: 'optional-text', max })

export const amount: Cell = { type: 'amount' }
/** An amount that may be nothing: empty or 0.00. */
export const optionalAmount: Cell = { type: 'optional-amount' }
/** The same, which a bank writes negative in red for what it takes back, or as a dash for nothing. */
export const redOrAmount: Cell = { type: 'red-or-amount' }
/** An amount that may be negative or nothing, such as a balance. */
export const signedAmount: Cell = { type: 'signed-amount' }

export const date: Cell = { type: 'date' }
export const month: Cell = { type: 'month' }
/** A month of the books, as against one in the past of a person. */
export const bookMonth: Cell = { type: 'book-month' }
export const bookYear: Cell = { type: 'book-year' }
export const integer: Cell = { type: 'integer' }
export const decimal: Cell = { type: 'decimal' }
export const choice = (options: Readonly<Record<string, string>>): Cell => ({
  type: 'choice',
  options,
})

export const documentNumber: Cell = { type: 'document-number' }
export const townshipCode: Cell = { type: 'township-code' }

/**
 * An identity number of 18 characters. A wrong check digit is kept and marked, not refused: the
 * roster is evidence of what was paid, and a rule reports it.
 */
export const identity: Cell = { type: 'identity' }
export const account: Cell = { type: 'account' }

/** The same cell, with nothing in all its columns where it is empty. */
export const optional = (cell: Cell): Cell => ({ ...cell, isOptional: true })

export const optionalDate = optional(date)
export const optionalMonth = optional(month)
export const optionalDocumentNumber = optional(documentNumber)
