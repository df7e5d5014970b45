// What is shown: severities, kinds of repair, rules, words. The bars count what the other filters leave of each rule.

function fits(finding, { rules = true } = {}) {
  const trust = trustOf(finding);
  return (
    state.severities.has(finding.severity) &&
    (!state.repair || (state.repair === 'none' ? trust === '' || trust === 'display' : trust === state.repair)) &&
    (!rules || !state.rules.size || state.rules.has(finding.rule))
  );
}

/** Whether the words searched for are in the article or one of its findings. */
function holds(article) {
  if (!state.words) return true;
  if (article.place.toLowerCase().includes(state.words) || article.text.toLowerCase().includes(state.words)) return true;
  return article.findings.some((f) => `${f.rule} ${ruleOf(f).name} ${f.message}`.toLowerCase().includes(state.words));
}

/** Applies the filters to all articles and counts what they leave. */
function applyFilters() {
  const bars = new Map();
  state.open = null;
  let [found, inArticles] = [0, 0];
  for (const article of articles) {
    const isIn = holds(article);
    article.shown = [];
    for (const finding of isIn ? article.findings : []) {
      if (fits(finding, { rules: false })) bars.set(finding.rule, (bars.get(finding.rule) || 0) + 1);
      if (fits(finding)) article.shown.push(finding);
    }
    found += article.shown.length;
    inArticles += article.shown.length > 0;
    refresh(article);
  }
  fillNear();
  if (state.current && !state.current.article.shown.includes(state.current)) choose(null);
  $('#nothing').hidden = found > 0 || !articles.length;
  headline(found, inArticles);
  showBars(bars);
  if ($('#contents').open) contents();
}

function headline(found, inArticles) {
  const parts = [];
  if (!summary.findings) parts.push(make('strong', {}, 'No findings'));
  else parts.push(make('strong', {}, counted(found, 'finding')), found < summary.findings ? ` of ${count(summary.findings)}` : '');
  parts.push(found || !summary.findings ? ` in ${counted(found ? inArticles : summary.articles, 'article')}` : '');
  if (found && summary.articles > inArticles) parts.push(` of ${count(summary.articles)}`);
  const safe = articles.reduce((sum, article) => sum + article.shown.filter((finding) => trustOf(finding) === 'safe').length, 0);
  if (safe) parts.push(` · ${counted(safe, 'safe repair')}`);
  $('#headline').replaceChildren(...parts);
}

function showBars(bars) {
  const groups = new Map();
  for (const code of Object.keys(summary.rules)) {
    const { group } = summary.rules[code];
    groups.set(group, [...(groups.get(group) || []), code]);
  }
  const total = (codes) => codes.reduce((sum, code) => sum + (bars.get(code) || 0), 0);
  const most = Math.max(1, ...bars.values());
  const list = [...groups].sort((a, b) => total(b[1]) - total(a[1])).map(([group, codes]) =>
    make(
      'div',
      { class: 'group', role: 'group', 'aria-label': group },
      make('button', { type: 'button', class: 'groupname', 'data-group': group, 'aria-pressed': String(codes.every((code) => state.rules.has(code))) },
        make('span', {}, group), make('span', { class: 'number' }, count(total(codes)))),
      codes.sort((a, b) => (bars.get(b) || 0) - (bars.get(a) || 0) || a.localeCompare(b)).map((code) => bar(code, bars.get(code) || 0, most)),
    ));
  const active = document.activeElement && document.activeElement.closest('#rules button');
  const again = active && (active.dataset.rule ? `[data-rule="${active.dataset.rule}"]` : `[data-group="${active.dataset.group}"]`);
  $('#rules').replaceChildren(...list);
  if (again && $(`#rules ${again}`)) $(`#rules ${again}`).focus();
  $('#clear').hidden = !state.rules.size;
}

function bar(code, number, most) {
  const fill = make('span', { class: 'bar' });
  fill.style.width = `${(100 * number) / most}%`;
  const pressed = String(state.rules.has(code));
  const title = `${code}: ${summary.rules[code].why}`;
  return make('div', { class: 'rule' + (number ? '' : ' none') },
    make('button', { type: 'button', 'data-rule': code, 'aria-pressed': pressed, title },
      make('span', { class: 'name' }, summary.rules[code].name), make('span', { class: 'number' }, count(number)), fill),
    isReview ? acceptRule(code) : '');
}

/** Shows only these rules; pressed again, no longer. */
function toggleRules(codes) {
  const all = codes.every((code) => state.rules.has(code));
  for (const code of codes) all ? state.rules.delete(code) : state.rules.add(code);
  applyFilters();
}

function contents() {
  const items = articles.filter((article) => article.shown.length).map((article) =>
    make('li', {}, make('a', { href: `#a${article.index}` }, article.place), make('span', { class: 'number' }, count(article.shown.length))));
  $('#contents ol').replaceChildren(...items);
}

function setUpFilters() {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0]));
  for (const article of articles) for (const finding of article.findings) counts[finding.severity]++;
  for (const severity of SEVERITIES.filter((name) => counts[name])) {
    const box = make('input', { type: 'checkbox', checked: true, onchange: () => {
      box.checked ? state.severities.add(severity) : state.severities.delete(severity);
      applyFilters();
    } });
    $('#severities').append(make('label', { class: severity }, box, make('span', {}, severity), make('span', { class: 'number' }, count(counts[severity]))));
  }
  $('#repair').addEventListener('change', (event) => { state.repair = event.target.value; applyFilters(); });
  $('#clear').addEventListener('click', () => { state.rules.clear(); applyFilters(); });
  $('#contents').addEventListener('toggle', contents);
  $('#rules').addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.rule) toggleRules([button.dataset.rule]);
    else if (button.dataset.group) toggleRules(Object.keys(summary.rules).filter((code) => summary.rules[code].group === button.dataset.group));
  });
  let waiting;
  $('#search').addEventListener('input', (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { state.words = event.target.value.trim().toLowerCase(); applyFilters(); }, 120);
  });
}
