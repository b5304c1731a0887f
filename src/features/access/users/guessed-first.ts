/** What everybody tries first, in this office too; longest first, so that parts do not hide wholes. */
export const expected = [
  'correcthorsebatterystaple',
  'correct horse battery staple',
  'administrator',
  'iloveyou',
  'woaizhongguo',
  'thisismy',
  'trustno1',
  'zhongguo',
  'changeme',
  'mingzhang',
  'minzheng',
  'shehuijiuzhu',
  'songyanghu',
  'changling',
  'lucheng',
  'lukou',
  'jiuzhu',
  'dibao',
  'caiwu',
  'password',
  'passw0rd',
  'woaini',
  'yueyang',
  'qwerty',
  'letmein',
  'welcome',
  'yunxi',
  'admin',
  'hunan',
  'demo',
  'test',
  '困难群众',
  '社会救助',
  '民政',
  '财务',
  '低保',
  '明账',
  '云溪',
  '密码',
]

export const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qa2ws3ed4rf5tg6yh7uj8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
]

/** Numbers that people have: of an identity card, of a mobile telephone, a date of birth. */
export const numbers = [
  /\d{17}[\dx]/g,
  /1[3-9]\d{9}/g,
  /(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/g,
]

/**
 * Of the fifty thousand passwords that leaked most often (as zxcvbn lists them), those that are long
 * enough here and that no other rule refuses.
 */
export const leaked: ReadonlySet<string> = new Set([
  '23176djivanfros',
  'aksjdlasdakj89879',
  'bhrh0h2oof6xbqjeh',
  'bpgjldsgjldthnf',
  'hd764nw5d7e1vb1',
  'hd764nw5d7e1vbv',
  'lhbjkjubz2957704',
  'lytdybrbdfvgbhf',
  'mailcreated5240',
  'momsanaladventure',
  'ne_e_pod_chehyl',
  'nemvxyheqdd5oqxyxyzi',
  'nick1234-rem936',
  'polniypizdec0211',
  'polniypizdec1102',
  'polniypizdec110211',
  'zqjphsyf6ctifgu',
])
