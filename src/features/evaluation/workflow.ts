import { defineWorkflow } from '../../kernel/workflow.ts'

export const evaluationStates = ['computed', 'reviewed', 'published'] as const
export type EvaluationState = (typeof evaluationStates)[number]

/** A published evaluation stays as it is. */
export const evaluationWorkflow = defineWorkflow<EvaluationState, 'compute' | 'review' | 'publish'>(
  {
    initial: 'computed',
    transitions: {
      computed: { compute: 'computed', review: 'reviewed' },
      reviewed: { publish: 'published' },
      published: {},
    },
  },
)

export const stateNames: Readonly<Record<EvaluationState, string>> = Object.freeze({
  computed: '已计算',
  reviewed: '已复核',
  published: '已公布',
})
