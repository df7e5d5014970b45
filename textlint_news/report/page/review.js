// The review page: a verdict on each finding, and writing what was accepted.

let isBusy = false;

function decisions(finding) {
  const able = finding.fixes.some((fix) => fix.edits.length);
  const button = (verdict, words, key) => make('button', {
    type: 'button', class: verdict, 'aria-pressed': String(finding.verdict === verdict), title: `${words} (${key})`,
    onclick: () => { choose(finding, { scroll: false }); judge(finding, verdict); },
  }, words);
  const acts = make('div', { class: 'acts' }, able ? button('accepted', 'Accept', 'a') : '', button('rejected', 'Reject', 'r'));
  const made = [];
  const choices = finding.fixes.map((fix, index) => [fix, index]).filter(([fix]) => fix.edits.length);
  if (choices.length > 1) {
    const select = make('select', { 'aria-label': 'Repair', onchange: () => { finding.choice = Number(select.value); judge(finding, 'accepted', { keep: true }); } },
      choices.map(([fix, index]) => make('option', { value: index, selected: index === finding.choice }, fix.message)));
    made.push(make('div', { class: 'choice' }, select));
  }
  made.push(acts);
  if (finding.verdict === 'rejected') {
    made.push(make('input', { class: 'reason', type: 'text', placeholder: 'Why? (optional)', 'aria-label': 'Reason', value: finding.reason, maxLength: 500,
      oninput: (event) => { finding.reason = event.target.value; finding.told = false; } }));
  }
  return made;
}

/** Gives a finding a verdict; the same one again takes it back. What cannot be made together with it is undecided again. */
function judge(finding, verdict, { keep = false } = {}) {
  finding.verdict = finding.verdict === verdict && !keep ? '' : verdict;
  finding.told = false;
  if (finding.verdict === 'accepted') {
    if (!fixOf(finding) || !fixOf(finding).edits.length) finding.choice = finding.fixes.findIndex((fix) => fix.edits.length);
    if (finding.choice < 0) { finding.choice = 0; finding.verdict = ''; say('There is no repair to accept.'); return; }
    for (const other of rivals(finding)) {
      other.verdict = '';
      say(`${other.rule} cannot be repaired at the same time.`);
    }
  }
  refresh(finding.article, finding.article.body.offsetHeight);
  fillNear();
  if (state.current) choose(state.current, { scroll: false });
  showDecisions();
}

const rivals = (finding) => finding.article.findings.filter((other) =>
  other !== finding && other.verdict === 'accepted' &&
  fixOf(other).edits.some((a) => fixOf(finding).edits.some((b) => !same(a, b) && collide(a, b))));

function judgeCurrent(verdict) {
  if (!state.current) { step(1); return; }
  const finding = state.current;
  judge(finding, verdict, { keep: true });
  if (finding.verdict === verdict) step(1);
}

/** Accepts every safe repair that is shown and undecided, of one rule or of all. */
function acceptSafe(code = '') {
  let number = 0;
  for (const article of articles) {
    for (const finding of article.shown) {
      if (finding.verdict || trustOf(finding) !== 'safe' || (code && finding.rule !== code) || rivals(finding).length) continue;
      finding.verdict = 'accepted';
      number++;
    }
    refresh(article);
  }
  fillNear();
  say(`${counted(number, 'repair')} accepted.`);
  if (state.current) choose(state.current, { scroll: false });
  showDecisions();
}

function acceptRule(code) {
  const safe = articles.some((article) => article.shown.some((f) => f.rule === code && !f.verdict && trustOf(f) === 'safe'));
  return safe ? make('button', { type: 'button', class: 'plain', title: `Accept all safe repairs of ${code}`, 'aria-label': `Accept all safe repairs of ${code}`,
    onclick: () => { acceptSafe(code); applyFilters(); } }, '✓') : '';
}

const judged = (verdict) => articles.flatMap((article) => article.findings.filter((finding) => finding.verdict === verdict));
const toWrite = () => [...judged('accepted'), ...judged('rejected').filter((finding) => !finding.told)];

function showDecisions() {
  const [yes, no] = [judged('accepted').length, judged('rejected').length];
  const open = articles.reduce((sum, article) => sum + article.findings.length, 0) - yes - no;
  $('#verdicts').textContent = `${count(yes)} accepted · ${count(no)} rejected · ${count(open)} to decide`;
  $('#write').textContent = yes ? `Write ${counted(yes, 'repair')}` : 'Write';
  const keeping = $('#keep') && $('#keep').checked && judged('rejected').some((finding) => !finding.told);
  $('#write').disabled = isBusy || !(yes || keeping);
}

async function post(what, body) {
  const answer = await fetch(what, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Sends the verdicts; the server answers with the articles as they are then. */
async function write() {
  if (isBusy || $('#write').disabled) return;
  const keep = Boolean($('#keep') && $('#keep').checked);
  const chosen = articles.filter((article) => toWrite().some((finding) => finding.article === article)).map((article) => ({
    article: article.index,
    version: article.version,
    accept: article.findings.filter((f) => f.verdict === 'accepted').map((f) => [f.number, f.choice]),
    reject: article.findings.filter((f) => f.verdict === 'rejected').map((f) => [f.number, f.reason]),
  }));
  isBusy = true;
  showDecisions();
  try {
    const answer = await post('write', { articles: chosen, keep });
    for (const [index, data] of Object.entries(answer.articles)) replace(articles[index], data);
    message(answer.messages, answer.failed);
  } catch (error) {
    message([error instanceof TypeError ? 'The review is over: its server does not answer. Nothing was written.' : error.message], true);
  }
  isBusy = false;
  applyFilters();
  showDecisions();
}

function replace(article, data) {
  Object.assign(summary.rules, data.rules);
  summary.findings += data.findings.length - article.findings.length;
  Object.assign(article, data);
  prepare(article, article.index);
  for (const finding of article.findings) finding.told = finding.verdict === 'rejected';
  article.isFilled = false;
  if (state.current && state.current.article === article) state.current = null;
}

function message(lines, failed) {
  $('#said').replaceChildren(...lines.map((line) => make('span', { class: failed ? 'failed' : '' }, line)));
}

async function done() {
  if (judged('accepted').length && !confirm('Accepted repairs are not written yet. End the review all the same?')) return;
  try { await post('done', {}); } catch { /* it has ended */ }
  isOver = true;
  document.body.replaceChildren(make('main', { id: 'over' }, make('h1', {}, 'The review is over.'), make('p', {}, 'You can close this page.')));
}

let isOver = false;

function setUpReview() {
  KEYS.splice(2, 0,
    ['a', 'accept the repair', () => judgeCurrent('accepted')],
    ['r', 'reject it', () => judgeCurrent('rejected')],
    ['u', 'undecided again', () => state.current && judge(state.current, '', { keep: true })],
    ['w', 'write what was accepted', write]);
  $('#decide').hidden = false;
  $('#decide').append(
    make('p', { id: 'said', role: 'status' }),
    make('p', { id: 'verdicts' }),
    summary.acceptFile ? make('label', { class: 'keep' }, make('input', { type: 'checkbox', id: 'keep', onchange: showDecisions }),
      make('span', {}, `keep rejections in ${summary.acceptFile}`)) : '',
    make('button', { type: 'button', id: 'accept-safe', onclick: () => { acceptSafe(); applyFilters(); } }, 'Accept all safe'),
    make('button', { type: 'button', id: 'write', class: 'main', onclick: write }, 'Write'),
    make('button', { type: 'button', id: 'done', onclick: done }, 'Done'));
  addEventListener('beforeunload', (event) => { if (!isOver && judged('accepted').length) event.preventDefault(); });
  showDecisions();
}
