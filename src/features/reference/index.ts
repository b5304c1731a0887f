export { installDistrict } from './install-district.ts'
export { categoriesOf, townshipsOf } from './queries.ts'
