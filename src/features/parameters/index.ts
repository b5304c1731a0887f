export { changeParameters } from './change-parameters.ts'
export { completed, type Params, parametersInForce, parametersOf } from './in-force.ts'
export type { ParameterSet } from './parameter-set.ts'
