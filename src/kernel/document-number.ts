const form = /^(\p{Script=Han}+)[〔【[(（［]?(\d{4})[〕】\])）］]?第?0*(\d+)号$/u

/**
 * A document number in its normal form, 湘财社指〔2023〕12号, whatever brackets a copy has;
 * null where the text is none.
 */
export function normaliseDocumentNumber(text: string): string | null {
  const parts = form.exec(text.replace(/\s/g, ''))
  return parts === null ? null : `${parts[1]}〔${parts[2]}〕${parts[3]}号`
}
