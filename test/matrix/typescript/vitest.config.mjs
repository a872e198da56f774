// What the matrix runs for itself; the tests of the project don't pick it up.
export default { test: { root: import.meta.dirname, include: ['operations.ts'] } };
