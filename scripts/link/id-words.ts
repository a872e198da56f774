/** The words that operation ids are made of, as data. A new word is a new line here and a row in `test/link/operation-ids.test.ts`. */
import { lookup } from '../lookup.ts';

/**
 * Verbs of titles, in the form in which a title begins, and the verb of the id. `read` becomes `list` or `show`, by
 * what the operation answers. A verb that isn't here keeps its stem.
 */
export const TITLE_VERBS = lookup({
  ...of(
    'read',
    'querying query obtaining obtain viewing view getting get listing list reading read showing show describing describe searching search fetching fetch retrieving retrieve monitoring monitor enumerating enumerate finding find returns',
  ),
  ...of(
    'create',
    'creating create allocating allocate assigning assign purchasing purchase establishing establish generating generate making make',
  ),
  ...of('add', 'adding add inserting insert'),
  ...of('delete', 'deleting delete releasing release unregistering unregister clearing clear'),
  ...of('remove', 'removing remove'),
  ...of('update', 'updating update modifying modify changing change editing edit renaming rename adjusting adjust'),
  ...of('configure', 'configuring configure'),
  ...of('set', 'setting set'),
  ...of('associate', 'binding bind associating associate'),
  ...of('disassociate', 'unbinding unbind disassociating disassociate dissociating dissociate'),
  ...of('restart', 'rebooting reboot restarting restart'),
  ...of('copy', 'replicating replicate copying copy'),
  ...of('execute', 'running run executing execute'),
  ...of('validate', 'verifying verify validating validate'),
  ...of('check', 'checking check'),
  ...of('accept', 'accepting accept'),
  ...of('activate', 'activating activate'),
  ...of('apply', 'applying apply'),
  ...of('approve', 'approving approve'),
  ...of('attach', 'attaching attach'),
  ...of('authorize', 'authorizing authorize'),
  ...of('cancel', 'canceling cancel cancelling'),
  ...of('close', 'closing close'),
  ...of('connect', 'connecting connect'),
  ...of('deactivate', 'deactivating deactivate'),
  ...of('decrypt', 'decrypting decrypt'),
  ...of('detach', 'detaching detach'),
  ...of('disable', 'disabling disable'),
  ...of('disconnect', 'disconnecting disconnect'),
  ...of('download', 'downloading download'),
  ...of('enable', 'enabling enable'),
  ...of('encrypt', 'encrypting encrypt'),
  ...of('expand', 'expanding expand extending extend'),
  ...of('export', 'exporting export'),
  ...of('freeze', 'freezing freeze'),
  ...of('grant', 'granting grant'),
  ...of('import', 'importing import'),
  ...of('install', 'installing install'),
  ...of('uninstall', 'uninstalling uninstall'),
  ...of('lock', 'locking lock'),
  ...of('unlock', 'unlocking unlock'),
  ...of('manage', 'managing manage'),
  ...of('merge', 'merging merge'),
  ...of('migrate', 'migrating migrate'),
  ...of('move', 'moving move'),
  ...of('pause', 'pausing pause'),
  ...of('publish', 'publishing publish'),
  ...of('rebuild', 'rebuilding rebuild'),
  ...of('register', 'registering register'),
  ...of('reject', 'rejecting reject refusing refuse'),
  ...of('renew', 'renewing renew'),
  ...of('reserve', 'reserving reserve'),
  ...of('reset', 'resetting reset'),
  ...of('resize', 'resizing resize'),
  ...of('restore', 'restoring restore'),
  ...of('resume', 'resuming resume'),
  ...of('retry', 'retrying retry'),
  ...of('revoke', 'revoking revoke'),
  ...of('send', 'sending send'),
  ...of('share', 'sharing share'),
  ...of('shrink', 'shrinking shrink'),
  ...of('start', 'starting start'),
  ...of('stop', 'stopping stop'),
  ...of('submit', 'submitting submit'),
  ...of('subscribe', 'subscribing subscribe'),
  ...of('unsubscribe', 'unsubscribing unsubscribe'),
  ...of('switch', 'switching switch'),
  ...of('synchronize', 'synchronizing synchronize'),
  ...of('terminate', 'terminating terminate'),
  ...of('test', 'testing test'),
  ...of('upgrade', 'upgrading upgrade'),
  ...of('upload', 'uploading upload'),
  ...of('abort', 'aborting abort'),
  ...of('accelerate', 'accelerating accelerate'),
  ...of('archive', 'archiving archive'),
  ...of('clone', 'cloning clone'),
  ...of('collect', 'collecting collect'),
  ...of('commit', 'committing commit'),
  ...of('complete', 'completing complete'),
  ...of('confirm', 'confirming confirm'),
  ...of('convert', 'converting convert'),
  ...of('count', 'counting count'),
  ...of('deploy', 'deploying deploy'),
  ...of('evaluate', 'evaluating evaluate'),
  ...of('handle', 'handling handle'),
  ...of('initiate', 'initiating initiate'),
  ...of('initialize', 'initializing initialize'),
  ...of('invoke', 'invoking invoke'),
  ...of('join', 'joining join'),
  ...of('leave', 'leaving leave'),
  ...of('promote', 'promoting promote'),
  ...of('protect', 'protecting protect'),
  ...of('record', 'recording record'),
  ...of('recover', 'recovering recover'),
  ...of('redeem', 'redeeming redeem'),
  ...of('refresh', 'refreshing refresh'),
  ...of('replace', 'replacing replace'),
  ...of('rotate', 'rotating rotate'),
  ...of('save', 'saving save'),
  ...of('sign', 'signing sign'),
  ...of('skip', 'skipping skip'),
  ...of('sort', 'sorting sort'),
  ...of('split', 'splitting split'),
  ...of('suspend', 'suspending suspend'),
  ...of('transfer', 'transferring transfer'),
  ...of('trigger', 'triggering trigger'),
  ...of('unfreeze', 'unfreezing unfreeze'),
  ...of('unshare', 'unsharing unshare'),
  ...of('wait', 'waiting wait'),
  ...of('write', 'writing write'),
  ...of('reinstall', 'reinstalling reinstall'),
  ...of('revert', 'reverting revert'),
  ...of('truncate', 'truncating truncate'),
});

function of(verb: string, titles: string): Record<string, string> {
  return Object.fromEntries(titles.split(' ').map((title) => [title, verb]));
}

/** Verbs of two words, as a title begins, without its end: the particle changes the meaning, and stays. */
export const PHRASAL_VERBS = lookup({
  'logging in': 'logIn',
  'logging out': 'logOut',
  'backing up': 'backUp',
  'rolling back': 'rollBack',
  'scaling up': 'resize',
  'scaling out': 'expand',
  'scaling in': 'shrink',
  'scaling down': 'shrink',
  'scale up': 'resize',
  'scale out': 'expand',
  'scale in': 'shrink',
  'turning on': 'enable',
  'turning off': 'disable',
  'looking up': 'read',
  'setting up': 'create',
  'shutting down': 'stop',
  'powering on': 'start',
  'powering off': 'stop',
});

/** Words behind a verb of change that say that a thing's size is changed. */
export const SIZE_WORDS = new Set(['specifications', 'specification', 'flavor', 'flavors', 'class', 'specs']);

/** Words of a title that say nothing about what the operation is for. */
export const FILLER_WORDS = new Set(
  'a an the details detail about list lists specified given basic brief configured detailed existing multiple single certain information info of on for in to from by with and or all api its their this that at using through based'.split(
    ' ',
  ),
);

/** Words of a title behind which it says with what or when, and no longer what. */
export const CLAUSE_WORDS = new Set('by that which using via through based during after before when at'.split(' '));

/** Words of a title between a thing and what it is part of: `Tags of a Kite` are kite tags. */
export const OF_WORDS = new Set('of for in on about between'.split(' '));

/** Words between two things that something is done to. */
export const PAIR_WORDS = new Set(['to', 'from', 'with']);

/** Words that say how often or whose, and are no thing: nothing of their own is listed or shown. */
export const ADJECTIVES = new Set(
  'hourly daily weekly monthly yearly annual current default defaults public private shared common recent latest'.split(
    ' ',
  ),
);

/** Words that have no plural. */
export const UNCOUNTABLE = new Set(
  'metadata data information statistics news series traffic usage storage capacity progress content history encryption versioning access'.split(
    ' ',
  ),
);

/** What a service does, by the noun that ends its title. */
export const SERVICE_VERBS = lookup({
  recognition: 'recognize',
  detection: 'detect',
  translation: 'translate',
  moderation: 'moderate',
  analysis: 'analyze',
});

/** Words that end a segment which begins with a verb and names things nevertheless: `import-tasks`. */
export const WORK_NOUNS = new Set('tasks jobs records requests sets'.split(' '));

/** Words that belong to the verb before them. */
export const PARTICLES = new Set('up down in out on off back over'.split(' '));

/** Last words of a path that only the word before them makes clear. */
export const GENERIC_NOUNS = new Set(
  'tag tags default defaults version versions quota quotas config configs configuration configurations policy policies status statuses metadata action actions count statistics record records result results item items data setting settings history histories progress summary permission permissions member members type types parameter parameters option options rule rules log logs event events content detail details resource resources information info body value values association associations'.split(
    ' ',
  ),
);

/** Nouns of which every thing may have some: below an item, or beside the items of a collection, they are of it. */
export const MINOR_NOUNS = new Set([
  'extra specs',
  ...'file files host hosts instance instances ip ips limit limits node nodes process processes spec specs'.split(' '),
  ...'task tasks user users'.split(' '),
]);

/** Last words of a path that aren't what is asked for, but how. */
export const VIEW_WORDS = new Set(
  'detail details all list lists info infos information action actions operate operation filter force query get search'.split(
    ' ',
  ),
);

/** Those of them that say only that something is done. */
export const ACTION_WORDS = new Set('action actions operate operation filter query get search'.split(' '));

/** Segments of two words that are what is asked for in another form: things found by their tags. */
export const FOUND_WORDS = new Set(['resource instances', 'resource instance']);

/** Plurals that lose only their `s`, though others with such an end lose `es`. */
export const KEEPS_E = /(?:^ex|cach|nich|[aeiou]z)es$/;

/** Singulars that end as a plural does. */
export const INVARIABLE = new Set(
  'status dns address access process progress series news analysis basis https alias canvas lens gps sms tls cors os has is gas bus bonus campus corpus focus radius virus'.split(
    ' ',
  ),
);
