/** The Chinese names of what rules look for. */
export const patternNames = Object.freeze({
  retention: '滞留',
  interception: '截留',
  diversion: '挪用',
  out_of_scope: '超范围',
  integrity: '真实性',
})
