// Takes half an hour: `npm run test:hostile` runs it, `npm test` doesn't. `HOSTILE_KILLS` is how often each command is
// killed; CI kills less often.
export default {
  test: {
    root: import.meta.dirname,
    include: ['*.ts'],
    fileParallelism: false,
    maxConcurrency: 2,
    testTimeout: 7_200_000,
    hookTimeout: 600_000,
  },
};
