export { changeParameters } from './change-parameters.ts'
export {
  completed,
  type Params,
  type Period,
  parametersInForce,
  parametersOf,
  parametersOverTime,
} from './in-force.ts'
export type { ParameterSet } from './parameter-set.ts'
