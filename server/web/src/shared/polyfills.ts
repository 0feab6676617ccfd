/**
 * What Chrome 87 lacks and our libraries or we use. Each line is one feature; the browser's own wins where it is there.
 */
import 'core-js/actual/array/at'
import 'core-js/actual/string/at'
import 'core-js/actual/array/find-last'
import 'core-js/actual/array/find-last-index'
import 'core-js/actual/object/has-own'
