// The text of an article as rows, one a line, with what was found and what a repair would do marked in it.

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffc]/u;
const UNSEEN_EACH = new RegExp(`(${UNSEEN.source})`, 'u');

/** The lines of a text as [start, end without its line end, end]; what is left out at a gap ends a line, too. */
function linesOf(text, gaps) {
  const lines = [];
  const cuts = gaps.map(([at]) => at);
  const end = /\r\n|\r|\n/g;
  let start = 0;
  const push = (stop, next) => {
    while (cuts.length && cuts[0] <= start) cuts.shift();
    while (cuts.length && cuts[0] < stop) lines.push([start, cuts[0], (start = cuts.shift())]);
    lines.push([start, stop, (start = next)]);
  };
  for (let match; (match = end.exec(text)); ) push(match.index, end.lastIndex);
  push(text.length, text.length);
  return lines;
}

/** The edits of the repairs that are shown, sorted and without conflicts: the accepted ones first, then the safest. */
function shownEdits(findings) {
  const wanted = findings.filter((finding) => {
    const trust = trustOf(finding);
    return finding.verdict === 'accepted' || (finding.verdict !== 'rejected' && trust && trust !== 'display');
  });
  const rank = (finding) => (finding.verdict === 'accepted' ? 3 : TRUST[trustOf(finding)]);
  wanted.sort((a, b) => rank(b) - rank(a) || a.start - b.start || a.end - b.end);
  const taken = [];
  for (const finding of wanted) {
    const edits = fixOf(finding).edits;
    const fresh = edits.filter((edit) => !taken.some((other) => same(edit, other)));
    if (fresh.some((edit) => taken.some((other) => collide(edit, other)))) continue;
    taken.push(...fresh.map(([start, end, text]) => [start, end, text, finding.verdict]));
  }
  return taken.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
/** Two edits cannot both be made. That they take away the same white space is no conflict. */
const collide = (a, b) => (a[2] || b[2]) && ((a[0] < b[1] && b[0] < a[1]) || a[0] === b[0]);

/** An edit without the words that it only repeats, so that the eye finds what changes. */
function trimmed(text, [start, end, inserted, verdict]) {
  const old = text.slice(start, end);
  const isWord = (char) => char !== undefined && /[\p{L}\p{N}\p{M}’'\ud800-\udfff]/u.test(char);
  const most = Math.min(old.length, inserted.length);
  let head = 0;
  while (head < most && old[head] === inserted[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === inserted.at(-1 - tail)) tail++;
  const cutsWord = (string, at) => isWord(string[at - 1]) && isWord(string[at]);
  while (head > 0 && (cutsWord(old, head) || cutsWord(inserted, head))) head--;
  while (tail > 0 && (cutsWord(old, old.length - tail) || cutsWord(inserted, inserted.length - tail))) tail--;
  return [start + head, end - tail, inserted.slice(head, inserted.length - tail), verdict];
}

/** Text as nodes, with invisible characters as small labels. */
function visible(text) {
  if (!UNSEEN.test(text)) return text ? [text] : [];
  return text.split(UNSEEN_EACH).filter(Boolean).map((part) => {
    if (!UNSEEN.test(part)) return part;
    const code = 'U+' + part.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    return make('span', { class: 'unseen', title: 'an invisible character' }, code);
  });
}

/** What stands in new text: line ends get a sign, as they would else be missed. */
const inserted = (text) => text.split(/\r\n|\r|\n/).flatMap((line, index) => (index ? ['¶\n', ...visible(line)] : visible(line)));

/** One line as it is (`side` 'old'), as it would be ('new'), or both in one ('both'). */
function lineNodes(article, [start, end, next], findings, edits, side) {
  const inLine = (at) => at > start && at < end;
  const cuts = new Set([start, end]);
  for (const item of [...findings.map((f) => [f.start, f.end]), ...edits]) for (const at of item.slice(0, 2)) if (inLine(at)) cuts.add(at);
  const insertions = edits.filter((edit) => edit[2] && edit[0] >= start && (edit[0] < next || (edit[0] === end && end === next)));
  const placeOf = (edit) => Math.min(edit[1], end);
  for (const edit of insertions) cuts.add(Math.min(placeOf(edit), end));
  const points = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  const put = (at) => {
    if (side !== 'old') {
      for (const edit of insertions) if (placeOf(edit) === at) nodes.push(make('ins', { class: edit[3] }, inserted(edit[2])));
    }
    if (side === 'new') return;
    for (const finding of findings) {
      if (finding.start === finding.end && finding.start === at) nodes.push(marked([finding], 'here', []));
    }
  };
  put(start);
  for (let index = 0; index + 1 < points.length; index++) {
    const [from, to] = [points[index], points[index + 1]];
    const gone = edits.find((edit) => edit[0] <= from && edit[1] >= to);
    const here = findings.filter((finding) => finding.start <= from && finding.end >= to && finding.start < finding.end);
    if (!(gone && side === 'new')) {
      let content = visible(article.text.slice(from, to));
      if (gone) content = [make('del', { class: gone[3] }, content)];
      nodes.push(...(here.length && side !== 'new' ? [marked(here, '', content)] : content));
    }
    put(to);
  }
  const joined = end < next && edits.some((edit) => edit[0] <= end && edit[1] >= next && edit[0] > start && !/[\r\n]/.test(edit[2]));
  if (joined) nodes.push(side === 'new' ? make('ins', { class: 'join', title: 'the next line joins' }, '⤶') : make('del', { class: 'join' }, '¶'));
  return nodes;
}

function marked(findings, extra, content) {
  const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
  const verdicts = new Set(findings.map((finding) => finding.verdict));
  const verdict = verdicts.size === 1 ? findings[0].verdict : '';
  const numbers = findings.map((finding) => finding.number).join(' ');
  return make('mark', { class: `${worst} ${extra} ${verdict}`.trim(), 'data-f': numbers }, content);
}
