import { namedBefore, paidBefore, paidOutBefore } from './before.ts'
import type { KindFinder } from './kind.ts'
import { namedAmount, serialAmount, similarAmount } from './named-amount.ts'
import { namedParty, otherParty } from './other-name.ts'
import { candidateItems, candidateLines, namedTogether, restOfItems, restOfLines } from './rest.ts'
import { feeOrInterest, otherUnit, returned } from './said-by-bank.ts'

/** In the order in which they take: what is certain before what is likely, the rest last. */
export const kindFinders: readonly KindFinder[] = Object.freeze([
  namedAmount,
  serialAmount,
  namedParty,
  namedBefore,
  feeOrInterest,
  returned,
  otherUnit,
  namedTogether,
  candidateLines,
  candidateItems,
  paidBefore,
  paidOutBefore,
  similarAmount,
  otherParty,
  restOfLines,
  restOfItems,
])
