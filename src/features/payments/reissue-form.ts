/** A roster line's note that makes it a re-issue: 补发, then the first attempt's batch/line. */
export const reissueForm = '^补发 ([^/ ]+)/([0-9]+)$'
