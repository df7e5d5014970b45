// What was found, from the script elements that hold it, and small tools.

const $ = (selector, root = document) => root.querySelector(selector);

/** An element with properties (`class`, `data-…`, `aria-…` as attributes, `on…` as listeners) and children; text is always text. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes('-')) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== ''));
  return element;
}

const count = (number) => number.toLocaleString('en');
const counted = (number, one, many = one + 's') => `${count(number)} ${number === 1 ? one : many}`;
const TRUST = { safe: 2, unsafe: 1, display: 0 };
const SEVERITIES = ['error', 'warning', 'info'];
const isReview = document.documentElement.dataset.mode === 'review';

const summary = JSON.parse($('#summary').textContent);
const articles = [...document.querySelectorAll('script.article')].map((script) => JSON.parse(script.textContent));
for (const script of document.querySelectorAll('script.article')) script.remove();
articles.forEach(prepare);

/** Adds to an article from the data what the page keeps about it. */
function prepare(article, index) {
  article.index = index;
  article.findings.forEach((finding, number) => {
    Object.assign(finding, { number, article, choice: 0, verdict: finding.verdict || '', reason: finding.reason || '' });
  });
}

const ruleOf = (finding) => summary.rules[finding.rule];
const fixOf = (finding) => finding.fixes[finding.choice];
/** How far a finding's repair may be trusted: safe, unsafe, display, or '' when there is none. */
const trustOf = (finding) => (fixOf(finding) && fixOf(finding).edits.length ? fixOf(finding).safety : finding.fixes.length ? 'display' : '');

const state = { view: 'inline', severities: new Set(SEVERITIES), repair: '', rules: new Set(), words: '', current: null, open: null };
