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
