/** What the stages hand to each other: pages, facts, the model of a service, and the findings. Imports nothing. */
export * from './diagnostics.ts';
export * from './document.ts';
export * from './facts.ts';
export * from './name-family.ts';
export * from './page-fault.ts';
export * from './provenance.ts';
export * from './service.ts';
export * from './values.ts';
