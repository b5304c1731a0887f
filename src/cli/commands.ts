import { readConfig } from '../config.ts'
import { backupCommand } from './backup.ts'
import { checkpointCommand } from './checkpoint.ts'
import type { CliCommand } from './command.ts'
import { demoCommand } from './demo.ts'
import { detectCommand } from './detect.ts'
import { dwellCommand } from './dwell.ts'
import { evaluateCommand } from './evaluate.ts'
import { generateCommand } from './generate.ts'
import { importCommand } from './import.ts'
import { migrateCommand } from './migrate.ts'
import { reconcileCommand } from './reconcile.ts'
import { reportCommand } from './report.ts'
import { resealCommand } from './reseal.ts'
import { restoreCommand } from './restore.ts'
import { rotateSigningKeyCommand } from './rotate-signing-key.ts'
import { schemaCommand } from './schema.ts'
import { statementCommand } from './statement.ts'
import { traceCommand } from './trace.ts'
import { verifyCommand } from './verify.ts'

const commands: readonly CliCommand[] = [
  demoCommand,
  migrateCommand,
  importCommand,
  reconcileCommand,
  detectCommand,
  verifyCommand,
  traceCommand,
  dwellCommand,
  statementCommand,
  evaluateCommand,
  reportCommand,
  generateCommand,
  backupCommand,
  restoreCommand,
  checkpointCommand,
  resealCommand,
  rotateSigningKeyCommand,
  schemaCommand,
]

/** Runs the command of that name; returns the exit code. */
export async function runCommand(name: string | undefined, args: string[]): Promise<number> {
  const command = commands.find((one) => one.name === name)
  if (command === undefined) {
    console.error('usage: npm run cli -- COMMAND')
    for (const { usage, summary } of commands) console.error(`  ${usage}\n      ${summary}`)
    return 2
  }
  try {
    return await command.run(args, readConfig())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
