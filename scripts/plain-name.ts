import { asciiName } from './ascii-name.ts';

/** A name as people mean it, without case and separators: `a-b`, `aB` and `A_B` are one. Letters and digits of ASCII stay. */
export const plainName = (name: string): string =>
  asciiName(name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
