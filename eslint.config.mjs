import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const noAxios = { name: 'axios', message: 'Only src/core/api/http.ts knows axios.' };
const noVscode = { name: 'vscode', message: 'src/core knows no vscode, not even its types.' };
const noUi = { group: ['**/ui', '**/ui/**', '**/extension'], message: 'One direction: core <- ui <- extension.ts.' };

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', 'coverage', '.vscode-test'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50 }],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-imports': ['error', { paths: [noAxios] }] } },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [noAxios, noVscode], patterns: [noUi] }] },
  },
  {
    // The second one is the type of what the first one imports.
    files: ['src/core/api/http.ts', 'src/core/api/axiosFetch.d.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [noVscode], patterns: [noUi] }] },
  },
  {
    files: ['src/ui/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [noAxios], patterns: [{ group: ['**/extension'], message: noUi.message }] },
      ],
    },
  },
  // Facts in words make long describe blocks; test tools print what they do.
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  { files: ['bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
