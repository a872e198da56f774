import { asStep } from './thing.ts';
import type { Node } from '../nodes.ts';
import type { Place } from './resources.ts';

/** The collection that a request is for. */
export const collectionOf = (place: Place, params: Node): string => filled(place.collection ?? '', params);

/** A path with values in the place of its placeholders. */
export const filled = (template: string, params: Node): string =>
  template.replace(/\{([^{}]*)\}/g, (_, name: string) => asStep(String(params[name] ?? '')));

/** The id of the thing that a request is for. */
export const idOf = ({ item = '' }: Place, params: Node): string =>
  item.replace(/\{([^{}]*)\}/g, (_, name: string) => String(params[name] ?? ''));
