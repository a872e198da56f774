/** Words of the family that say what a parameter or a field is for. Each list is in the order of preference. */

/** Query parameters that sort, with what they hold. */
export const SORT_WORDS = {
  key: ['sort_key', 'sortKey', 'sort_by', 'sortBy', 'order_by', 'orderBy'],
  direction: ['sort_dir', 'sortDir', 'order', 'sort_order', 'sortOrder', 'direction'],
} as const;

/** Query parameters that page, beside those that generated clients page by. */
export const PAGE_WORDS = {
  limit: ['limit', 'page_size', 'pageSize', 'per_page', 'size'],
  offset: ['offset', 'start'],
  marker: ['marker', 'continue'],
  number: ['page', 'page_no', 'page_num', 'page_number', 'pageNo', 'pageNum', 'pageNumber', 'cur_page', 'current_page'],
} as const;

/** Fields of a list's answer that count. */
export const COUNT_WORDS = {
  /** Things on all pages. */
  all: ['total', 'total_count', 'totalCount', 'total_number', 'total_num', 'count', 'total_size'],
  /** Things on this page. */
  here: ['size', 'current_count', 'currentCount', 'page_count'],
  /** Pages. */
  pages: ['pages', 'total_pages', 'page_total'],
  /** The number of this page. */
  page: ['current', 'page', 'current_page', 'cur_page', 'pageNum', 'page_num'],
  /** Where the next page starts. */
  next: ['next_marker', 'nextMarker'],
  /** Where this page starts. */
  previous: ['previous_marker', 'previousMarker'],
} as const;

/** Fields that hold the time at which a thing was made, and last changed. */
export const MADE_AT = /^(?:create|created|creation)_?(?:at|time|date|on|timestamp)$/i;
export const CHANGED_AT =
  /^(?:update|updated|modify|modified|last_?modified|last_?update)_?(?:at|time|date|on|timestamp)$/i;

/** The end of a parameter that says whether a part of the text of the field before it is enough. */
export const FUZZY_END = /_?(?:fuzzy_match|fuzzy|like)$/i;

/** A description that says that a part of the text is enough. */
export const PART_IS_ENOUGH =
  /\b(?:part of the \w+ is enough|fuzzy (?:match|search|query)|fuzzily|partial(?:ly)? match)/i;

/** Objects of a thing that have its id, where it is none of the thing's own fields. */
export const ID_HOLDERS = ['metadata'];

/** Fields that tell things apart that have no id. */
export const LAST_IDS = ['key', 'name'];

/** Words that say that several things are meant, and not what is done to them. */
export const BATCH_WORDS = ['batch', 'bulk', 'multi'];

/** What is done to several things, by the word that says so. */
export const CHANGE_WORDS = {
  create: 'create',
  add: 'create',
  update: 'update',
  modify: 'update',
  change: 'update',
  delete: 'delete',
  remove: 'delete',
  reset: 'reset',
} as const;

/** The end of the last word of a path that is asked for a list of things, with POST. */
export const SEARCH_END = /(?:^|[-_])(?:search(?:es)?|query|filter|list|detail)$/i;

/** Paths below a collection that list those of its things that have some tags. */
export const BY_TAG = /^resource[-_]instances\/(?:action|filter|count)$/i;

/** States that follow an action, by the first word of its path. */
export const ACTION_STATES: Readonly<Record<string, RegExp>> = {
  start: /^(?:running|active|started|normal|in_?service)$/i,
  restart: /^(?:running|active|started|normal|in_?service)$/i,
  resume: /^(?:running|active)$/i,
  stop: /^(?:stopped|shutoff|shut_?down)$/i,
  pause: /^(?:paused|suspended)$/i,
  suspend: /^suspended$/i,
  cancel: /^cancell?ed$/i,
  terminate: /^(?:terminated|killed)$/i,
  kill: /^(?:killed|terminated)$/i,
  accept: /^(?:accepted|active)$/i,
  reject: /^(?:rejected|refused)$/i,
};

/** Fields of a body that name a job which has begun, and values of its state. */
export const JOB_WORDS = {
  id: ['job_id', 'jobId', 'task_id', 'taskId'],
  state: ['status', 'state'],
  ended: /^(?:success|succeeded|successful|completed|complete|finished|done)$/i,
  running: /^(?:running|processing|in_?progress|doing|executing)$/i,
  begun: /^(?:init|waiting|pending|created|queued)$/i,
} as const;

/** The first word of a list that the names have. */
export const wordIn = (words: readonly string[], has: (name: string) => boolean): string | undefined => words.find(has);
