import { build } from '../../support/build.ts';

/** What is tried in the browser is the program as it is built. */
export default build;
