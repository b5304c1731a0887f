export { issueTownshipsJob } from './batch-job.ts'
export { issueReport } from './issue-report.ts'
export { issuedFile } from './queries.ts'
