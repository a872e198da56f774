import { type Catalogue, detail, says } from './wording.ts';

/** Findings of writing the contract, and of the corrections (overlays) that are applied to it. */
export const EMIT_CODES = {
  'emit/name-refused': {
    kind: 'contract',
    severity: 'warning',
    title: 'Name that generated code could not carry',
    why: "The name has characters that could end a string, a comment or a line of generated code. JSON and HTTP would need it as it is, so it is left out; objects take fields that they don't list. Mend the page, or add the name by an overlay.",
    says: says`${'slot'} ${'name'} is left out of the contract: ${detail('hint')}`,
  },
  'emit/value-refused': {
    kind: 'contract',
    severity: 'warning',
    title: 'Value that generated code could not carry',
    why: 'A listed value or a default has quotes, a backslash or other marks that could end a string or a comment of generated code. The contract has no enumeration or default there; the description still says what the page says.',
    says: says`${'field'}: ${'value'} can't be written into code: ${detail('hint')}`,
  },
  'emit/operation-twice': {
    kind: 'docs',
    severity: 'warning',
    title: 'Two contracts state one operation',
    why: 'Pages show several contracts, and more than one has this method and path. The first, in the order of the files, is kept.',
    says: says`${'method'} ${'path'} is in a contract of another page too; that of the page before is kept`,
  },
  'emit/lifted-name-refused': {
    kind: 'contract',
    severity: 'warning',
    title: 'Name or value of a shown contract that generated code could not carry',
    why: 'The contract that a page shows is taken as it is. No client can be generated of it until an overlay removes or renames what is named here.',
    says: says`${'pointer'}: ${detail('reason')}`,
  },
  'emit/example-cleaned': {
    kind: 'contract',
    severity: 'info',
    title: 'Example without what tools would act on',
    why: 'Control, hiding and reordering characters, keys such as `$ref` and `__proto__`, keys of more than 500 characters and what is nested deeper than 100 levels are left out of the example.',
    says: says`The example loses characters that hide or reorder others, or keys that tools would act on`,
  },
  'overlay/target-missing': {
    kind: 'contract',
    severity: 'error',
    title: 'Correction selects nothing',
    why: 'The target of the action is not in the contract. Mend the target, or delete the action if the pages changed.',
    says: says`${'target'} selects nothing; correct the target, or delete this action if the pages no longer have it`,
  },
  'overlay/target-unusable': {
    kind: 'contract',
    severity: 'error',
    title: 'Correction cannot be applied',
    why: 'The action selects a plain value, the whole contract or a part that every contract needs. Select the object or list that holds what is wrong.',
    says: {
      skeleton: says`The action takes away ${'target'}, which a contract needs`,
      path: says`${'target'} can't be followed (${detail('why')}); name the nodes more closely`,
      root: says`${'target'} selects the whole contract`,
      plain: says`${'target'} selects ${detail('node')}; ${detail('advice')}`,
    },
  },
  'overlay/expectation-failed': {
    kind: 'contract',
    severity: 'error',
    title: 'Correction expects something else',
    why: 'The pages no longer say what the action corrects. Read them again: delete the action, or mend what it expects.',
    says: says`The page now says ${'now'}, not ${'expected'}; delete this action, or correct \`expect\` if the correction is still needed`,
  },
  'overlay/no-effect': {
    kind: 'contract',
    severity: 'error',
    title: 'Correction changes nothing',
    why: 'The pages say by now what the action would set. Delete the action.',
    says: says`The page now says ${'now'}; delete this action`,
  },
} as const satisfies Catalogue;
