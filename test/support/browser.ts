import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why tests in a browser are skipped; empty where there is one. Under CI a missing one is an error. */
export const NO_BROWSER = existsSync(CHROMIUM) ? '' : `skipped: no browser at ${CHROMIUM}; apt-get install chromium`;
if (NO_BROWSER !== '' && process.env.CI === 'true') throw new Error(NO_BROWSER);

/** Starts the browser; its caller closes it. */
export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM });
