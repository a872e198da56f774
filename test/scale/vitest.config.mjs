// Takes minutes: `npm run test:scale` runs it, `npm test` doesn't.
export default { test: { root: import.meta.dirname, include: ['scale.ts', 'examples.ts'], fileParallelism: false } };
