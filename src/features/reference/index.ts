export { installDistrict } from './install-district.ts'
export { categoriesOf, districtOf, listNames, townshipsOf } from './queries.ts'
