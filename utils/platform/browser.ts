/** The one way to the extension's APIs: promises and types alike in every browser. */
export { default as browser, type Runtime } from 'webextension-polyfill';
