import { number } from './format'

/** What somebody has of doing a course online, as the county has set it. */
export function selfStudy(course: { hours: number; online_hours: string }): string {
  const hours = number(course.hours)
  if (course.online_hours === 'collective') return `手机上自学，学完记 ${hours} 学时`
  if (course.online_hours === 'self_study') return `手机上自学，学完记 ${hours} 学时，作个人自学，不算达标`
  return '手机上自学，不记学时'
}
