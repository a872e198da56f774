// Fetches Node.js and all dependencies from npm: `npm run test:long` runs it, `npm test` doesn't.
export default {
  test: {
    root: import.meta.dirname,
    include: ['*.ts'],
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 600_000,
  },
};
