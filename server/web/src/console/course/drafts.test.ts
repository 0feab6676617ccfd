import { describe, expect, it } from 'vitest'

import { blankCourse, blankQuestion, courseBody, marked, moved, offeredTopics, optionsOf, questionBody, saidAt } from './drafts'

describe('a course as it is typed', () => {
  it('goes out with numbers and without empty text', () => {
    const body = courseBody({ ...blankCourse(), code: 'DW-01', name: '党章', hours: ' 3.5 ', about: ' ', capacity: '' })
    expect(body).toMatchObject({ hours: 3.5, about: undefined, capacity: undefined, pass_percent: 80 })
  })

  it('leaves a number that is none to the service', () => {
    expect(courseBody({ ...blankCourse(), hours: '三' }).hours).toBe(-1)
  })
})

describe('what a lecturer must bring', () => {
  const known = ['党务实务', '党费收缴', '发展党员']

  it.each([
    ['', []],
    ['发展党员', []],
    ['有发展党员授课资格的党校教师', ['发展党员', '党务实务', '党费收缴']],
    ['党务', ['党务实务', '党费收缴', '发展党员']],
  ])('%s', (asked, offered) => {
    expect(offeredTopics(asked, known)).toEqual(offered)
  })
})

describe('a question as it is typed', () => {
  it('drops the empty options at its end, and answers that point there', () => {
    const body = questionBody({ ...blankQuestion(), options: ['3 年', '', '5 年', ''], answer: [0, 3] })
    expect(body.options).toEqual(['3 年', '', '5 年'])
    expect(body.answer).toEqual([0])
  })

  it('marks one of a single choice and several of a multiple one', () => {
    const single = { ...blankQuestion(), answer: [0] }
    expect(marked(single, 2)).toEqual([2])
    const multiple = { ...single, kind: 'multiple' }
    expect(marked(multiple, 2)).toEqual([0, 2])
    expect(marked(multiple, 0)).toEqual([])
  })

  it('has options of its own where it is true or false', () => {
    const draft = { ...blankQuestion(), kind: 'true_false', answer: [1] }
    expect(optionsOf(draft)).toEqual(['对', '错'])
    expect(questionBody(draft)).toMatchObject({ options: [], answer: [1] })
  })
})

it('moves one of a list and stops at its ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})

it('finds what is said about one of a list', () => {
  expect(saidAt({ 'questions[1].stem': '请填题目。', 'questions[10].stem': '别的' }, 'questions', 1)).toBe('请填题目。')
})
