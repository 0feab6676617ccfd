import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/shared/api/schema.gen.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...vue.configs['flat/recommended'],
  {
    files: ['src/**/*.{ts,vue}'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'] },
    },
    rules: {
      'no-undef': 'off', // vue-tsc knows better
      'no-irregular-whitespace': 'off', // the ideographic space is Chinese typesetting
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: ['error', 'smart'],
      'no-restricted-globals': [
        'error',
        { name: 'alert', message: 'Say it in the page.' },
        { name: 'confirm', message: 'Use ConfirmSentence.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'navigator', property: 'clipboard', message: 'Not there on plain HTTP; use copyText.' },
        { object: 'navigator', property: 'serviceWorker', message: 'Not there on plain HTTP.' },
        { object: 'crypto', property: 'subtle', message: 'Not there on plain HTTP.' },
        { object: 'crypto', property: 'randomUUID', message: 'Not there on plain HTTP or Chrome 90.' },
      ],
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 20],
    },
  },
  {
    files: ['src/**/*.vue'],
    rules: {
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/no-static-inline-styles': 'error', // the content security policy blocks them
      'vue/no-v-html': 'error',
      'vue/no-ref-object-reactivity-loss': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/html-button-has-type': 'error',
      // Layout is the author's; a line limit of attributes says nothing.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  { files: ['docs/**'], languageOptions: { globals: globals.browser } },
  { files: ['scripts/**', '*.js', '*.ts'], languageOptions: { globals: globals.node } },
)
