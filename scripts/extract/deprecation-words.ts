/** What the words `deprecated` and the like may be, of now or of a time to come. */
const RETIRED = '(?:deprecated|discarded|obsolete|discontinued|abandoned|retired|phased out|(?:taken|brought) offline)';

/** `deprecated`, `to be discarded`, `will soon be taken offline`: what is said of a thing in brackets. */
export const RETIREMENT = `(?:(?:(?:is )?(?:about )?to be|will(?: soon)? be|soon to be) )?${RETIRED}`;

/** In brackets, lower case, as a remark behind a name. */
export const isRetirement = (words: string): boolean => WHOLE.test(words);

const WHOLE = new RegExp(`^${RETIREMENT}$`, 'i');
