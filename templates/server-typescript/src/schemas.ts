/** Stands in for the schemas of a contract while the templates are checked; it is never copied. */
export const schemas = {
  Thing: {
    $id: 'Thing',
    type: 'object',
    required: ['name', 'state'],
    properties: { name: { type: 'string' }, state: { type: 'string', enum: ['READY', 'GONE'] } },
  },
} as const;
