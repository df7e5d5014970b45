// The page put together.

function notes() {
  const list = summary.troubles.map((trouble) =>
    make('p', { class: 'note trouble' }, make('strong', {}, trouble.line ? `${trouble.place}:${trouble.line}` : trouble.place), ` ${trouble.reason}`));
  const { leftOut } = summary;
  if (leftOut.articles) {
    list.push(make('p', { class: 'note' }, `This page would be too large with all articles: ${counted(leftOut.articles, 'article')} with ` +
      `${counted(leftOut.findings, 'finding')} are left out. Fewer paths or rules at a time show them.`));
  }
  if (summary.fixed) list.push(make('p', { class: 'note' }, `${counted(summary.fixed, 'finding')} repaired before this page was written.`));
  if (!summary.findings && summary.articles && !list.length) list.push(make('p', { class: 'note' }, 'Nothing to repair.'));
  return list;
}

document.documentElement.dataset.view = state.view = remembered('view') === 'split' ? 'split' : 'inline';
if (remembered('theme')) document.documentElement.dataset.theme = remembered('theme');
if (articles.length) document.title = `${counted(summary.findings, 'finding')} – textlint-news`;
if (matchMedia('(max-width: 60rem)').matches) $('#filters').open = false;
$('#notes').replaceChildren(...notes());
holder.append(...articles.map(section));
setUpFilters();
if (isReview) setUpReview();
setUpKeys();
setView(state.view);
applyFilters();
addEventListener('beforeprint', () => articles.filter((article) => article.shown.length).forEach(fill));
