import { type Catalogue, detail, says } from './wording.ts';

/** Findings of committed files that no longer match the pages. */
export const CHECK_CODES = {
  'check/spec-stale': {
    kind: 'contract',
    severity: 'error',
    title: 'File of the contract is not what the pages give',
    why: 'Pages, settings or specscribe have changed since it was written, or it was edited. `specscribe build` writes it again; change the pages, or correct them by an overlay, never the file.',
    says: says`From this line on, the pages now give other text`,
  },
  'check/target-stale': {
    kind: 'contract',
    severity: 'error',
    title: 'Generated code is not of this contract',
    why: 'Contract, templates or generator have changed since it was generated. `specscribe build` generates it again.',
    says: says`${'target'} was generated from other inputs`,
  },
  'check/target-edited': {
    kind: 'contract',
    severity: 'error',
    title: 'Generated file was edited or removed',
    why: 'Its hash is not the one that was noted when it was generated. `specscribe build` puts it back; change the template instead.',
    says: says`The file was changed after it was generated`,
  },
  'check/file-missing': {
    kind: 'contract',
    severity: 'error',
    title: 'Emitted file is missing',
    why: 'The pages give a file that is not there. `specscribe build` writes it.',
    says: {
      spec: says`The pages give this file, but it is missing`,
      target: says`${'target'} has not been generated yet`,
      generated: says`This file was generated and is now missing`,
    },
  },
  'check/left-over': {
    kind: 'contract',
    severity: 'error',
    title: 'Emitted file that nothing gives',
    why: 'No service or no target of a service makes it any more. Remove it; `specscribe build` removes nothing that it does not replace.',
    says: {
      target: says`${'folder'} is not a target of docs-source/${'service'}/service.yaml`,
      service: says`There is no docs-source/${'service'}`,
    },
  },
  'check/page-changed': {
    kind: 'contract',
    severity: 'info',
    title: 'Page changed since the contract was written',
    why: 'The source map has the hash of another text, or of no page of this name. What the change means is reported with it.',
    says: {
      changed: says`The page has changed since ${detail('contract')} was written`,
      new: says`The page is new since ${detail('contract')} was written`,
      gone: says`The page is gone since ${detail('contract')} was written`,
    },
  },
} as const satisfies Catalogue;
