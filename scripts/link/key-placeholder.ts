import { isNameFamily } from '../ir/index.ts';

/** A row that stands for any key of a map: its name has blanks, stands in brackets, or is what many names begin with. */
export const isKeyPlaceholder = (name: string): boolean =>
  /^[^,;>└├\s]*\s[^,;]*$|^[{<[].*[}>\]]$/.test(name) || isNameFamily(name);
