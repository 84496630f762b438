/*
 * <conformance-matrix>: the conformance matrix, for the public pages and for the workspace.
 *
 * THE MARKUP that a server renders inside it. It reads and looks right without this script; with it, the element
 * reads the table and takes it over. A class is a code, the cell's text is what a screen reader says.
 *
 *   <conformance-matrix address>
 *     <div class="matrix-frame" role="region" aria-label="Conformance matrix" tabindex="0">
 *     <table class="matrix roomy">              roomy: at most 15 columns. data-view="pairs": a pairwise table
 *       <caption>Title, 86 tests by 2 products, edition 1, as of 1 November 2026</caption>
 *       <thead>
 *         <tr><th class="corner" scope="col">Test</th>
 *             <th class="o" scope="col" data-column="12"><span><bdi>Product</bdi><small><bdi>Organisation</bdi></small></span></th>
 *             <th scope="col" data-column="13">…</th>        o: first product of its organisation
 *             <th class="t" scope="col">Passed of run</th></tr>
 *         <tr class="totals"><th class="corner" scope="row">Passed of run</th>
 *             <td class="s9">80/<wbr>86<td class="e">none run<td class="t s9">80/<wbr>86</tr>
 *       </thead>
 *       <tbody>                                  one per group of tests; the group row only where there are groups
 *         <tr class="group"><th scope="rowgroup"><small>24 tests</small><bdi>Hashing</bdi></th><td class="s10">24/24<td class="s5">1/2<td class="t s9">25/26</tr>
 *         <tr data-obligation="optional"><th scope="row"><small>optional</small><code>test001c</code> <bdi>Title</bdi></th><td class="p">passed<td class="f v">failed, verified<td class="t s5">1/2</tr>
 *       </tbody>
 *     </table></div>
 *     <ul class="matrix-legend">…</ul>
 *   </conformance-matrix>
 *
 *   td, verdict     p passed, f failed, i inconclusive, n inapplicable, u untested
 *   td, standing    none claimed, g agreed, v verified, o overruled, r returned, s stale: <td class="p v">passed, verified
 *   td, other role  u x: untested, since the test is for a role that the product does not play
 *   td, reason      after a colon; h (hatched) where an untested cell has one: <td class="u h">untested: no peer
 *   td, disputed    code, d, a + the subject's code, b + the peer's: <td class="f d ap bf">disputed: passed, failed
 *   td, changed     c-fixed, c-broken, c-new, c-gone, c-other, c-reason, w-p (the code that it was): <td class="f c-broken w-p">failed; broken, was passed
 *   table           data-compared where cells say what changed: 'only differences' are these then
 *   td, figures     s0 … s10: tenths passed of run, 10 only for all and 0 only for none; e where nothing was run
 *   td, pairs       <td class="q s7">3/4, <td class="q e">nothing run; with one test, verdicts as above
 *   th, column      left: the product takes part no more: <small><em>withdrawn</em> <bdi>Organisation</bdi></small>
 *   tr              data-key (the participation, in pairs), data-obligation (not for required), data-kind; th: data-version, data-role, class editable
 *   pairs           a row is a subject: <th scope="row"><small>Organisation</small><bdi>Product</bdi></th>
 *   table           data-partial where it holds only the beginning: the element then loads src
 *
 * ATTRIBUTES  src: address of the matrix as JSON · recordable: one key per verdict in editable columns, of all that is
 *             selected (Shift and the arrow keys), and what is pasted · outbox: under which name entries are kept in the
 *             browser until they are settled ·
 *             address: filter, fold, sort and differences live in the address bar (q, diff, sort, fold) ·
 *             words: JSON that overrides WORDS
 * METHODS     load(matrix or JSON) · apply(delta or JSON) · reject(key, column, message) · focusCell(key, column) ·
 *             settle([id]): these entries were taken, or will not be
 * EVENTS      cell-open {key, column, row, index, code, mark, pair} (cancelable: else the element shows the facts) ·
 *             cell-verdicts {entries: [{id, key, column, verdict, at}]} · cell-leftovers {entries}: entered on an earlier
 *             visit and never settled · cell-paste {cells: [{key, column, texts}]} · stale {revision, cells} ·
 *             load-error {src, message}
 *
 * All data is untrusted: it only ever becomes text.
 */

import { Outbox } from './outbox.js';

const CODES = 'pfinu';
const NAMES = ['passed', 'failed', 'inconclusive', 'inapplicable', 'untested'];
const UNTESTED = 4;
const OTHER = 'o'; // the letter of an untested cell whose test is for another role
const OTHER_ROLE = Object.freeze({ reason: 'other_role' });
const STANDING = { agreed: 'g', verified: 'v', overruled: 'o', returned: 'r', stale: 's', disputed: 'd' };
const CHANGES = ['fixed', 'broken', 'new', 'gone', 'other', 'reason']; // from what it is compared with
const ROOMY = 15; // columns that still have room for labels that lie flat
const WHOLE = 8000; // cells that are simply all there
const PRINTED = 150000; // cells that are all there on paper
const MARGIN = { row: 4, column: 2 }; // kept ready around what is in sight
const STEP = 4; // the window moves by so many at once
const SWITCH = 'tessera.single-keys';
const AGAIN = 10_000; // ms after which what was not answered is sent again
const ASKING = 3_000; // ms in which the question why nothing was run comes up
const PASTED = 20_000; // cells that are pasted at once

export const WORDS = {
  label: 'Conformance matrix',
  test: 'Test',
  subject: 'Subject',
  product: 'Product',
  peer: 'Peer',
  organisation: 'Organisation',
  version: 'Version',
  role: 'Role',
  participation: 'Participation',
  group: 'Group',
  obligation: 'Obligation',
  kind: 'Kind',
  verdict: 'Verdict',
  standing: 'Standing',
  reason: 'Reason',
  sides: 'Sides',
  subjectSays: 'subject says',
  peerSays: 'peer says',
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'inconclusive',
  inapplicable: 'inapplicable',
  untested: 'untested',
  claimed: 'claimed',
  agreed: 'agreed',
  disputed: 'disputed',
  verified: 'verified',
  overruled: 'overruled',
  returned: 'returned',
  stale: 'stale',
  claimedMeans: 'claimed: one side has spoken',
  agreedMeans: 'agreed: both sides say the same',
  disputedMeans: 'disputed: the sides differ, each half is what one side says',
  verifiedMeans: 'verified by a reviewer',
  overruledMeans: 'overruled by a reviewer',
  returnedMeans: 'returned: a reviewer asks for more',
  staleMeans: 'stale: the test suite or the product changed since',
  changed: '{said}; {change}, was {was}',
  change: 'Change',
  was: 'Before',
  fixed: 'fixed',
  broken: 'broken',
  new: 'new',
  gone: 'gone',
  other: 'otherwise changed',
  reasonChanged: 'another reason',
  required: 'required',
  recommended: 'recommended',
  optional: 'optional',
  conformance: 'conformance',
  interoperability: 'interoperability',
  unsupported: 'unsupported, the optional capability is not implemented',
  no_peer: 'no peer',
  out_of_time: 'out of time',
  not_selected: 'not selected',
  withdrawn: 'withdrawn',
  not_reported: 'not reported',
  other_role: 'for another role',
  nothingReported: 'nobody has reported',
  withReason: 'untested, with a reason',
  nothingRun: 'nothing run',
  noneRun: 'none run',
  allPassed: 'all passed of run',
  somePassed: 'some passed of run',
  nonePassed: 'none passed of run',
  passedOfRun: 'Passed of run',
  passedOfRunText: '{passed} of {run}',
  run: 'Run',
  tests: '{n} tests',
  oneTest: '1 test',
  caption: '{title}: {rows} tests by {columns} products, as of {asOf}',
  pairsCaption: '{title}: {rows} subjects by {columns} peers, passed of run, as of {asOf}',
  filter: 'Filter tests and products',
  differences: 'Only differences',
  sort: 'Sort',
  sortSuite: 'Suite order',
  sortFailing: 'Failing first',
  foldAll: 'Fold all',
  unfoldAll: 'Unfold all',
  shown: '{rows} of {allRows} tests, {columns} of {allColumns} products',
  shownPairs: '{rows} of {allRows} subjects, {columns} of {allColumns} peers',
  nothingFound: 'No test or product matches this.',
  noChanges: 'Nothing differs from what this is compared with.',
  noDifferences: 'No test has results that differ between these products.',
  empty: 'There are no tests or no participants here yet.',
  showAll: 'Show all',
  close: 'Close',
  help: 'Keyboard',
  helpMove: 'move by one cell',
  helpPage: 'move by a page',
  helpEnds: 'first and last in the row, with Ctrl of the whole matrix',
  helpOpen: 'open what is known about the cell, fold or unfold a group',
  helpFilter: 'filter',
  helpDifferences: 'only differences',
  helpRecord: 'record passed, failed, inconclusive, inapplicable, untested',
  helpSelect: 'select cells, to record all of them at once',
  helpPaste: 'paste verdicts from a spreadsheet, or lines of test, verdict, reason, notes',
  unsaved: '{count} not saved yet, kept in this browser',
  helpSingle: 'Single keys work',
  recordHint: 'Press p, f, i, n or u to record',
  notYours: 'You cannot record this cell.',
  recording: '{verdict}, being saved. {key}, {column}',
  recorded: '{verdict}, saved. {key}, {column}',
  refused: 'Not saved: {message} {key}, {column}',
  folded: '{group} folded',
  unfolded: '{group} unfolded',
  loading: 'Loading the matrix …',
  loadFailed: 'The matrix could not be loaded ({message}). What is shown may be incomplete.',
  retry: 'Try again',
  printedInPart: 'Printed in part: the whole matrix is in the CSV file.',
};

const el = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};
const bdi = (text) => el('bdi', '', text);
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const short = (text, length = 300) => (text.length > length ? `${text.slice(0, length)}…` : text);
const text = (value) => (value === null || value === undefined ? '' : String(value));
const tenth = (passed, run) =>
  passed === run ? 's10' : passed === 0 ? 's0' : `s${Math.min(9, Math.max(1, Math.round((10 * passed) / run)))}`;
const pairOf = (figure) => {
  const match = /^(\d+)\/(\d+)$/.exec(figure ?? '');
  return match ? [Number(match[1]), Number(match[2])] : [0, 0];
};

/* What is shown: codes in one byte array, marks sparse, sums kept up to date. */
class Matrix {
  constructor(json) {
    this.title = text(json.title);
    this.asOf = text(json.asOf);
    this.revision = json.revision ?? null;
    this.view = json.view === 'pairs' ? 'pairs' : 'tests';
    this.compared = json.compared ? true : false; // then marks say what changed
    this.columns = (json.columns ?? []).map((column) => ({
      id: text(column.id),
      label: text(column.label),
      organisation: text(column.organisation),
      version: text(column.version),
      role: text(column.role),
      editable: column.editable === true,
      withdrawn: column.withdrawn === true,
    }));
    this.rows = (json.rows ?? []).map((row) => ({
      key: text(row.key),
      title: text(row.title),
      group: text(row.group),
      obligation: text(row.obligation),
      kind: text(row.kind),
    }));
    const C = (this.C = this.columns.length);
    const R = (this.R = this.rows.length);
    this.figures = (json.rows ?? []).some((row) => Array.isArray(row.pairs));
    this.codes = this.figures ? null : new Uint8Array(R * C).fill(UNTESTED);
    this.pairs = this.figures ? new Array(R * C).fill('') : null;
    this.marks = new Map();
    this.other = null; // one byte per cell, where a test is for another role
    this.columnIndex = new Map(this.columns.map((column, index) => [column.id, index]));
    this.rowIndex = new Map(this.rows.map((row, index) => [row.key, index]));
    this.groups = [];
    const groupIndex = new Map();
    this.rowGroup = new Int32Array(R);
    this.rows.forEach((row, r) => {
      let g = groupIndex.get(row.group);
      if (g === undefined) {
        g = this.groups.length;
        groupIndex.set(row.group, g);
        this.groups.push({ name: row.group, rows: [] });
      }
      this.rowGroup[r] = g;
      this.groups[g].rows.push(r);
    });
    this.grouped = this.groups.some((group) => group.name !== '') && this.view === 'tests';
    this.#fill(json.rows ?? []);
    this.#sum();
  }

  #fill(rows) {
    const { C } = this;
    const code = new Uint8Array(128).fill(UNTESTED);
    for (let i = 0; i < 5; i++) code[CODES.charCodeAt(i)] = i;
    rows.forEach((row, r) => {
      if (this.figures) {
        (row.pairs ?? []).slice(0, C).forEach((figure, c) => (this.pairs[r * C + c] = text(figure)));
        return;
      }
      const cells = text(row.cells);
      for (let c = 0; c < C && c < cells.length; c++) {
        this.codes[r * C + c] = code[cells.charCodeAt(c) & 127];
        if (cells[c] === OTHER) (this.other ??= new Uint8Array(this.R * C))[r * C + c] = 1;
      }
      for (const [c, mark] of Object.entries(row.marks ?? {})) {
        if (mark && Number(c) < C) this.marks.set(r * C + Number(c), Object.freeze({ ...mark }));
      }
      for (const [c, { change, was }] of Object.entries(row.changes ?? {})) {
        const k = r * C + Number(c);
        if (Number(c) < C) this.marks.set(k, Object.freeze({ ...this.marks.get(k), change, was }));
      }
    });
  }

  mark(k) {
    return this.other?.[k] ? OTHER_ROLE : this.marks.get(k);
  }

  editable(r, c) {
    return this.columns[c].editable && !this.other?.[r * this.C + c];
  }

  #sum() {
    const { C, R } = this;
    this.columnCounts = new Int32Array(C * 5);
    this.columnPassed = new Int32Array(C);
    this.columnRun = new Int32Array(C);
    this.rowPassed = new Int32Array(R);
    this.rowRun = new Int32Array(R);
    this.groupPassed = new Int32Array(this.groups.length * C);
    this.groupRun = new Int32Array(this.groups.length * C);
    for (let r = 0; r < R; r++) for (let c = 0; c < C; c++) this.#count(r, c, 1);
  }

  #count(r, c, sign) {
    const k = r * this.C + c;
    let passed, run;
    if (this.figures) {
      if (this.pairs[k] === '') return;
      [passed, run] = pairOf(this.pairs[k]);
    } else {
      if (this.other?.[k]) return; // nobody was to report it
      const code = this.codes[k];
      this.columnCounts[c * 5 + code] += sign;
      if (code > 2) return;
      passed = code === 0 ? 1 : 0;
      run = 1;
    }
    const g = this.rowGroup[r] * this.C + c;
    this.columnPassed[c] += sign * passed;
    this.columnRun[c] += sign * run;
    this.rowPassed[r] += sign * passed;
    this.rowRun[r] += sign * run;
    this.groupPassed[g] += sign * passed;
    this.groupRun[g] += sign * run;
  }

  set(r, c, cell) {
    const k = r * this.C + c;
    this.#count(r, c, -1);
    if (this.figures) this.pairs[k] = text(cell.pairs);
    else {
      const code = CODES.indexOf(text(cell.code) || 'u');
      this.codes[k] = code < 0 ? UNTESTED : code;
      if (this.other) this.other[k] = cell.code === OTHER ? 1 : 0;
      const mark = {};
      for (const name of ['standing', 'sides', 'reason']) if (cell[name]) mark[name] = text(cell[name]);
      if (Object.keys(mark).length) this.marks.set(k, Object.freeze(mark));
      else this.marks.delete(k);
    }
    this.#count(r, c, 1);
  }

  differs(r, columns) {
    if (this.compared) return columns.some((c) => this.marks.get(r * this.C + c)?.change);
    let first = -1;
    for (const c of columns) {
      const k = r * this.C + c;
      if (this.figures) {
        const [passed, run] = pairOf(this.pairs[k]);
        if (run === 0) continue;
        const share = passed / run;
        if (first < 0) first = share;
        else if (share !== first) return true;
        continue;
      }
      const code = this.codes[k];
      if (code > 2) continue;
      if (first < 0) first = code;
      else if (code !== first) return true;
    }
    return false;
  }

  /* how much there is to worry about in a row: failed, then inconclusive, then disputed */
  trouble(r, columns) {
    let failed = 0;
    let unclear = 0;
    let disputed = 0;
    for (const c of columns) {
      const k = r * this.C + c;
      if (this.figures) {
        const [passed, run] = pairOf(this.pairs[k]);
        failed += run - passed;
        continue;
      }
      if (this.codes[k] === 1) failed++;
      else if (this.codes[k] === 2) unclear++;
      if (this.marks.get(k)?.standing === 'disputed') disputed++;
    }
    return failed * 1e8 + unclear * 1e4 + disputed;
  }

  haystack(r) {
    const row = this.rows[r];
    return (row.hay ??= `${row.key} ${row.title} ${row.group}`.toLowerCase());
  }

  columnHaystack(c) {
    const column = this.columns[c];
    return (column.hay ??= `${column.label} ${column.organisation} ${column.version} ${column.role}`.toLowerCase());
  }
}

/* Reads the table that the server rendered back into what the JSON would have said. */
function read(table) {
  const heads = [...table.tHead.querySelectorAll('th[data-column]')];
  const columns = heads.map((th) => ({
    id: th.dataset.column,
    label: (th.querySelector('bdi') ?? th).textContent.trim(),
    organisation: (th.querySelector('small bdi') ?? th.querySelector('small'))?.textContent.trim(),
    version: th.dataset.version,
    role: th.dataset.role,
    editable: th.classList.contains('editable'),
    withdrawn: th.classList.contains('left'),
  }));
  const standing = Object.fromEntries(Object.entries(STANDING).map(([name, letter]) => [letter, name]));
  const rows = [];
  let figures = false;
  for (const body of table.tBodies) {
    let group = '';
    for (const tr of body.rows) {
      const head = tr.cells[0];
      if (tr.classList.contains('group')) {
        group = (head.querySelector('bdi') ?? head).textContent.trim();
        continue;
      }
      const row = {
        key: tr.dataset.key ?? (head.querySelector('code') ?? head).textContent.trim(),
        title: head.querySelector('bdi')?.textContent.trim(),
        group: table.dataset.view === 'pairs' ? head.querySelector('small')?.textContent.trim() : group,
        obligation: tr.dataset.obligation,
        kind: tr.dataset.kind,
        cells: '',
        marks: {},
      };
      for (let c = 0; c < columns.length; c++) {
        const td = tr.cells[c + 1];
        if (!td) break;
        if (td.classList.contains('q')) {
          figures = true;
          (row.pairs ??= []).push(td.classList.contains('e') ? '' : td.textContent.trim());
          continue;
        }
        const names = td.className.split(' ');
        row.cells += names.includes('x') ? OTHER : names[0];
        const mark = {};
        for (const name of names.slice(1)) {
          if (/^c-[a-z]+$/.test(name)) mark.change = name.slice(2);
          else if (/^w-[pfinu]$/.test(name)) mark.was = name[2];
          else if (standing[name]) mark.standing = standing[name];
          else if (/^[ab][pfinu]$/.test(name)) mark.sides = (mark.sides ?? '') + name[1];
        }
        const said = mark.change ? td.textContent.slice(0, td.textContent.lastIndexOf('; ')) : td.textContent;
        const colon = said.indexOf(': ');
        if (colon > 0 && mark.standing !== 'disputed' && !names.includes('x')) mark.reason = said.slice(colon + 2).trim();
        if (Object.keys(mark).length) row.marks[c] = mark;
      }
      rows.push(row);
    }
  }
  if (figures) rows.forEach((row) => (row.pairs ??= []));
  return new Matrix({
    title: table.caption?.textContent.trim(),
    view: table.dataset.view,
    compared: table.hasAttribute('data-compared') ? {} : null,
    columns,
    rows,
  });
}

export class ConformanceMatrix extends HTMLElement {
  static observedAttributes = ['src', 'recordable', 'words'];

  #words = WORDS;
  #m = null;
  #caption = null;
  #parts = null;
  #state = { q: '', diff: false, sort: 'suite', fold: new Set() };
  #cols = []; // columns shown, as indices of the model
  #view = []; // rows shown: an index of the model, or -1 - group
  #at = { r: 0, c: 0 }; // where the keyboard is: r -1 the column headers, c -1 the row header, c = columns the sum
  #wanted = 0; // the column to come back to after a group row
  #pending = new Map();
  #refused = new Map();
  #anchor = null; // where a selection began
  #outbox = null;
  #sent = new Map(); // entries of this visit that are not settled, with their cell and when they were sent
  #sending = 0;
  #asking = 0; // until when a question about what was just entered may still be on its way
  #fresh = new Set();
  #windowed = false;
  #size = null;
  #range = { r0: 0, c0: 0, rows: 0, cols: 0 };
  #lines = [];
  #frameRequested = 0;
  #observer = null;
  #loading = null;
  #printing = false;
  #focused = false;
  #lastSize = '';
  #arrived = false;

  connectedCallback() {
    document.addEventListener('keydown', this.#onDocumentKey);
    window.addEventListener('beforeprint', this.#beforePrint);
    window.addEventListener('afterprint', this.#afterPrint);
    window.addEventListener('popstate', this.#onAddress);
    window.addEventListener('online', this.#sendAgain);
    document.addEventListener('paste', this.#onPaste);
    this.#sending = setInterval(this.#sendAgain, AGAIN / 2);
    if (this.hasAttribute('address')) {
      // A server that brings a view knows its address before the browser's bar shows it.
      this.#readAddress((!this.#arrived && this.getAttribute('address')) || location.search);
      this.#arrived = true;
    }
    if (this.#m) {
      this.#build();
      return;
    }
    const table = this.querySelector('table.matrix');
    if (table && !table.hasAttribute('data-partial')) {
      this.#caption = table.caption?.textContent.trim() ?? null;
      this.#take(read(table));
    } else if (this.hasAttribute('src')) this.#fetch();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#onDocumentKey);
    window.removeEventListener('beforeprint', this.#beforePrint);
    window.removeEventListener('afterprint', this.#afterPrint);
    window.removeEventListener('popstate', this.#onAddress);
    window.removeEventListener('online', this.#sendAgain);
    document.removeEventListener('paste', this.#onPaste);
    clearInterval(this.#sending);
    this.#observer?.disconnect();
    this.#loading?.abort();
    cancelAnimationFrame(this.#frameRequested);
    this.#frameRequested = 0;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'words') {
      try {
        this.#words = { ...WORDS, ...JSON.parse(after ?? '{}') };
      } catch (error) {
        console.warn('conformance-matrix: words is not JSON', error);
      }
    }
    if (!this.isConnected) return;
    if (name === 'src' && after && (this.#m || !this.querySelector('table.matrix:not([data-partial])'))) this.#fetch();
    else if (name !== 'src' && this.#m) this.#build();
  }

  /* ---- methods ---- */

  load(matrix) {
    const json = typeof matrix === 'string' ? JSON.parse(matrix) : matrix;
    this.#caption = null;
    this.#loading?.abort();
    this.#take(new Matrix(json));
  }

  apply(delta) {
    const json = typeof delta === 'string' ? JSON.parse(delta) : delta;
    const m = this.#m;
    if (!m) return;
    const unknown = [];
    const said = [];
    let changed = false;
    for (const cell of json.cells ?? []) {
      const r = m.rowIndex.get(text(cell.key));
      const c = m.columnIndex.get(text(cell.column));
      if (r === undefined || c === undefined || (m.figures && cell.pairs === undefined)) {
        unknown.push(cell);
        continue;
      }
      const k = r * m.C + c;
      m.set(r, c, cell);
      changed = true;
      if (this.#pending.delete(k)) said.push([r, c]);
      else this.#fresh.add(k);
      this.#refused.delete(k);
    }
    if (json.revision !== undefined) m.revision = json.revision;
    // no new order or filter here: a row must not move away under somebody's hands
    if (changed) this.#paintAll();
    this.#fresh.clear();
    if (said.length) {
      const [r, c] = said[said.length - 1];
      this.#say(this.#sentence('recorded', r, c, { verdict: this.#verdictWord(r, c) }));
    }
    if (unknown.length) this.#fire('stale', { revision: json.revision ?? null, cells: unknown });
  }

  reject(key, column, message) {
    const m = this.#m;
    const r = m?.rowIndex.get(text(key));
    const c = m?.columnIndex.get(text(column));
    if (r === undefined || c === undefined) return;
    this.#pending.delete(r * m.C + c);
    this.#refused.set(r * m.C + c, text(message));
    this.#paintAll();
    this.#say(this.#sentence('refused', r, c, { message: text(message) }), true);
  }

  settle(ids) {
    const m = this.#m;
    this.#asking = 0;
    for (const id of ids) {
      const entry = this.#sent.get(id);
      this.#sent.delete(id);
      if (!entry || !m || [...this.#sent.values()].some((e) => e.key === entry.key && e.column === entry.column)) continue;
      const r = m.rowIndex.get(entry.key);
      const c = m.columnIndex.get(entry.column);
      if (r !== undefined && c !== undefined) this.#pending.delete(r * m.C + c);
    }
    this.#outbox?.drop(ids);
    this.#showUnsaved();
    if (m) this.#paintAll();
  }

  focusCell(key, column) {
    const r = this.#view.indexOf(this.#m?.rowIndex.get(text(key)) ?? NaN);
    const c = this.#cols.indexOf(this.#m?.columnIndex.get(text(column)) ?? NaN);
    if (r >= 0 && c >= 0) this.#go(r, c);
    return r >= 0 && c >= 0;
  }

  /* ---- loading ---- */

  async #fetch() {
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    const src = this.getAttribute('src');
    this.setAttribute('aria-busy', 'true');
    this.#notice(this.#words.loading);
    try {
      const response = await fetch(src, { headers: { Accept: 'application/json' }, signal: loading.signal });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const json = await response.json();
      if (loading.signal.aborted) return;
      this.load(json);
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#notice(fill(this.#words.loadFailed, { message: error.message }), () => this.#fetch());
      this.#fire('load-error', { src, message: error.message });
    } finally {
      if (this.#loading === loading) this.removeAttribute('aria-busy');
    }
  }

  #notice(message, retry) {
    let notice = this.querySelector(':scope > .matrix-notice');
    if (!message) {
      notice?.remove();
      return;
    }
    if (!notice) {
      notice = el('p', 'matrix-none matrix-notice');
      notice.setAttribute('role', 'status');
      this.prepend(notice);
    }
    notice.replaceChildren(message);
    if (retry) {
      const button = el('button', '', this.#words.retry);
      button.type = 'button';
      button.addEventListener('click', retry);
      const bar = el('span', 'matrix-bar');
      bar.append(button);
      notice.append(' ', bar);
    }
  }

  #take(matrix) {
    this.#notice(null);
    this.#m = matrix;
    this.#pending.clear();
    this.#refused.clear();
    this.#anchor = null;
    this.#openOutbox();
    if (this.isConnected) this.#build();
  }

  #openOutbox() {
    const name = this.getAttribute('outbox');
    this.#outbox = name ? new Outbox(name) : null;
    const leftovers = this.#outbox?.all().filter((entry) => !this.#sent.has(entry.id)) ?? [];
    if (leftovers.length) this.#fire('cell-leftovers', { entries: leftovers });
    for (const { key, column, verdict } of this.#sent.values()) {
      const r = this.#m.rowIndex.get(key);
      const c = this.#m.columnIndex.get(column);
      if (r !== undefined && c !== undefined) this.#pending.set(r * this.#m.C + c, CODES.indexOf(verdict));
    }
  }

  /* ---- building ---- */

  #build() {
    const m = this.#m;
    // what a new load must not take away: where the reader is, and what is being typed
    const { frame: oldFrame, filter: oldFilter, story: oldStory } = this.#parts ?? {};
    const scroll = oldFrame && [oldFrame.scrollTop, oldFrame.scrollLeft];
    const typing = oldFilter !== undefined && document.activeElement === oldFilter;
    const hadFocus = this.contains(document.activeElement) && !oldStory?.open;
    const open = oldStory?.open ? oldStory : null;
    this.#observer?.disconnect();
    const bar = this.#bar();
    const frame = el('div', 'matrix-frame');
    const row = el('div', 'matrix-cross row');
    const column = el('div', 'matrix-cross column');
    row.hidden = column.hidden = true;
    const table = el('table', 'matrix');
    table.setAttribute('role', 'grid');
    table.dataset.view = m.view;
    table.classList.toggle('roomy', m.C <= ROOMY);
    const caption = el('caption', '', this.#captionText());
    const head = table.createTHead();
    const body = el('tbody');
    table.append(caption, head, body);
    frame.append(row, column, table);
    const none = el('p', 'matrix-none');
    none.hidden = true;
    const legend = this.#legend();
    const live = el('div', 'matrix-live');
    live.setAttribute('role', 'status');
    const alert = el('div', 'matrix-live');
    alert.setAttribute('role', 'alert');
    const story = open ?? el('dialog', 'matrix-story');
    this.#parts = { ...bar, frame, table, head, body, row, column, none, legend, live, alert, story };
    if (open) {
      // moving an open dialog would close it
      for (const child of [...this.children]) if (child !== story) child.remove();
      story.before(bar.bar, none, frame, legend, live, alert);
    } else {
      this.replaceChildren(bar.bar, none, frame, legend, live, alert, story);
      story.addEventListener('click', (event) => event.target === story && story.close());
      story.addEventListener('close', this.#onStoryClosed);
    }

    frame.addEventListener('scroll', this.#onScroll, { passive: true });
    table.addEventListener('click', this.#onClick);
    table.addEventListener('keydown', this.#onKey);
    table.addEventListener('mouseover', this.#onOver);
    table.addEventListener('mouseleave', this.#onLeave);
    table.addEventListener('focusin', this.#onFocus);
    table.addEventListener('focusout', this.#onBlur);

    this.#lastSize = '';
    this.#arrange();
    this.#observer = new ResizeObserver(() => this.#onResize());
    this.#observer.observe(frame);
    if (scroll) {
      [frame.scrollTop, frame.scrollLeft] = scroll;
      if (this.#windowed) this.#shift();
    }
    if (typing) bar.filter.focus();
    else if (hadFocus) this.#go(this.#at.r, this.#at.c);
  }

  #captionText() {
    const m = this.#m;
    if (this.#caption) return this.#caption;
    const date = new Date(m.asOf);
    const asOf = Number.isNaN(date.getTime())
      ? m.asOf
      : date.toLocaleString(document.documentElement.lang || undefined, { dateStyle: 'long', timeStyle: 'short' });
    return fill(m.view === 'pairs' ? this.#words.pairsCaption : this.#words.caption, {
      title: short(m.title),
      rows: m.R,
      columns: m.C,
      asOf,
    });
  }

  #bar() {
    const w = this.#words;
    const bar = el('div', 'matrix-bar');
    const field = el('label', 'field');
    const filter = el('input');
    filter.type = 'search';
    filter.placeholder = w.filter;
    filter.setAttribute('aria-label', w.filter);
    filter.autocomplete = 'off';
    filter.spellcheck = false;
    filter.value = this.#state.q;
    const key = el('kbd', '', '/');
    key.setAttribute('aria-hidden', 'true');
    field.append(filter, key);
    filter.addEventListener('input', () => {
      this.#state.q = filter.value;
      this.#changed();
    });
    filter.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' || event.key === 'Enter') {
        event.preventDefault();
        this.#go(0, 0);
      } else if (event.key === 'Escape' && filter.value !== '') {
        event.preventDefault();
        event.stopPropagation();
        filter.value = '';
        this.#state.q = '';
        this.#changed();
      }
    });

    const differences = el('button', '', w.differences);
    differences.type = 'button';
    differences.setAttribute('aria-keyshortcuts', 'd');
    differences.setAttribute('aria-pressed', String(this.#state.diff));
    differences.addEventListener('click', () => this.#toggleDifferences());

    const sort = el('select');
    sort.setAttribute('aria-label', w.sort);
    for (const [value, word] of [['suite', w.sortSuite], ['failing', w.sortFailing]]) {
      const option = el('option', '', word);
      option.value = value;
      sort.append(option);
    }
    sort.value = this.#state.sort;
    sort.addEventListener('change', () => {
      this.#state.sort = sort.value;
      this.#changed();
    });

    const fold = el('button', '', w.foldAll);
    fold.type = 'button';
    fold.addEventListener('click', () => {
      const names = this.#m.groups.map((group) => group.name);
      const all = names.every((name) => this.#state.fold.has(name));
      this.#state.fold = new Set(all ? [] : names);
      this.#changed();
    });

    const help = el('button', 'help', '⌨');
    help.type = 'button';
    help.setAttribute('aria-label', w.help);
    help.title = w.help;
    help.addEventListener('click', () => this.#help());

    const count = el('output');
    bar.append(field, differences, sort, fold, count);
    const unsaved = el('span', 'unsaved');
    unsaved.setAttribute('role', 'status');
    if (this.hasAttribute('recordable')) bar.append(el('span', 'hint', w.recordHint), unsaved);
    bar.append(help);
    return { bar, filter, differences, sort, fold, count, unsaved, help };
  }

  #legend() {
    const w = this.#words;
    const m = this.#m;
    const legend = el('ul', 'matrix-legend');
    const item = (className, word) => {
      const li = el('li');
      const tile = el('span', `tile ${className}`);
      tile.setAttribute('aria-hidden', 'true');
      li.append(tile, word);
      legend.append(li);
    };
    if (m.figures) {
      item('s10', w.allPassed);
      item('s5', w.somePassed);
      item('s0', w.nonePassed);
      item('u', w.nothingRun);
      return legend;
    }
    CODES.split('').forEach((code, index) => item(code, w[NAMES[index]]));
    item('u h', w.withReason);
    const seen = new Set([...m.marks.values()].map((mark) => mark.standing));
    if (seen.has('disputed')) item('d ap bf', w.disputedMeans);
    const changed = new Set([...m.marks.values()].map((mark) => mark.change));
    for (const change of CHANGES) if (changed.has(change)) item(`mark c-${change}`, change === 'reason' ? w.reasonChanged : w[change]);
    for (const [standing, letter] of Object.entries(STANDING)) {
      if (standing !== 'disputed' && seen.has(standing)) item(`mark ${letter}`, w[`${standing}Means`]);
    }
    return legend;
  }

  /* ---- filter, fold, sort ---- */

  #changed() {
    this.#writeAddress();
    const at = this.#view[this.#at.r];
    const column = this.#cols[this.#at.c];
    this.#arrange();
    const r = this.#view.indexOf(at);
    const c = this.#cols.indexOf(column);
    this.#at = { r: r < 0 ? 0 : r, c: c < 0 ? 0 : c };
    this.#tabStop();
    clearTimeout(this.#changed.timer);
    this.#changed.timer = setTimeout(() => this.#say(this.#parts.count.textContent), 600);
  }

  #toggleDifferences() {
    this.#state.diff = !this.#state.diff;
    this.#changed();
  }

  #select() {
    const m = this.#m;
    const { q, diff, sort, fold } = this.#state;
    let rows = [...m.rows.keys()];
    let cols = [...m.columns.keys()];
    // each word narrows: to tests that hold it, else to products that do
    for (const word of q.toLowerCase().split(/\s+/).filter(Boolean)) {
      const rowHit = rows.filter((r) => m.haystack(r).includes(word));
      const colHit = rowHit.length ? null : cols.filter((c) => m.columnHaystack(c).includes(word));
      if (colHit?.length) cols = colHit;
      else rows = rowHit;
    }
    if (diff) rows = rows.filter((r) => m.differs(r, cols));
    this.#cols = cols;
    if (sort === 'failing') {
      const trouble = new Map(rows.map((r) => [r, m.trouble(r, cols)]));
      this.#view = rows.sort((a, b) => trouble.get(b) - trouble.get(a) || a - b);
    } else if (m.grouped) {
      const shown = new Map();
      for (const r of rows) {
        const g = m.rowGroup[r];
        if (!shown.has(g)) shown.set(g, []);
        shown.get(g).push(r);
      }
      this.#view = [];
      for (const [g, members] of [...shown].sort((a, b) => a[0] - b[0])) {
        if (m.groups[g].name !== '') this.#view.push(-1 - g);
        if (!fold.has(m.groups[g].name) || m.groups[g].name === '') this.#view.push(...members);
      }
    } else this.#view = rows;
    return rows.length;
  }

  #arrange() {
    const m = this.#m;
    const w = this.#words;
    const p = this.#parts;
    const found = this.#select();
    const empty = this.#view.length === 0 || this.#cols.length === 0;
    p.frame.hidden = empty;
    p.none.hidden = !empty;
    if (empty) this.#explainEmpty();
    p.count.textContent = fill(m.view === 'pairs' ? w.shownPairs : w.shown, {
      rows: this.#number(found),
      allRows: this.#number(m.R),
      columns: this.#number(this.#cols.length),
      allColumns: this.#number(m.C),
    });
    p.filter.value !== this.#state.q && (p.filter.value = this.#state.q);
    p.sort.value = this.#state.sort;
    p.differences.setAttribute('aria-pressed', String(this.#state.diff));
    const canFold = m.grouped && this.#state.sort === 'suite';
    p.fold.hidden = !canFold;
    const all = m.groups.every((group) => this.#state.fold.has(group.name));
    p.fold.textContent = all ? w.unfoldAll : w.foldAll;
    const limit = this.#printing ? PRINTED : WHOLE;
    this.#windowed = this.#view.length * this.#cols.length > limit;
    this.#at.r = Math.min(this.#at.r, this.#view.length - 1);
    this.#at.c = Math.min(this.#at.c, this.#cols.length);
    this.#render();
  }

  #explainEmpty() {
    const w = this.#words;
    const none = this.#parts.none;
    const { q, diff } = this.#state;
    none.replaceChildren(this.#m.R === 0 || this.#m.C === 0 ? w.empty : diff && q === '' ? (this.#m.compared ? w.noChanges : w.noDifferences) : w.nothingFound);
    if (q === '' && !diff) return;
    const button = el('button', '', w.showAll);
    button.type = 'button';
    button.addEventListener('click', () => {
      this.#state.q = '';
      this.#state.diff = false;
      this.#changed();
      this.#parts.filter.focus();
    });
    const bar = el('span', 'matrix-bar');
    bar.append(button);
    none.append(' ', bar);
  }

  /* ---- drawing ---- */

  #render() {
    const p = this.#parts;
    const windowed = this.#windowed;
    p.row.hidden = p.column.hidden = true;
    p.table.classList.toggle('windowed', windowed);
    p.table.setAttribute('aria-rowcount', String(this.#view.length + 2));
    p.table.setAttribute('aria-colcount', String(this.#cols.length + 2));
    p.body.style.paddingTop = '';
    p.body.style.height = '';
    const inside = p.table.contains(document.activeElement);
    if (windowed) {
      // one row to measure by, then as many as fit
      this.#lines = [];
      this.#draw(0, 1, 0, 1);
      this.#measure();
      const s = this.#size;
      p.table.style.setProperty('--_wide', `${s.head + s.sum + (this.#cols.length * s.col) + s.gap * 3}px`);
      this.#range = this.#wantedRange();
      this.#draw(this.#range.r0, this.#range.rows, this.#range.c0, this.#range.cols);
      this.#place();
    } else {
      this.#range = { r0: 0, rows: this.#view.length, c0: 0, cols: this.#cols.length };
      this.#draw(0, this.#view.length, 0, this.#cols.length);
      this.#measure();
    }
    this.#tabStop();
    if (inside && !p.frame.hidden) this.#go(Math.max(this.#at.r, -1), this.#at.c);
  }

  #measure() {
    const p = this.#parts;
    if (p.frame.hidden) return;
    const box = (element) => element?.getBoundingClientRect() ?? { width: 0, height: 0 };
    const style = getComputedStyle(p.table);
    const gap = parseFloat(style.getPropertyValue('--_gap')) || 2;
    const head = p.head.rows[0].cells;
    const line = this.#lines[0];
    this.#size = {
      gap,
      head: box(head[0]).width + gap,
      col: box(p.head.querySelector('th[data-column]')).width + gap,
      sum: box(p.head.querySelector('th.t')).width + gap,
      row: (line ? box(line.tr).height : 28) + gap,
      top: box(p.head).height,
    };
    this.#lastSize = this.#sizeKey();
  }

  #sizeKey() {
    const f = this.#parts.frame;
    const rem = getComputedStyle(this).getPropertyValue('--_row') + getComputedStyle(this).getPropertyValue('--_col');
    return `${f.clientWidth}x${f.clientHeight} ${rem} ${getComputedStyle(document.documentElement).fontSize}`;
  }

  #wantedRange() {
    const f = this.#parts.frame;
    const s = this.#size;
    const view = { width: f.clientWidth || 1200, height: f.clientHeight || 800 };
    const rows = Math.min(this.#view.length, Math.ceil(Math.max(view.height, 400) / s.row) + 2 * MARGIN.row + STEP);
    const cols = Math.min(this.#cols.length, Math.ceil((view.width - s.head) / s.col) + 2 * MARGIN.column + STEP);
    const snap = (first, count, all) => Math.max(0, Math.min(all - count, first - (((first % STEP) + STEP) % STEP)));
    return {
      rows,
      cols,
      r0: snap(Math.floor(f.scrollTop / s.row) - MARGIN.row, rows, this.#view.length),
      c0: snap(Math.floor(Math.abs(f.scrollLeft) / s.col) - MARGIN.column, cols, this.#cols.length),
    };
  }

  /* Everything anew: after a change of filter, fold, order or size. Scrolling only ever rotates (#shift). */
  #draw(r0, rows, c0, cols) {
    const p = this.#parts;
    const heads = [];
    const sums = [];
    for (let j = c0; j < c0 + cols; j++) {
      heads.push(this.#columnHead(j));
      sums.push(this.#sumCell());
    }
    this.#headLine = this.#line(el('tr'), this.#corner(this.#m.view === 'pairs' ? this.#words.subject : this.#words.test, 'col'), heads, this.#sumHead());
    this.#sumLine = this.#line(el('tr', 'totals'), this.#corner(this.#words.passedOfRun, 'row'), sums, this.#sumCell('t'));
    this.#headLine.tr.setAttribute('aria-rowindex', '1');
    this.#sumLine.tr.setAttribute('aria-rowindex', '2');
    this.#lines = [];
    const fragment = document.createDocumentFragment();
    for (let i = r0; i < r0 + rows; i++) {
      const cells = [];
      for (let j = 0; j < cols; j++) cells.push(this.#cell());
      const line = this.#line(el('tr'), this.#rowHead(), cells, this.#sumCell('t'));
      this.#lines.push(line);
      fragment.append(line.tr);
    }
    p.head.replaceChildren(this.#headLine.tr, this.#sumLine.tr);
    p.body.replaceChildren(fragment);
    this.#range = { r0, rows, c0, cols };
    this.#paintAll();
  }

  #headLine = null;
  #sumLine = null;

  #line(tr, head, cells, sum) {
    const line = { tr, head, cells, sum, before: null, after: null };
    tr.append(head);
    if (this.#windowed) {
      tr.setAttribute('role', 'row');
      for (const name of ['before', 'after']) {
        line[name] = el('td', 'spacer');
        line[name].setAttribute('role', 'none');
        line[name].setAttribute('aria-hidden', 'true');
      }
      tr.append(line.before, ...cells, line.after, sum);
    } else tr.append(...cells, sum);
    return line;
  }

  #role(element, role) {
    if (this.#windowed) element.setAttribute('role', role);
    element.tabIndex = -1;
    return element;
  }

  #corner(word, scope) {
    const th = el('th', 'corner');
    th.scope = scope;
    th.append(el('span', '', word));
    if (this.#windowed) th.setAttribute('role', scope === 'col' ? 'columnheader' : 'rowheader');
    return th;
  }

  #sumHead() {
    const th = el('th', 't', this.#words.passedOfRun);
    th.scope = 'col';
    return this.#role(th, 'columnheader');
  }

  #columnHead() {
    const th = el('th');
    th.scope = 'col';
    const span = el('span');
    const small = el('small');
    small.append(el('em'), bdi(''));
    span.append(bdi(''), small);
    th.append(span);
    return this.#role(th, 'columnheader');
  }

  #rowHead() {
    const th = el('th');
    th.append(el('small', '', ''), el('code', '', ''), ' ', bdi(''));
    return this.#role(th, 'rowheader');
  }

  #sumCell(className) {
    const td = el('td', className);
    td.append('');
    return this.#role(td, 'gridcell');
  }

  #cell() {
    const td = el('td');
    td.append('');
    return this.#role(td, 'gridcell');
  }

  #paintAll() {
    if (!this.#parts || !this.#headLine) return;
    this.#paintHeads();
    this.#lines.forEach((line, n) => this.#paintLine(line, this.#range.r0 + n));
    this.#cross();
  }

  #paintHeads() {
    const { c0 } = this.#range;
    const m = this.#m;
    this.#headLine.cells.forEach((th, n) => this.#paintColumnHead(th, c0 + n));
    this.#sumLine.cells.forEach((td, n) => this.#paintColumnSum(td, c0 + n));
    let passed = 0;
    let run = 0;
    for (let c = 0; c < m.C; c++) {
      passed += m.columnPassed[c];
      run += m.columnRun[c];
    }
    this.#figures(this.#sumLine.sum, passed, run, 't');
  }

  #paintColumnHead(th, j) {
    const m = this.#m;
    const c = this.#cols[j];
    const column = m.columns[c];
    const before = this.#cols[j - 1];
    th.dataset.column = column.id;
    th.className =
      (before === undefined || m.columns[before].organisation !== column.organisation ? 'o' : '') +
      (column.editable && this.hasAttribute('recordable') ? ' editable' : '') +
      (column.withdrawn ? ' left' : '');
    const [label, small] = th.firstChild.children;
    const [left, organisation] = small.children;
    left.textContent = column.withdrawn ? `${this.#words.withdrawn} ` : '';
    label.textContent = short(column.label);
    organisation.textContent = short(column.organisation);
    if (this.#windowed) th.setAttribute('aria-colindex', String(j + 2));
    th._at = [-1, j];
  }

  #paintColumnSum(td, j) {
    const c = this.#cols[j];
    this.#figures(td, this.#m.columnPassed[c], this.#m.columnRun[c], '');
    if (this.#windowed) td.setAttribute('aria-colindex', String(j + 2));
  }

  #figures(td, passed, run, className) {
    if (run === 0) {
      td.className = `${className} e`.trim();
      td.textContent = this.#words.noneRun;
      return;
    }
    td.className = `${className} ${tenth(passed, run)}`.trim();
    const sum = `${passed}/`;
    const nodes = td.childNodes;
    if (nodes.length !== 3) td.replaceChildren(sum, el('wbr'), String(run));
    else if (nodes[0].data !== sum || nodes[2].data !== String(run)) {
      nodes[0].data = sum;
      nodes[2].data = String(run);
    }
  }

  #paintLine(line, i) {
    const m = this.#m;
    const w = this.#words;
    const entry = this.#view[i];
    const group = entry < 0;
    const r = group ? -1 - entry : entry;
    const th = line.head;
    line.tr.className = group ? 'group' : '';
    if (this.#windowed) line.tr.setAttribute('aria-rowindex', String(i + 3));
    const [small, key, title] = th.children;
    th.scope = group ? 'rowgroup' : 'row';
    th._at = [i, -1];
    if (group) {
      const { name, rows } = m.groups[r];
      key.textContent = '';
      key.hidden = true;
      title.textContent = short(name);
      small.textContent = rows.length === 1 ? w.oneTest : fill(w.tests, { n: this.#number(rows.length) });
      th.setAttribute('aria-expanded', String(!this.#state.fold.has(name)));
    } else {
      const row = m.rows[r];
      key.hidden = m.view === 'pairs';
      key.textContent = short(row.key, 100);
      title.textContent = short(row.title);
      small.textContent = m.view === 'pairs' ? short(row.group, 60) : row.obligation === 'optional' || row.obligation === 'recommended' ? w[row.obligation] : '';
      th.removeAttribute('aria-expanded');
    }
    const { c0 } = this.#range;
    for (let n = 0; n < line.cells.length; n++) this.#paintCell(line.cells[n], i, c0 + n, group, r);
    if (group) {
      let passed = 0;
      let run = 0;
      for (let c = 0; c < m.C; c++) {
        passed += m.groupPassed[r * m.C + c];
        run += m.groupRun[r * m.C + c];
      }
      this.#figures(line.sum, passed, run, 't');
    } else this.#figures(line.sum, m.rowPassed[r], m.rowRun[r], 't');
    line.sum._at = [i, this.#cols.length];
    if (this.#windowed) {
      th.setAttribute('aria-colindex', '1');
      line.sum.setAttribute('aria-colindex', String(this.#cols.length + 2));
    }
  }

  #paintCell(td, i, j, group, r) {
    const m = this.#m;
    const c = this.#cols[j];
    td._at = [i, j];
    if (this.#windowed) td.setAttribute('aria-colindex', String(j + 2));
    if (group) {
      this.#figures(td, m.groupPassed[r * m.C + c], m.groupRun[r * m.C + c], '');
      return;
    }
    const k = r * m.C + c;
    let name, word;
    if (m.figures) {
      const [passed, run] = pairOf(m.pairs[k]);
      name = run === 0 ? 'q e' : `q ${tenth(passed, run)}`;
      word = run === 0 ? this.#words.nothingRun : m.pairs[k];
    } else {
      const pending = this.#pending.get(k);
      const mark = pending === undefined ? m.mark(k) : undefined;
      const code = pending ?? m.codes[k];
      name = mark === undefined ? CODES[code] : this.#className(code, mark);
      word = mark === undefined ? this.#words[NAMES[code]] : this.#cellText(code, mark);
      if (pending !== undefined) name += ' pending';
      if (this.#anchor) {
        const selected = this.#isSelected(i, j);
        if (selected) name += ' sel';
        td.setAttribute('aria-selected', String(selected));
      } else if (td.hasAttribute('aria-selected')) td.removeAttribute('aria-selected');
      if (this.#refused.size && this.#refused.has(k)) name += ' refused';
      if (this.#fresh.size && this.#fresh.has(k)) name += ' fresh';
    }
    if (td.className !== name) td.className = name;
    if (td.childNodes.length !== 1) td.textContent = ' '; // was a group's figures
    const node = td.firstChild;
    if (node.data !== word) node.data = word;
  }

  #className(code, mark) {
    let name = CODES[code];
    if (mark.standing === 'disputed' && /^[pfinu]{2}$/.test(mark.sides ?? '')) name += ` d a${mark.sides[0]} b${mark.sides[1]}`;
    else if (STANDING[mark.standing] && mark.standing !== 'disputed') name += ` ${STANDING[mark.standing]}`;
    if (mark.reason === OTHER_ROLE.reason) name += ' x';
    else if (code === UNTESTED && mark.reason) name += ' h';
    if (CHANGES.includes(mark.change)) name += ` c-${mark.change}`;
    return name;
  }

  #cellText(code, mark) {
    const said = this.#said(code, mark);
    if (!CHANGES.includes(mark.change)) return said;
    return fill(this.#words.changed, { said, change: mark.change === 'reason' ? this.#words.reasonChanged : this.#words[mark.change], was: this.#codeWord(mark.was ?? 'u') });
  }

  #said(code, mark) {
    const w = this.#words;
    if (mark.standing === 'disputed' && /^[pfinu]{2}$/.test(mark.sides ?? '')) {
      return `${w.disputed}: ${this.#codeWord(mark.sides[0])}, ${this.#codeWord(mark.sides[1])}`;
    }
    let word = w[NAMES[code]];
    if (mark.standing && mark.standing !== 'claimed') word += `, ${w[mark.standing] ?? mark.standing}`;
    if (mark.reason) word += `: ${short(this.#reasonWord(mark.reason), 120)}`;
    return word;
  }

  #codeWord(code) {
    return this.#words[NAMES[CODES.indexOf(code)]] ?? '';
  }

  #reasonWord(reason) {
    return /^[a-z_]+$/.test(reason) && Object.hasOwn(this.#words, reason) ? this.#words[reason] : reason;
  }

  #verdictWord(r, c) {
    const k = r * this.#m.C + c;
    return this.#words[NAMES[this.#pending.get(k) ?? this.#m.codes[k]]];
  }

  #number(n) {
    return n.toLocaleString(document.documentElement.lang || undefined);
  }

  /* ---- the window ---- */

  #onScroll = () => {
    if (!this.#windowed || this.#frameRequested) return;
    this.#frameRequested = requestAnimationFrame(() => {
      this.#frameRequested = 0;
      this.#shift();
    });
  };

  #shift() {
    const wanted = this.#wantedRange();
    const now = this.#range;
    if (wanted.rows !== now.rows || wanted.cols !== now.cols) {
      this.#draw(wanted.r0, wanted.rows, wanted.c0, wanted.cols);
      this.#place();
      this.#tabStop();
      return;
    }
    if (wanted.r0 === now.r0 && wanted.c0 === now.c0) return;
    this.#letGoOfFocus(wanted);
    if (wanted.c0 !== now.c0) this.#shiftColumns(wanted.c0);
    if (wanted.r0 !== now.r0) this.#shiftRows(wanted.r0);
    this.#place();
    this.#tabStop();
  }

  /* A focused cell that is about to leave hands the focus to the table, which remembers where it was. */
  #letGoOfFocus(range) {
    const active = document.activeElement;
    if (!active?._at || !this.#parts.table.contains(active)) return;
    const [r, c] = active._at;
    const rowStays = r < 0 || (r >= range.r0 && r < range.r0 + range.rows);
    const columnStays = c < 0 || c >= this.#cols.length || (c >= range.c0 && c < range.c0 + range.cols);
    if (rowStays && columnStays) return;
    this.#at = { r, c };
    this.#parts.table.tabIndex = 0;
    this.#parts.table.focus({ preventScroll: true });
  }

  #shiftColumns(c0) {
    const range = this.#range;
    const by = c0 - range.c0;
    const all = Math.abs(by) >= range.cols;
    range.c0 = c0;
    for (const line of [this.#headLine, this.#sumLine, ...this.#lines]) {
      if (all) continue;
      for (let n = 0; n < Math.abs(by); n++) {
        if (by > 0) {
          const cell = line.cells.shift();
          line.cells.push(cell);
          line.tr.insertBefore(cell, line.after);
        } else {
          const cell = line.cells.pop();
          line.tr.insertBefore(cell, line.cells[0]);
          line.cells.unshift(cell);
        }
      }
    }
    const from = all || by < 0 ? 0 : range.cols - by;
    const to = all || by > 0 ? range.cols : -by;
    for (let n = from; n < to; n++) {
      this.#paintColumnHead(this.#headLine.cells[n], c0 + n);
      this.#paintColumnSum(this.#sumLine.cells[n], c0 + n);
    }
    if (!all) this.#paintColumnHead(this.#headLine.cells[0], c0);
    this.#lines.forEach((line, i) => {
      const entry = this.#view[range.r0 + i];
      for (let n = from; n < to; n++) this.#paintCell(line.cells[n], range.r0 + i, c0 + n, entry < 0, entry < 0 ? -1 - entry : entry);
    });
  }

  #shiftRows(r0) {
    const range = this.#range;
    const by = r0 - range.r0;
    const all = Math.abs(by) >= range.rows;
    range.r0 = r0;
    if (all) {
      this.#lines.forEach((line, n) => this.#paintLine(line, r0 + n));
      return;
    }
    for (let n = 0; n < Math.abs(by); n++) {
      if (by > 0) {
        const line = this.#lines.shift();
        this.#lines.push(line);
        this.#parts.body.append(line.tr);
      } else {
        const line = this.#lines.pop();
        this.#parts.body.prepend(line.tr);
        this.#lines.unshift(line);
      }
    }
    const from = by > 0 ? range.rows - by : 0;
    const to = by > 0 ? range.rows : -by;
    for (let n = from; n < to; n++) this.#paintLine(this.#lines[n], r0 + n);
  }

  #place() {
    const s = this.#size;
    const { r0, c0, cols } = this.#range;
    const { body } = this.#parts;
    body.style.paddingTop = `${r0 * s.row}px`;
    body.style.height = `${this.#view.length * s.row}px`;
    body.style.boxSizing = 'border-box';
    const before = `${c0 * s.col}px`;
    const after = `${(this.#cols.length - c0 - cols) * s.col}px`;
    for (const line of [this.#headLine, this.#sumLine, ...this.#lines]) {
      if (line.left !== before) line.before.style.width = line.left = before;
      if (line.right !== after) line.after.style.width = line.right = after;
    }
  }

  #onResize() {
    if (!this.#m || this.#parts.frame.hidden || this.#sizeKey() === this.#lastSize) return;
    if (!this.#windowed) {
      this.#measure();
      return;
    }
    const { scrollTop, scrollLeft } = this.#parts.frame;
    const before = this.#size.row;
    this.#render();
    this.#parts.frame.scrollTop = (scrollTop / before) * this.#size.row;
    this.#parts.frame.scrollLeft = scrollLeft;
  }

  #beforePrint = () => {
    if (!this.#m || !this.#windowed) return;
    this.#printing = true;
    this.#arrange();
    if (this.#windowed) this.#notice(this.#words.printedInPart);
  };

  #afterPrint = () => {
    if (!this.#printing) return;
    this.#printing = false;
    this.#notice(null);
    this.#arrange();
  };

  /* ---- keyboard, mouse, focus ---- */

  #cellAt(r, c) {
    const { r0, c0 } = this.#range;
    const line = r === -1 ? this.#headLine : this.#lines[r - r0];
    if (!line) return null;
    if (c === -1) return line.head;
    if (c === this.#cols.length) return line.sum;
    return line.cells[c - c0] ?? null;
  }

  #tabStop() {
    const { table, frame } = this.#parts;
    this.#stop?.isConnected && this.#stop !== table && (this.#stop.tabIndex = -1);
    const cell = frame.hidden ? null : this.#cellAt(this.#at.r, this.#at.c);
    this.#stop = cell ?? table;
    if (cell) table.tabIndex = -1;
    this.#stop.tabIndex = 0;
  }

  #stop = null;

  #go(r, c, selecting = false) {
    if (this.#view.length === 0 || this.#cols.length === 0) return;
    const had = this.#anchor !== null;
    if (!selecting) this.#anchor = null;
    r = Math.max(-1, Math.min(this.#view.length - 1, r));
    c = Math.max(-1, Math.min(this.#cols.length, c));
    if (r === -1 && c === -1) c = 0;
    if (this.#view[r] < 0) c = -1; // a group is one thing to stop at
    else this.#wanted = c;
    this.#at = { r, c };
    this.#reveal(r, c);
    if (this.#windowed) this.#shift();
    if (had || selecting) this.#paintAll();
    this.#tabStop();
    this.#cellAt(r, c)?.focus({ preventScroll: true });
  }

  #reveal(r, c) {
    const f = this.#parts.frame;
    const s = this.#size;
    if (!s) return;
    const rtl = getComputedStyle(f).direction === 'rtl' ? -1 : 1;
    if (r >= 0) {
      const top = this.#windowed ? r * s.row : this.#lines[r].tr.offsetTop - s.top;
      if (top < f.scrollTop) f.scrollTop = r === 0 ? 0 : top;
      else if (top + s.row + s.top + s.gap > f.scrollTop + f.clientHeight) f.scrollTop = top + s.row + s.top + s.gap - f.clientHeight;
    }
    if (c >= 0 && c < this.#cols.length) {
      const left = c * s.col;
      const stuck = getComputedStyle(this.#headLine.sum).position === 'sticky' ? s.sum : 0;
      const room = f.clientWidth - s.head - stuck - s.gap * 2;
      const at = Math.abs(f.scrollLeft);
      if (left < at) f.scrollLeft = rtl * left;
      else if (left + s.col > at + room) f.scrollLeft = rtl * (left + s.col - room);
    } else if (c === this.#cols.length) f.scrollLeft = rtl * f.scrollWidth;
    // the frame itself must be in sight as well
    const box = f.getBoundingClientRect();
    if (r >= 0 && (box.bottom < 80 || box.top > innerHeight - 80)) f.scrollIntoView({ block: 'nearest' });
  }

  #onFocus = (event) => {
    this.#focused = true;
    const cell = event.target.closest('td, th');
    if (event.target === this.#parts.table) return;
    if (!cell?._at) return;
    const [r, c] = cell._at;
    this.#at = { r, c };
    if (!(this.#view[r] < 0)) this.#wanted = c;
    this.#tabStop();
    this.#cross(cell);
  };

  #onBlur = () => {
    this.#focused = false;
    this.#cross(null);
  };

  #onOver = (event) => {
    const cell = event.target.closest('td, th');
    if (cell && cell !== this.#crossed && cell._at) this.#cross(cell);
  };

  #onLeave = () => this.#cross(this.#focused ? this.#cellAt(this.#at.r, this.#at.c) : null);

  #crossed = null;

  #cross(cell = this.#crossed) {
    const p = this.#parts;
    p.table.querySelectorAll('.cross').forEach((element) => element.classList.remove('cross'));
    this.#crossed = cell;
    p.row.hidden = p.column.hidden = true;
    if (!cell?._at || !cell.isConnected) return;
    const [r, c] = cell._at;
    if (this.#view[r] < 0) return;
    const frame = p.frame.getBoundingClientRect();
    const dx = p.frame.scrollLeft - frame.left - p.frame.clientLeft;
    const dy = p.frame.scrollTop - frame.top - p.frame.clientTop;
    if (r >= 0) {
      const box = cell.parentNode.getBoundingClientRect();
      p.row.style.top = `${box.top + dy - 2}px`;
      p.row.style.height = `${box.height + 4}px`;
      p.row.style.width = `${p.table.offsetWidth}px`;
      p.row.hidden = false;
      this.#cellAt(r, -1)?.classList.add('cross');
    }
    if (c >= 0 && c < this.#cols.length) {
      const box = cell.getBoundingClientRect();
      p.column.style.left = `${box.left + dx - 2}px`;
      p.column.style.width = `${box.width + 4}px`;
      p.column.style.height = `${p.table.offsetHeight}px`;
      p.column.hidden = false;
      this.#cellAt(-1, c)?.classList.add('cross');
    }
  }

  #onClick = (event) => {
    const cell = event.target.closest('td, th');
    if (!cell?._at) return;
    const [r, c] = cell._at;
    if (this.#view[r] < 0) {
      this.#go(r, -1);
      this.#toggleGroup(r);
      return;
    }
    this.#go(r, c);
    this.#open(r, c);
  };

  #onKey = (event) => {
    if (event.altKey || event.metaKey) return;
    let { r, c } = this.#at;
    const last = this.#view.length - 1;
    const end = this.#cols.length;
    const page = Math.max(1, Math.floor((this.#parts.frame.clientHeight - (this.#size?.top ?? 0)) / (this.#size?.row ?? 28)) - 1);
    const group = this.#view[r] < 0;
    const rtl = getComputedStyle(this).direction === 'rtl';
    const key = rtl && event.key === 'ArrowLeft' ? 'ArrowRight' : rtl && event.key === 'ArrowRight' ? 'ArrowLeft' : event.key;
    // up and down come back to the column from before a group row
    const column = group ? this.#wanted : c;
    const selecting = event.shiftKey && /^Arrow/.test(key) && this.#selects(r, c);
    switch (key) {
      case 'ArrowDown':
        this.#go(r + 1, column, selecting);
        break;
      case 'ArrowUp':
        this.#go(Math.max(selecting ? 0 : -1, r - 1), column, selecting);
        break;
      case 'ArrowRight':
        if (group && !selecting) this.#fold(r, false);
        else this.#go(r, selecting ? Math.min(end - 1, column + 1) : c + 1, selecting);
        break;
      case 'ArrowLeft':
        if (group && !selecting) this.#fold(r, true);
        else this.#go(r, selecting ? Math.max(0, column - 1) : c - 1, selecting);
        break;
      case 'Escape':
        if (!this.#anchor) return;
        this.#go(r, c);
        break;
      case 'Home':
        this.#go(event.ctrlKey ? 0 : r, event.ctrlKey ? 0 : -1 + (r === -1 ? 1 : 0));
        break;
      case 'End':
        this.#go(event.ctrlKey ? last : r, event.ctrlKey ? end - 1 : r === -1 ? end - 1 : end);
        break;
      case 'PageDown':
        this.#go(Math.min(last, r + page), column);
        break;
      case 'PageUp':
        this.#go(Math.max(0, r - page), column);
        break;
      case 'Enter':
      case ' ':
        if (event.ctrlKey) return;
        if (group) this.#toggleGroup(r);
        else this.#open(r, c);
        break;
      default:
        if (event.ctrlKey || !this.hasAttribute('recordable') || !this.#singleKeys()) return;
        if (!CODES.includes(key.toLowerCase()) || key.length !== 1 || r < 0 || (group && !this.#anchor)) return;
        if (Date.now() < this.#asking) break; // somebody types the reason already: that is no verdict
        if (!event.repeat) this.#record(this.#selection() ?? [[r, c]], CODES.indexOf(key.toLowerCase()));
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #onDocumentKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !this.#parts || !this.#singleKeys()) return;
    const target = event.composedPath()[0];
    const within = this.contains(target);
    if (!within && target !== document.body) return;
    if (target.matches?.('input:not([type="checkbox"]), textarea, select, [contenteditable]') || this.#parts.story.open) return;
    if (event.key === '/') {
      event.preventDefault();
      this.#parts.filter.focus();
      this.#parts.filter.select();
    } else if (event.key === 'd' || event.key === 'D') {
      event.preventDefault();
      this.#toggleDifferences();
    }
  };

  #singleKeys() {
    try {
      return localStorage.getItem(SWITCH) !== 'off';
    } catch {
      return true;
    }
  }

  /* ---- groups ---- */

  #toggleGroup(r) {
    this.#fold(r, !this.#state.fold.has(this.#m.groups[-1 - this.#view[r]].name));
  }

  #fold(r, folded) {
    const entry = this.#view[r];
    const { name } = this.#m.groups[-1 - entry];
    if (this.#state.fold.has(name) === folded) return;
    if (folded) this.#state.fold.add(name);
    else this.#state.fold.delete(name);
    this.#changed();
    this.#go(this.#view.indexOf(entry), -1);
    clearTimeout(this.#changed.timer);
    this.#say(fill(folded ? this.#words.folded : this.#words.unfolded, { group: short(name, 100) }));
  }

  /* ---- recording ---- */

  #record(places, code) {
    const m = this.#m;
    const now = Date.now();
    const entries = [];
    for (const [r, c] of places) {
      const row = this.#view[r];
      const column = this.#cols[c];
      if (column === undefined || m.figures || !m.editable(row, column)) continue;
      const k = row * m.C + column;
      this.#pending.set(k, code);
      this.#refused.delete(k);
      entries.push({ id: Outbox.id(), key: m.rows[row].key, column: m.columns[column].id, verdict: CODES[code], at: now });
    }
    if (!entries.length) {
      this.#say(this.#words.notYours, true);
      return;
    }
    const [r, c] = places[places.length - 1];
    this.#paintAll();
    this.#say(this.#sentence('recording', this.#view[r], this.#cols[c], { verdict: this.#words[NAMES[code]] }));
    this.#next(r, c);
    if (code >= CODES.indexOf('n')) this.#asking = Date.now() + ASKING;
    this.#outbox?.put(entries);
    this.#send(entries);
  }

  #send(entries) {
    for (const entry of entries) this.#sent.set(entry.id, { ...entry, sent: Date.now() });
    this.#fire('cell-verdicts', { entries });
  }

  /** The server takes an entry once, so what was not answered is simply sent again. */
  #sendAgain = () => {
    const late = [...this.#sent.values()].filter((entry) => Date.now() - entry.sent > AGAIN);
    if (late.length && navigator.onLine) this.#send(late.map(({ sent, ...entry }) => entry));
    this.#showUnsaved();
  };

  #showUnsaved() {
    const target = this.#parts?.unsaved;
    if (!target) return;
    const late = [...this.#sent.values()].filter((entry) => Date.now() - entry.at > AGAIN / 2 || !navigator.onLine).length;
    const words = late ? fill(this.#words.unsaved, { count: this.#number(late) }) : '';
    if (target.textContent !== words) target.textContent = words;
  }

  #isSelected(i, j) {
    const a = this.#anchor;
    const { r, c } = this.#at;
    const side = this.#view[r] < 0 ? this.#wanted : c;
    return (
      i >= Math.min(a.r, r) && i <= Math.max(a.r, r) && j >= Math.min(a.c, side) && j <= Math.max(a.c, side) && this.#view[i] >= 0
    );
  }

  /** Whether a selection begins here, or goes on. */
  #selects(r, c) {
    if (!this.hasAttribute('recordable') || r < 0) return false;
    if (this.#anchor) return true;
    if (c < 0 || c >= this.#cols.length) return false;
    this.#anchor = { r, c };
    return true;
  }

  /** The cells that are selected, column by column; none where nothing is. */
  #selection() {
    if (!this.#anchor) return null;
    const places = [];
    for (let j = 0; j < this.#cols.length; j++) {
      for (let i = 0; i < this.#view.length; i++) if (this.#isSelected(i, j)) places.push([i, j]);
    }
    return places;
  }

  #onPaste = (event) => {
    const { r, c } = this.#at;
    if (!this.#focused || !this.hasAttribute('recordable') || !this.#m || r < 0 || c < 0 || this.#view[r] < 0) return;
    const target = event.composedPath()[0];
    if (target.matches?.('input, textarea, [contenteditable]') || this.#parts.story.open) return;
    const lines = (event.clipboardData?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
    const table = lines.slice(0, PASTED).map((line) => line.split('\t').map((cell) => cell.trim()));
    if (table.length === 1 && table[0].join('') === '') return;
    event.preventDefault();
    const known = table.filter((cells) => this.#m.rowIndex.has(cells[0])).length;
    const byKey = known > 0 && table.some((cells) => cells.length > 1);
    const cells = byKey ? this.#byKey(table, this.#cols[c]) : this.#byPlace(table, r, c);
    if (cells.length) this.#fire('cell-paste', { cells: cells.slice(0, PASTED) });
  };

  /** Lines of test, verdict, reason, notes: for the column that the keyboard is in. A heading is no test. */
  #byKey(table, column) {
    const { id } = this.#m.columns[column];
    return table
      .filter((cells, n) => cells[0] !== '' && (n > 0 || this.#m.rowIndex.has(cells[0])))
      .map(([key, ...texts]) => ({ key, column: id, texts }));
  }

  /** A block of verdicts: it begins where the keyboard is. */
  #byPlace(table, r, c) {
    const rows = this.#view.slice(r).filter((entry) => entry >= 0);
    const cells = [];
    table.forEach((line, i) =>
      line.forEach((text, j) => {
        if (text === '') return;
        const row = this.#m.rows[rows[i]];
        const column = this.#m.columns[this.#cols[c + j]];
        cells.push({ key: row?.key ?? '', column: column?.id ?? '', texts: [text] });
      }),
    );
    return cells;
  }

  #next(r, c) {
    const first = (from, j) => {
      for (let i = from; i < this.#view.length; i++) {
        if (this.#view[i] >= 0 && this.#m.editable(this.#view[i], this.#cols[j])) return i;
      }
      return -1;
    };
    for (let n = 0; n <= this.#cols.length; n++) {
      const j = (c + n) % this.#cols.length;
      const i = first(n === 0 ? r + 1 : 0, j);
      if (i >= 0) {
        this.#go(i, j);
        return;
      }
    }
  }

  #sentence(name, r, c, values) {
    return fill(this.#words[name], { ...values, key: short(this.#m.rows[r].key, 80), column: short(this.#m.columns[c].label, 80) });
  }

  #say(message, urgent = false) {
    const target = urgent ? this.#parts?.alert : this.#parts?.live;
    if (!target) return;
    // the same sentence twice must be heard twice
    target.textContent = target.textContent === message ? `${message}\u00a0` : message;
  }

  #fire(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  /* ---- what is known about a cell ---- */

  #open(r, c) {
    const m = this.#m;
    const w = this.#words;
    if (r === -1) {
      if (c >= 0 && c < this.#cols.length) this.#storyOfColumn(this.#cols[c]);
      return;
    }
    const row = this.#view[r];
    if (c === -1 || c === this.#cols.length) {
      this.#storyOfRow(row);
      return;
    }
    const column = this.#cols[c];
    const k = row * m.C + column;
    const mark = m.mark(k) ?? null;
    const code = m.figures ? null : CODES[m.codes[k]];
    const pair = m.figures ? m.pairs[k] : null;
    const proceed = this.#fire('cell-open', { key: m.rows[row].key, column: m.columns[column].id, row, index: column, code, mark, pair }, true);
    if (!proceed) return;
    const facts = [];
    if (m.figures) {
      facts.push([w.passedOfRun, pair === '' ? w.nothingRun : fill(w.passedOfRunText, { passed: pairOf(pair)[0], run: pairOf(pair)[1] })]);
    } else facts.push([w.verdict, this.#verdict(code, mark)]);
    if (mark?.standing === 'disputed' && /^[pfinu]{2}$/.test(mark.sides ?? '')) {
      facts.push([w.sides, this.#side(mark.sides[0], w.subjectSays), this.#side(mark.sides[1], w.peerSays)]);
    }
    if (!m.figures) {
      const untold = code === 'u' && !mark;
      facts.push([w.standing, untold ? w.nothingReported : (w[`${mark?.standing ?? 'claimed'}Means`] ?? mark.standing)]);
    }
    if (mark?.reason) facts.push([w.reason, this.#reasonWord(mark.reason)]);
    if (CHANGES.includes(mark?.change)) {
      facts.push([w.change, mark.change === 'reason' ? w.reasonChanged : w[mark.change]], [w.was, this.#verdict(mark.was ?? 'u')]);
    }
    if (this.#refused.has(k)) facts.push(['', this.#refused.get(k)]);
    facts.push([m.view === 'pairs' ? w.peer : w.product, m.columns[column].label], ...this.#factsOfColumn(column), ...this.#factsOfRow(row));
    this.#tell(m.view === 'pairs' ? '' : m.rows[row].key, m.rows[row].title || m.rows[row].key, facts);
  }

  #factsOfRow(row) {
    const { group, obligation, kind } = this.#m.rows[row];
    const w = this.#words;
    if (this.#m.view === 'pairs') return [];
    return [[w.group, group], [w.obligation, w[obligation] ?? obligation], [w.kind, w[kind] ?? kind]];
  }

  #factsOfColumn(column) {
    const { organisation, version, role, withdrawn } = this.#m.columns[column];
    const w = this.#words;
    const facts = [[w.organisation, organisation], [w.version, version], [w.role, role]];
    return withdrawn ? [...facts, [w.participation, w.withdrawn]] : facts;
  }

  #storyOfRow(row) {
    const m = this.#m;
    this.#tell(m.view === 'pairs' ? '' : m.rows[row].key, m.rows[row].title || m.rows[row].key, [
      ...(m.view === 'pairs' ? [[this.#words.organisation, m.rows[row].group]] : this.#factsOfRow(row)),
      [this.#words.passedOfRun, fill(this.#words.passedOfRunText, { passed: m.rowPassed[row], run: m.rowRun[row] })],
    ]);
  }

  #storyOfColumn(column) {
    const m = this.#m;
    const facts = [
      ...this.#factsOfColumn(column),
      [this.#words.passedOfRun, fill(this.#words.passedOfRunText, { passed: m.columnPassed[column], run: m.columnRun[column] })],
    ];
    if (!m.figures) {
      CODES.split('').forEach((code, n) => facts.push([this.#verdict(code), this.#number(m.columnCounts[column * 5 + n])]));
    }
    this.#tell('', m.columns[column].label, facts);
  }

  #verdict(code, mark = null) {
    const line = el('span', 'verdict');
    const tile = el('span', `tile ${mark ? this.#className(CODES.indexOf(code), mark) : code}`);
    tile.setAttribute('aria-hidden', 'true');
    line.append(tile, mark?.standing === 'disputed' ? this.#words.disputed : this.#codeWord(code));
    return line;
  }

  #side(code, says) {
    const line = el('span', 'verdict');
    const tile = el('span', `tile ${code}`);
    tile.setAttribute('aria-hidden', 'true');
    line.append(el('span', 'says', says), tile, this.#codeWord(code));
    return line;
  }

  #tell(over, title, facts) {
    const { story } = this.#parts;
    const header = el('header');
    const names = el('div');
    if (over && over !== title) {
      const p = el('p');
      p.append(bdi(over));
      names.append(p);
    }
    const h2 = el('h2');
    h2.append(bdi(title));
    h2.id = 'matrix-story-title';
    h2.tabIndex = title.length > 400 ? 0 : -1;
    names.append(h2);
    const close = el('button', 'close', this.#words.close);
    close.type = 'button';
    close.addEventListener('click', () => story.close());
    header.append(names, close);
    const list = el('dl');
    for (const [term, ...values] of facts) {
      if (values.every((value) => value === '' || value === undefined || value === null)) continue;
      const dt = el('dt');
      dt.append(term);
      const dd = el('dd');
      for (const value of values) {
        if (typeof value === 'string') {
          const part = bdi(value);
          if (value.length > 400) {
            dd.className = 'long';
            dd.tabIndex = 0;
          }
          dd.append(part);
        } else dd.append(value);
      }
      list.append(dt, dd);
    }
    story.setAttribute('aria-labelledby', h2.id);
    story.replaceChildren(header, list);
    if (!story.open) story.showModal();
    close.focus();
  }

  #onStoryClosed = () => {
    if (this.#backTo?.isConnected) this.#backTo.focus();
    else this.#go(this.#at.r, this.#at.c);
    this.#backTo = null;
  };

  #backTo = null;

  #help() {
    const w = this.#words;
    const keys = (...names) => {
      const span = el('span');
      names.forEach((name) => span.append(el('kbd', '', name), ' '));
      return span;
    };
    const facts = [
      [keys('←', '↑', '→', '↓'), w.helpMove],
      [keys('PgUp', 'PgDn'), w.helpPage],
      [keys('Home', 'End'), w.helpEnds],
      [keys('Enter'), w.helpOpen],
      [keys('/'), w.helpFilter],
      [keys('d'), w.helpDifferences],
    ];
    if (this.hasAttribute('recordable')) {
      facts.push(
        [keys('p', 'f', 'i', 'n', 'u'), w.helpRecord],
        [keys('Shift', '↓'), w.helpSelect],
        [keys('Ctrl', 'V'), w.helpPaste],
      );
    }
    this.#backTo = this.#parts.help;
    this.#tell('', w.help, facts);
    const label = el('label', 'switch');
    const box = el('input');
    box.type = 'checkbox';
    box.checked = this.#singleKeys();
    box.addEventListener('change', () => {
      try {
        localStorage.setItem(SWITCH, box.checked ? 'on' : 'off');
      } catch {
        // without storage the keys stay on
      }
    });
    label.append(box, w.helpSingle);
    this.#parts.story.append(label);
  }

  /* ---- the address bar ---- */

  #readAddress(search) {
    const query = new URLSearchParams(search);
    this.#state = {
      q: query.get('q') ?? '',
      diff: query.get('diff') === '1',
      sort: query.get('sort') === 'failing' ? 'failing' : 'suite',
      fold: new Set(query.getAll('fold')),
    };
  }

  #writeAddress() {
    if (!this.hasAttribute('address')) return;
    const url = new URL(location.href);
    const { q, diff, sort, fold } = this.#state;
    for (const name of ['q', 'diff', 'sort', 'fold']) url.searchParams.delete(name);
    if (q.trim() !== '') url.searchParams.set('q', q.trim());
    if (diff) url.searchParams.set('diff', '1');
    if (sort !== 'suite') url.searchParams.set('sort', sort);
    for (const name of fold) url.searchParams.append('fold', name);
    if (url.href !== location.href) history.replaceState(history.state, '', url);
  }

  #onAddress = () => {
    if (!this.hasAttribute('address') || !this.#m) return;
    this.#readAddress(location.search);
    this.#arrange();
  };
}

if (!customElements.get('conformance-matrix')) customElements.define('conformance-matrix', ConformanceMatrix);
