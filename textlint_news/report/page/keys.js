// One finding is the current one; keys move from one to the next.

const KEYS = [
  ['j', 'next finding', () => step(1)],
  ['k', 'previous finding', () => step(-1)],
  ['v', 'inline, or side by side', () => setView(state.view === 'inline' ? 'split' : 'inline')],
  ['/', 'search', () => $('#search').focus()],
  ['d', 'light or dark', () => toggleTheme()],
  ['?', 'these keys', () => $('#help').showModal()],
];

/** Makes a finding the current one and brings it into view. */
function choose(finding, { scroll = true, focus = false } = {}) {
  if (state.current && state.current.card) state.current.card.classList.remove('current');
  for (const mark of document.querySelectorAll('mark.current')) mark.classList.remove('current');
  state.current = finding;
  if (!finding) return;
  fill(finding.article);
  finding.card.classList.add('current');
  for (const mark of marksOf(finding)) mark.classList.add('current');
  if (scroll) finding.card.scrollIntoView({ block: 'center' });
  if (focus) finding.card.focus({ preventScroll: true });
}

const marksOf = (finding) => finding.article.body.querySelectorAll(`mark[data-f~="${finding.number}"]`);

function step(by) {
  const open = (state.open ||= articles.flatMap((article) => article.shown.slice().sort((a, b) => a.start - b.start || a.number - b.number)));
  if (!open.length) return;
  let at = open.indexOf(state.current);
  if (at < 0) {
    const first = open.findIndex((finding) => finding.article.section.getBoundingClientRect().bottom > 80);
    at = by > 0 ? Math.max(first, 0) - 1 : first;
  }
  const next = open[Math.min(Math.max(at + by, 0), open.length - 1)];
  choose(next, { focus: true });
  say(`${next.rule}: ${next.message}`);
}

/** For screen readers. */
const say = (words) => { $('#live').textContent = words; };

function setView(view) {
  state.view = view;
  document.documentElement.dataset.view = view;
  remember('view', view);
  for (const button of document.querySelectorAll('[data-view][type=button]')) button.setAttribute('aria-pressed', String(button.dataset.view === view));
  articles.forEach((article) => article.shown && refresh(article));
  if (articles.every((article) => article.shown)) fillNear();
  if (state.current) choose(state.current);
}

function toggleTheme() {
  const dark = getComputedStyle(document.documentElement).colorScheme === 'dark' ||
    (!document.documentElement.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  remember('theme', document.documentElement.dataset.theme);
}

// A page from a file may not be allowed to keep anything.
function remember(key, value) {
  try { localStorage.setItem(`textlint-news-${key}`, value); } catch { /* then it is asked again */ }
}

function remembered(key) {
  try { return localStorage.getItem(`textlint-news-${key}`); } catch { return null; }
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const typing = event.target.closest('input:not([type=checkbox]), select, textarea');
  if (event.key === 'Escape' && typing) { typing.blur(); return; }
  if (typing || $('#help').open) return;
  const found = KEYS.find(([key]) => key === event.key);
  if (!found) return;
  event.preventDefault();
  found[2]();
}

function setUpKeys() {
  document.addEventListener('keydown', onKey);
  $('#help dl').append(...KEYS.flatMap(([key, words]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, words)]));
  $('#help-button').addEventListener('click', () => $('#help').showModal());
  $('#help-close').addEventListener('click', () => $('#help').close());
  $('#theme').addEventListener('click', toggleTheme);
  for (const button of document.querySelectorAll('button[data-view]')) button.addEventListener('click', () => setView(button.dataset.view));
  holder.addEventListener('focusin', (event) => {
    const card = event.target.closest('.card');
    if (!card || !event.target.matches(':focus-visible')) return;
    const finding = articles[card.closest('section').dataset.article].findings[card.dataset.f];
    if (finding !== state.current) choose(finding, { scroll: false });
  });
  holder.addEventListener('click', (event) => {
    const target = event.target.closest('mark[data-f], .card[data-f]');
    if (!target || event.target.closest('button, input, select')) return;
    const article = articles[target.closest('section').dataset.article];
    const found = target.dataset.f.split(' ').map((number) => article.findings[number]);
    found.sort((a, b) => a.end - a.start - (b.end - b.start));
    choose(found[0], { scroll: !target.classList.contains('card') });
  });
}
