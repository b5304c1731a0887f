export { installDistrict } from './install-district.ts'
export { categoriesOf, districtOf, townshipsOf } from './queries.ts'
