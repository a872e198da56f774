/** What is said of a thing that is no longer to be used. */
export const RETIRED =
  '(?:deprecated|discarded|obsolete|discontinued|abandoned|retired|phased out|(?:taken|brought) offline)';

/** `deprecated`, `to be discarded`, `will soon be taken offline`: what is said of a thing in brackets. */
export const RETIREMENT = `(?:(?:(?:is )?(?:about )?to be|will(?: soon)? be|soon to be) )?${RETIRED}`;

/** True for a remark behind a name, without its brackets, that says no more than this. */
export const isRetirement = (words: string): boolean => WHOLE.test(words);

const WHOLE = new RegExp(`^${RETIREMENT}$`, 'i');
