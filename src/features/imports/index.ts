export {
  account,
  amount,
  bookMonth,
  bookYear,
  choice,
  date,
  decimal,
  documentNumber,
  identity,
  integer,
  month,
  optional,
  optionalAmount,
  optionalDate,
  optionalDocumentNumber,
  optionalMonth,
  optionalText,
  redOrAmount,
  signedAmount,
  text,
  townshipCode,
} from './cells.ts'
export {
  alreadyRecorded,
  type Check,
  type FaultTest,
  firstFaults,
  laterThanToday,
  repeatedInFile,
  unknownCategory,
  unknownTownship,
} from './checks.ts'
export { clearUploadsJob } from './clear-uploads.ts'
export { lookForFilesJob } from './expected/look-for-files.ts'
export type { ImportContext, ImportFormat, RowFault, RowOutcome } from './format.ts'
export { type ImportResult, importFile } from './import-file.ts'
export { importJob } from './import-job.ts'
export type { Layout } from './layout.ts'
export { clearLeftFolders } from './uploads.ts'
