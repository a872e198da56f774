import { type Catalogue, detail, says } from './wording.ts';

/** Findings of suppressions, in a file or in a comment of a page. */
export const SUPPRESS_CODES = {
  'suppress/unused': {
    kind: 'contract',
    severity: 'warning',
    title: 'Suppression of nothing',
    why: 'No finding is covered by it any more: the page was corrected, or the suppression names another one. Delete it, or correct what it names.',
    says: says`The suppression of ${'what'} covers no finding; delete it`,
  },
  'suppress/expired': {
    kind: 'contract',
    severity: 'warning',
    title: 'Suppression past its day',
    why: 'The day after which the finding was to be looked at again has passed, so the finding counts again. Correct the page, or set a later day.',
    says: says`The suppression of ${'what'} held until ${detail('day')}: ${detail('reason')}`,
  },
  'suppress/comment-unread': {
    kind: 'contract',
    severity: 'warning',
    title: 'Comment that suppresses nothing',
    why: 'A comment `specscribe-ignore` names the code of a finding and then the reason, as in `specscribe-ignore: link/example-enum the server takes both`. Without a known code or without a reason it does nothing. In HTML and Markdown it is written `<!-- … -->`, in RST as a line that begins with `.. `.',
    says: {
      code: says`The comment names ${'what'}, which is not the code of a finding`,
      form: says`On a page of RST the comment is a line of its own, .. specscribe-ignore: ${'what'} and the reason`,
      reason: says`The comment gives no reason why ${'what'} is fine here`,
    },
  },
} as const satisfies Catalogue;
