import { checkpointJob } from './features/audit/index.ts'
import { detectAfterImport, detectionJob } from './features/detection/index.ts'
import { clearUploadsJob, importJob, lookForFilesJob } from './features/imports/index.ts'
import { issueTownshipsJob } from './features/reporting/index.ts'
import { importFormats } from './import-formats.ts'
import type { Job } from './platform/jobs/index.ts'

/** Every kind of work that runs apart from a request. A job lives with the feature it works for. */
export const jobs: readonly Job[] = Object.freeze([
  importJob(importFormats, detectAfterImport),
  clearUploadsJob,
  lookForFilesJob,
  detectionJob,
  issueTownshipsJob,
  checkpointJob,
])
