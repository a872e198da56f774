import { ANY_FAMILY } from './any-family.ts';
import type { Dialect } from './dialect.ts';

/** The house's own pages: those of any family, whose services all authenticate in one way. */
export const HOUSE_DIALECT: Dialect = {
  ...ANY_FAMILY,
  access: {
    areHostsExamples: true,
    security: {
      token: { header: 'X-Auth-Token', description: 'Token of the identity service.' },
      signature: { header: 'Authorization', description: 'Request signed with an access key (AK/SK).' },
    },
    credentialHeaders: [
      'x-auth-token',
      'authorization',
      'x-sdk-date',
      'x-security-token',
      'x-project-id',
      'x-domain-id',
    ],
  },
};
