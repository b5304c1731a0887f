import { defineWorkflow } from '../../kernel/workflow.ts'

export const evaluationStates = ['draft', 'computed', 'reviewed', 'published'] as const
export type EvaluationState = (typeof evaluationStates)[number]

export type EvaluationEvent = 'gather' | 'compute' | 'review' | 'return' | 'publish'

/**
 * Gathering freezes the inputs, computing scores them. A reviewed evaluation can be returned; a
 * published one stays as it is.
 */
export const evaluationWorkflow = defineWorkflow<EvaluationState, EvaluationEvent>({
  initial: 'draft',
  transitions: {
    draft: { gather: 'draft', compute: 'computed' },
    computed: { gather: 'draft', compute: 'computed', review: 'reviewed' },
    reviewed: { return: 'computed', publish: 'published' },
    published: {},
  },
})

export const stateNames: Readonly<Record<EvaluationState, string>> = Object.freeze({
  draft: '已取数',
  computed: '已计算',
  reviewed: '已复核',
  published: '已公布',
})
