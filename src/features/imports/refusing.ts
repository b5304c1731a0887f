import { FileRefusal } from '../../platform/files/index.ts'
import { fileRefused } from './problems.ts'

/** Turns what makes a file unreadable into the problem its sender is told. */
export async function refusing<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof FileRefusal ? fileRefused(error.message, { reason: error.code }) : error
  }
}
