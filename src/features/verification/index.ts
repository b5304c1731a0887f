export { bookChecks, verifyBooks, verifyBooksAt } from './verify-books.ts'
