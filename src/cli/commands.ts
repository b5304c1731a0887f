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

const helps: readonly (string | undefined)[] = ['--help', '-h']

/** Runs the command of that name; returns the exit code: 2 where the words typed are off. */
export async function runCommand(name: string | undefined, args: string[]): Promise<number> {
  const command = commands.find((one) => one.name === name)
  const named = command === undefined ? commands : [command]
  if (helps.includes(name) || args.some((one) => helps.includes(one))) {
    console.log(usageOf(named))
    return 0
  }
  if (command === undefined) {
    console.error(usageOf(named))
    return 2
  }
  try {
    return await command.run(args, readConfig())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    if (!isMistyped(error)) return 1
    console.error(usageOf(named))
    return 2
  }
}

function usageOf(described: readonly CliCommand[]): string {
  const lines = described.map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  return ['usage: npm run cli -- COMMAND', ...lines].join('\n')
}

/** An option that the command does not know, or a value that it does not take. */
function isMistyped(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS/.test(String(error.code))
}
