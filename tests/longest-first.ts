import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes minutes or half a minute, the longest first. */
const longest = [
  'web/console.test.ts',
  'demo/crash.test.ts',
  'app/walk.test.ts',
  'cli/reconcile.test.ts',
  'findings/state-machine.test.ts',
  'app/leaks.test.ts',
]

/**
 * Begins with the longest files also where no earlier run tells which they are, as in a fresh clone:
 * begun last, one of them keeps a single worker busy while the other has nothing left to do.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    return usual.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((name) => moduleId.endsWith(`/${name}`))
  return rank === -1 ? longest.length : rank
}
