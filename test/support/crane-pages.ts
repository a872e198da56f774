import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { tableHtml } from './small-page.ts';

type Rows = readonly (readonly string[])[];

const COLUMNS = ['Parameter', 'Type', 'Mandatory', 'Description'];
const table = (caption: string, rows: Rows): string =>
  rows.length > 0 ? `<p><b>Table 1</b> ${caption}</p>${tableHtml(COLUMNS, rows)}` : '';

interface Parts {
  readonly query?: Rows;
  readonly header?: Rows;
  readonly body?: Rows;
}

const page = (verb: string, uri: string, { query = [], header = [], body = [] }: Parts = {}) => ({
  file: `${verb.toLowerCase()}.html`,
  text: `<html><body><h1>${verb} a Crane</h1><h4>URI</h4><p>${uri}</p>${table('Path Parameters', [['crane_id', 'String', 'Yes', 'The crane.']])}${table('Query Parameters', query)}
<h4>Request Parameters</h4>${table('Request header parameters', header)}${table('Request body parameters', body)}<h4>Response Parameters</h4>${table('Response body parameters', [['done', 'String', 'Yes', 'What was done.']])}<h4>Status Codes</h4><p>200 OK</p></body></html>`,
});

const PATH = '/v1/cranes/{crane_id}';

/** The contract of pages that share methods and paths, told apart by flags of the query, keys of the body and a header. */
export const cranes = () =>
  contractOf({
    pages: [
      page('Moving', `PUT ${PATH}`),
      page('Painting', `PUT ${PATH}?paint`, { query: [['coat', 'String', 'Yes', 'A coat.']] }),
      page('Oiling', `PUT ${PATH}?oil`),
      page('Starting', `POST ${PATH}/action`, { body: [['os-start', 'Object', 'Yes', 'Starts it.']] }),
      page('Stopping', `POST ${PATH}/action`, { body: [['os-stop', 'Object', 'Yes', 'Stops it.']] }),
      page('Weighing', `GET ${PATH}`),
      page('Measuring', `GET ${PATH}?size`),
      page('Building', `PUT ${PATH}/plan`),
      page('Copying', `PUT ${PATH}/plan`, { header: [['X-Copy-Source', 'String', 'Yes', 'The crane to copy.']] }),
    ],
    config: defaultServiceConfig('cranes'),
    configFile: 'service.yaml',
  }).document;
