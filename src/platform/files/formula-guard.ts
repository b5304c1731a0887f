/** East Asian Excel takes the full-width forms for formulas too. */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/
const plainNegative = /^-(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/

/** A text that a spreadsheet would run as a formula, made harmless by an apostrophe in front. */
export function guardFormula(text: string): string {
  return dangerous.test(text) && !plainNegative.test(text) ? `'${text}` : text
}

/** Undoes guardFormula, so that what went out comes back as it was. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}
