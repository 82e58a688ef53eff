/** The extension's APIs for the worker and our pages: promises and types alike in every browser. */
export { default as browser, type Runtime, type Storage, type WebRequest } from 'webextension-polyfill';
