// Articles, rows and the notes beside them. An article's rows are made when it comes near the window.

const WORDS = { safe: 'safe', unsafe: 'to look at', display: 'suggestion', '': '' };
const holder = $('#articles');
const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => fill(articles[entry.target.dataset.article])),
  { rootMargin: '1200px' },
);

/** The section of an article, with an empty body that is filled later. */
function section(article) {
  const heading = make('h2', { title: article.place, id: `a${article.index}-h` }, article.place);
  const about = make('p', { class: 'about' });
  const body = make('div', { class: 'body' });
  article.body = body;
  article.about = about;
  article.section = make(
    'section',
    { id: `a${article.index}`, 'data-article': article.index, 'aria-labelledby': heading.id, class: isSource(article) ? 'source' : '' },
    make('header', {}, heading, about),
    body,
  );
  near.observe(article.section);
  return article.section;
}

const isSource = (article) => /\.(md|markdown|mdown|mkd|qmd|rmd|mdx|html?|xhtml)$/i.test(article.place);

/** Makes the rows of an article, once; `refresh` makes them anew. */
function fill(article) {
  if (article.isFilled || !article.shown) return;
  article.isFilled = true;
  near.unobserve(article.section);
  const edits = shownEdits(article.shown).map((edit) => trimmed(article.text, edit));
  const lines = linesOf(article.text, article.gaps);
  const rows = lines.map(() => ({ findings: [], cards: [], edits: [] }));
  const rowOf = (offset) => {
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lines[middle][0] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  for (const finding of article.shown) {
    const first = rowOf(finding.start);
    rows[first].cards.push(finding);
    for (let row = first; row <= rowOf(Math.max(finding.end - 1, finding.start)); row++) rows[row].findings.push(finding);
  }
  for (const edit of edits) for (let row = rowOf(edit[0]); row <= rowOf(Math.max(edit[1] - 1, edit[0])); row++) rows[row].edits.push(edit);
  const gaps = new Map();
  for (const [at, left] of article.gaps) gaps.set(at === article.text.length ? lines.length : rowOf(at), left);
  const made = [];
  lines.forEach((line, number) => {
    if (gaps.has(number)) made.push(gap(gaps.get(number)));
    made.push(row(article, line, rows[number]));
  });
  if (gaps.has(lines.length)) made.push(gap(gaps.get(lines.length)));
  if (article.left) made.push(make('p', { class: 'note' }, `${counted(article.left, 'more finding')} in this article are not shown.`));
  article.body.replaceChildren(...made);
  article.body.style.minHeight = '';
  highlight();
}

const gap = (left) => make('p', { class: 'gap' }, `${counted(left, 'character')} without findings`);

function row(article, line, { findings, cards, edits }) {
  if (line[0] === line[1] && !cards.length && !edits.some((edit) => edit[2])) return make('div', { class: 'blank' });
  const nodes = (side) => lineNodes(article, line, findings, edits, side);
  const split = state.view === 'split';
  const old = make('div', { class: 'text', dir: 'auto' }, nodes(split ? 'old' : 'both'));
  if (cards.length) old.prepend(make('span', { class: 'line', 'aria-hidden': true }, String(cards[0].line)));
  const after = split ? make('div', { class: 'text new' + (edits.length ? '' : ' same'), dir: 'auto' }, nodes('new')) : '';
  const notes = cards.length ? make('div', { class: 'notes' }, cards.map(card)) : '';
  return make('div', { class: 'row' + (cards.length ? ' found' : '') }, old, after, notes);
}

function card(finding) {
  const rule = ruleOf(finding);
  const trust = trustOf(finding);
  const fix = fixOf(finding);
  const element = make(
    'article',
    { class: `card ${finding.severity} ${finding.verdict}`, id: idOf(finding), tabIndex: 0, 'data-f': finding.number },
    make(
      'p',
      { class: 'message' },
      make('span', { class: 'severity', title: finding.severity }, make('span', { class: 'hidden' }, finding.severity)),
      make('code', { title: rule.name }, finding.rule),
      ' ',
      visible(finding.message),
    ),
  );
  if (fix) element.append(make('p', { class: `fix ${trust}` }, make('span', { class: 'trust' }, WORDS[trust]), ' ', visible(fix.message)));
  const about = [make('strong', {}, rule.name), rule.why ? ` – ${rule.why}` : ''];
  element.append(make('p', { class: 'why' }, about));
  if (isReview) element.append(...decisions(finding));
  finding.card = element;
  if (finding === state.current) element.classList.add('current');
  return element;
}

const idOf = (finding) => `f${finding.article.index}-${finding.number}`;

/** Forgets an article's rows, for other filters, another view or another verdict. `fillNear` makes those that are seen. */
function refresh(article, height = 0) {
  article.body.style.minHeight = `${height || guessed(article)}px`;
  article.isFilled = false;
  article.section.hidden = !article.shown.length;
  const all = article.findings.length + article.left;
  const shown = article.shown.length < all ? `${count(article.shown.length)} of ` : '';
  const fixed = article.fixed ? ` · ${count(article.fixed)} repaired before` : '';
  article.about.textContent = `${shown}${counted(all, 'finding')}${fixed}`;
  article.body.replaceChildren();
  near.observe(article.section);
}

/** About how high the rows will be, so that what is far away stays far away. */
const guessed = ({ text, shown }) => Math.max(text.length / 2.6, shown.length * 70);

function fillNear() {
  for (const article of articles) {
    if (!article.shown.length) continue;
    const box = article.section.getBoundingClientRect();
    if (box.top > innerHeight + 1200) break;
    if (box.bottom > -1200) fill(article);
  }
}

/** Marks what was searched for, where the browser can do so without touching the text. */
function highlight() {
  if (!CSS.highlights) return;
  CSS.highlights.delete('searched');
  if (state.words.length < 2) return;
  const ranges = [];
  for (const text of document.querySelectorAll('#articles .text, #articles h2')) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 2000) {
      const words = walker.currentNode.data.toLowerCase();
      for (let at = words.indexOf(state.words); at >= 0; at = words.indexOf(state.words, at + 1)) {
        if (at + state.words.length > walker.currentNode.length) break;
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + state.words.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set('searched', new Highlight(...ranges));
}
