/** Sentences of the phone app that carry numbers or are said in more than one place. */
import type { Certification } from '@shared/api/model'
import { longDay } from '@shared/format'
import { applicationStage, tier, word } from '@shared/labels'

export const texts = {
  /** The privacy notice (告知) that everybody accepts once. */
  informed: (subject: string): string[] => [
    `我们为了办${subject}组织党务工作者的培训、考勤和资格认证，使用您的姓名、身份证号、手机号、任职、政治面貌、学历和培训情况。`,
    '这些来自乡镇交的名册，只有您所在的乡镇、县里管这件事的人看得到；身份证号和手机号加密保存，看完整号码要写理由，会记下来。',
    '证书的公开查验页只显示级别、遮去一部分的姓名、发证和有效日期。',
    '您随时可以看自己的信息，不对的可以找乡镇改；不想用手机的，乡镇可以代办，也可以走纸面。',
    '邮箱可以不填。填了只用来发通知，随时可以去掉。',
  ],

  nextHead(certification: Certification): string {
    const next = certification.next
    if (!next) return certification.tier ? '您已是最高级' : ''
    const label = next.tier_label ?? word(tier, next.tier)
    if (next.application) return `${label}申报：${applicationStage[next.application.state] ?? next.application.state_label}`
    if (next.eligible) return `可以申报${label}了`
    const lacking = next.criteria.filter((criterion) => !criterion.met).length
    return `${certification.tier ? '升' : '申报'}${label}，还差 ${lacking} 项`
  },
  nextDetail(certification: Certification): string {
    const next = certification.next
    if (!next || next.application) return ''
    if (next.eligible) return '条件都够了'
    return next.earliest ? `最早 ${longDay(next.earliest)}可以申报` : '补齐下面还差的几项就可以申报'
  },
}
