/** The documents that rules rest on, as they are to be quoted. */
export const budgetLaw = '《中华人民共和国预算法》'
export const budgetLawRegulations = '《中华人民共和国预算法实施条例》'
export const reliefMeasures = '《社会救助暂行办法》'
export const penaltyRegulations = '《财政违法行为处罚处分条例》(国务院令第427号)'
export const dibaoFundMeasures = '《城乡最低生活保障资金管理办法》(财社〔2012〕171号)'
export const reliefFundMeasures = '《中央财政困难群众救助补助资金管理办法》(财社〔2017〕58号)'
export const minorsLaw = '《中华人民共和国未成年人保护法》'
