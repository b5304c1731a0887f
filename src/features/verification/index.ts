export { bookChecks, type Verified, verifyBooks, verifyBooksAt } from './verify-books.ts'
