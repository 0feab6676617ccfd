import 'element-plus/es/components/date-picker/style/css'

/** The calendar of a day: a third of a page's weight, so that it comes after the page. */
export { ElDatePicker as default } from 'element-plus/es/components/date-picker/index'
