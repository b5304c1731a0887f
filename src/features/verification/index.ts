export { bookChecks, type Verified, verifyBooks } from './verify-books.ts'
