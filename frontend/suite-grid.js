/*
 * <suite-grid>: the test cases of a suite as a grid, to read or to edit, at any number of rows. Only the rows in sight
 * are there; they are asked for a page at a time. What is typed is stored at once, cell by cell, in the order in which
 * it was typed; what is refused stays in its cell with the reason until it is put right or dropped.
 *
 * METHODS     setUp(JSON: {label, columns: [{name, label, width, options?, prose?}], words, editable, cases})
 *             load(total, focus?) shows what the server has now, from the beginning or with the focus on a row's index
 *             command(name) does what a key does: add, up, down, remove, undo, edit
 * SERVER      page(from, limit) · edit(id, edits, column, text) · add(after) · move(id, up) · remove(ids) · undo() ·
 *             paste(id, column, text) · prose(id); each answers as JSON: {total, from, rows}, {row}, {focus, total}
 *             or {refused, row?}
 *
 * KEYS        arrows, Home, End, Page Up and Down move (Ctrl to the ends); Enter, F2 or typing edits, Esc drops what was
 *             typed, Tab goes on; Space or Shift + arrow picks rows; Alt + arrow moves a row; Insert or Ctrl + Enter adds
 *             one; Delete removes the picked rows, Ctrl + Z brings them back; Ctrl + V pastes a block
 *
 * All data is untrusted: it only ever becomes text.
 */

const PAGE = 100;
const AROUND = 10; // rows kept ready around those in sight
const FRESH = 4000; // ms for which a page is what others see too

class SuiteGrid extends HTMLElement {
  #columns = [];
  #words = {};
  #editable = false;
  #cases = '';
  #total = 0;
  #rows = new Map(); // index → row
  #asked = new Map(); // page → when it came
  #asking = null;
  #shown = new Map(); // index → element
  #at = { row: 0, column: 0 };
  #picked = new Set(); // ids
  #anchor = null;
  #typed = new Map(); // id + column → {text, reason}
  #queue = Promise.resolve();
  #waiting = 0;
  #editor = null;
  #frame;
  #head;
  #body;
  #height = 34;
  #generation = 0;
  #timer = 0;

  connectedCallback() {
    this.#guard = (e) => {
      if (this.#waiting || this.#typed.size || this.#editor) e.preventDefault();
    };
    window.addEventListener('beforeunload', this.#guard);
    if (this.#frame) this.#draw();
  }

  disconnectedCallback() {
    window.removeEventListener('beforeunload', this.#guard);
  }

  #guard;

  setUp(json) {
    const { label, columns, words, editable, cases } = JSON.parse(json);
    this.#columns = columns;
    this.#words = words;
    this.#editable = editable;
    this.#cases = cases ?? '';
    this.#frame = element('div', 'suite-frame', { role: 'grid', 'aria-label': label, 'aria-colcount': columns.length });
    if (editable) this.#frame.setAttribute('aria-multiselectable', 'true');
    else this.#frame.setAttribute('aria-readonly', 'true');
    this.#frame.style.setProperty('--_columns', columns.map((c) => c.width).join(' '));
    this.#head = element('div', 'suite-row suite-head', { role: 'row', 'aria-rowindex': 1 });
    columns.forEach((c, i) => {
      const cell = element('div', 'suite-cell', { role: 'columnheader', 'aria-colindex': i + 1 });
      cell.textContent = c.label;
      this.#head.append(cell);
    });
    const top = element('div', null, { role: 'rowgroup' });
    top.className = 'suite-top';
    top.append(this.#head);
    this.#body = element('div', 'suite-body', { role: 'rowgroup' });
    this.#frame.append(top, this.#body);
    this.replaceChildren(this.#frame);
    this.#frame.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#frame.addEventListener('keydown', (e) => this.#key(e));
    this.#frame.addEventListener('focusin', (e) => this.#focused(e));
    this.#frame.addEventListener('click', (e) => this.#clicked(e));
    this.#frame.addEventListener('dblclick', (e) => this.#edit(this.#cellAt(e)));
    this.#frame.addEventListener('copy', (e) => this.#copy(e));
    this.#frame.addEventListener('paste', (e) => this.#paste(e));
    new ResizeObserver(() => this.#draw()).observe(this.#frame);
  }

  load(total, focus) {
    this.#generation++;
    this.#total = total;
    this.#rows.clear();
    this.#asked.clear();
    this.#asking = null;
    this.#close();
    for (const e of this.#shown.values()) e.remove();
    this.#shown.clear();
    this.#size();
    if (focus !== undefined && focus !== null) {
      this.#go(focus, this.#at.column);
    } else {
      this.#at.row = Math.min(this.#at.row, Math.max(0, total - 1));
      this.#draw();
    }
  }

  command(name) {
    const row = this.#rows.get(this.#at.row);
    if (name === 'add') this.#add();
    else if (name === 'undo') this.#undo();
    else if (name === 'remove') this.#remove();
    else if (row && (name === 'up' || name === 'down')) this.#move(name === 'up');
    else if (row && name === 'prose') this.#prose(row);
    else this.#focusCell();
  }

  // ---- what is in sight ----

  #size() {
    this.#frame.setAttribute('aria-rowcount', this.#total + 1);
    const height = parseFloat(getComputedStyle(this).getPropertyValue('--suite-row')) * 16;
    if (height > 0) this.#height = height;
    this.#body.style.height = `${this.#total * this.#height}px`;
  }

  #sight() {
    const first = Math.max(0, Math.floor(this.#frame.scrollTop / this.#height) - AROUND);
    const last = Math.min(
      this.#total - 1,
      Math.ceil((this.#frame.scrollTop + this.#frame.clientHeight) / this.#height) + AROUND,
    );
    return [first, last];
  }

  #scrolled() {
    this.#draw(false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), 40);
  }

  #draw(ask = true) {
    if (!this.#frame?.isConnected) return;
    const [first, last] = this.#sight();
    for (const [index, e] of this.#shown) {
      if ((index < first || index > last) && index !== this.#at.row) {
        e.remove();
        this.#shown.delete(index);
      }
    }
    for (let i = first; i <= last; i++) if (!this.#shown.has(i)) this.#show(i);
    if (this.#total > 0 && !this.#shown.has(this.#at.row)) this.#show(this.#at.row);
    if (ask) this.#ask();
  }

  #show(index) {
    const e = element('div', 'suite-row', { role: 'row', 'aria-rowindex': index + 2 });
    e.style.transform = `translateY(${index * this.#height}px)`;
    e.dataset.index = index;
    this.#columns.forEach((c, i) => {
      const cell = element('div', 'suite-cell', {
        role: i === 0 ? 'rowheader' : 'gridcell',
        'aria-colindex': i + 1,
        tabindex: index === this.#at.row && i === this.#at.column ? '0' : '-1',
      });
      cell.classList.add(`c-${c.name}`);
      e.append(cell);
    });
    this.#shown.set(index, e);
    // in the order in which they are read, whatever came first
    let next = null;
    for (const [other, o] of this.#shown) if (other > index && (!next || other < Number(next.dataset.index))) next = o;
    this.#body.insertBefore(e, next);
    this.#fill(index);
  }

  #fill(index) {
    const e = this.#shown.get(index);
    if (!e) return;
    const row = this.#rows.get(index);
    e.classList.toggle('loading', !row);
    e.setAttribute('aria-busy', String(!row));
    if (this.#editable) {
      const picked = !!row && this.#picked.has(row.id);
      e.setAttribute('aria-selected', String(picked));
    }
    const above = this.#rows.get(index - 1);
    e.classList.toggle('begins', !!row && index > 0 && !!above && (above.group ?? '') !== (row.group ?? ''));
    e.classList.toggle('goes-on', !!row && !!above && !!row.group && above.group === row.group);
    this.#columns.forEach((c, i) => {
      const cell = e.children[i];
      if (cell.firstChild?.tagName === 'INPUT' || cell.firstChild?.tagName === 'SELECT') return;
      const typed = row && this.#typed.get(`${row.id} ${c.name}`);
      const text = row ? (typed ? typed.text : this.#word(c, row[c.name] ?? '')) : '';
      cell.classList.toggle('refused', !!typed?.reason);
      cell.classList.toggle('saving', !!typed && !typed.reason);
      if (typed?.reason) {
        cell.setAttribute('aria-invalid', 'true');
        cell.title = typed.reason;
      } else {
        cell.removeAttribute('aria-invalid');
        if (text.length > 24) cell.title = text;
        else cell.removeAttribute('title');
      }
      if (row && i === 0 && !this.#editable && this.#cases) {
        const link = element('a', null, { href: this.#cases + row.lineage, tabindex: '-1' });
        link.textContent = text;
        cell.replaceChildren(link);
      } else {
        cell.textContent = text;
      }
    });
  }

  #word(column, value) {
    return column.options?.find((o) => o.value === value)?.label ?? value;
  }

  async #ask() {
    if (this.#asking || !this.$server || this.#total === 0) return;
    const [first, last] = this.#sight();
    const now = Date.now();
    let page = -1;
    const old = (p) => now - (this.#asked.get(p) ?? 0) > FRESH;
    const missing = (p) => !this.#asked.has(p);
    for (const wanted of [missing, old]) {
      for (let p = Math.floor(first / PAGE); p <= Math.floor(last / PAGE) && page < 0; p++) if (wanted(p)) page = p;
    }
    if (page < 0) return;
    const generation = this.#generation;
    this.#asking = page;
    let answer;
    try {
      answer = JSON.parse(await this.$server.page(page * PAGE, PAGE));
    } catch {
      answer = { refused: this.#words.lost };
    }
    if (generation !== this.#generation) return;
    this.#asking = null;
    if (answer.refused) {
      this.#say(answer.refused, true);
      return;
    }
    this.#asked.set(page, Date.now());
    if (answer.total !== this.#total) {
      this.#total = answer.total;
      this.#size();
      for (const p of [...this.#asked.keys()]) if (p > page) this.#asked.delete(p);
      for (const [i, e] of this.#shown) {
        if (i >= this.#total) {
          e.remove();
          this.#shown.delete(i);
        }
      }
      this.#at.row = Math.min(this.#at.row, Math.max(0, this.#total - 1));
    }
    answer.rows.forEach((row, i) => this.#rows.set(page * PAGE + i, row));
    for (let i = page * PAGE; i <= page * PAGE + answer.rows.length; i++) this.#fill(i);
    this.#draw();
  }

  // ---- where one is ----

  #cellAt(event) {
    return event.target.closest?.('.suite-body .suite-cell');
  }

  #focused(event) {
    const cell = this.#cellAt(event);
    if (!cell) return;
    const row = Number(cell.parentElement.dataset.index);
    const column = [...cell.parentElement.children].indexOf(cell);
    this.#tab('-1');
    this.#at = { row, column };
    this.#tab('0');
    const id = this.#rows.get(row)?.id;
    const typed = id && this.#typed.get(`${id} ${this.#columns[column].name}`);
    if (typed?.reason) this.#say(typed.reason, true);
  }

  #tab(to) {
    this.#shown.get(this.#at.row)?.children[this.#at.column]?.setAttribute('tabindex', to);
  }

  #go(row, column) {
    row = Math.max(0, Math.min(this.#total - 1, row));
    column = Math.max(0, Math.min(this.#columns.length - 1, column));
    this.#tab('-1');
    this.#at = { row, column };
    const top = row * this.#height;
    const head = this.#head.offsetHeight;
    const room = this.#frame.clientHeight - head;
    if (top < this.#frame.scrollTop) this.#frame.scrollTop = top;
    else if (top + this.#height > this.#frame.scrollTop + room) this.#frame.scrollTop = top + this.#height - room;
    this.#draw();
    this.#tab('0');
    this.#focusCell();
  }

  #focusCell() {
    const cell = this.#shown.get(this.#at.row)?.children[this.#at.column];
    if (!cell) return;
    cell.focus({ preventScroll: true });
    const key = this.#head.firstElementChild.offsetWidth;
    const left = cell.offsetLeft - (this.#at.column === 0 ? 0 : key);
    if (left < this.#frame.scrollLeft) this.#frame.scrollLeft = left;
    else if (cell.offsetLeft + cell.offsetWidth > this.#frame.scrollLeft + this.#frame.clientWidth) {
      this.#frame.scrollLeft = Math.min(left, cell.offsetLeft + cell.offsetWidth - this.#frame.clientWidth);
    }
  }

  #clicked(event) {
    const cell = this.#cellAt(event);
    if (!cell || this.#editor?.cell === cell) return;
    if (event.target.closest('a')) return;
    const again = cell === this.#last;
    this.#last = cell;
    cell.focus({ preventScroll: true });
    if (this.#editable && event.shiftKey) this.#pickTo(Number(cell.parentElement.dataset.index));
    else if (this.#editable && (event.ctrlKey || event.metaKey)) this.#pick();
    else {
      this.#anchor = this.#at.row;
      if (again && event.pointerType === 'touch') this.#edit(cell);
    }
  }

  #last = null;

  #pick() {
    const row = this.#rows.get(this.#at.row);
    if (!row) return;
    if (!this.#picked.delete(row.id)) this.#picked.add(row.id);
    this.#anchor = this.#at.row;
    this.#fill(this.#at.row);
    this.#sayPicked();
  }

  #pickTo(to) {
    const from = this.#anchor ?? this.#at.row;
    this.#picked.clear();
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) {
      const row = this.#rows.get(i);
      if (row) this.#picked.add(row.id);
    }
    for (const i of this.#shown.keys()) this.#fill(i);
    this.#anchor = from;
    this.#sayPicked();
  }

  #unpick() {
    if (!this.#picked.size) return;
    this.#picked.clear();
    for (const i of this.#shown.keys()) this.#fill(i);
  }

  #sayPicked() {
    this.#say(this.#picked.size ? this.#words.picked.replace('#', this.#picked.size) : '');
  }

  #key(event) {
    if (this.#editor) {
      this.#keyInEditor(event);
      return;
    }
    const { row, column } = this.#at;
    const control = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((this.#frame.clientHeight - this.#head.offsetHeight) / this.#height) - 1);
    const steps = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
      Home: control ? [0, column] : [row, 0],
      End: control ? [this.#total - 1, column] : [row, this.#columns.length - 1],
    };
    const cell = this.#cellAt(event);
    if (!cell) return;
    if (this.#editable && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      this.#move(event.key === 'ArrowUp');
    } else if (this.#editable && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      this.#anchor ??= row;
      const anchor = this.#anchor;
      this.#go(...steps[event.key]);
      this.#anchor = anchor;
      this.#pickTo(this.#at.row);
    } else if (steps[event.key] && !event.altKey) {
      this.#anchor = null;
      this.#go(...steps[event.key]);
    } else if (!this.#editable) {
      if (event.key !== 'Enter') return;
      cell.parentElement.querySelector('a')?.click();
    } else if (event.key === 'Insert' || (control && event.key === 'Enter')) {
      this.#add();
    } else if (event.key === 'Enter' || event.key === 'F2') {
      this.#edit(cell);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (event.key === 'Delete') this.#remove();
      else this.#edit(cell, '');
    } else if (event.key === 'Escape') {
      this.#drop(cell);
      this.#unpick();
    } else if (control && event.key.toLowerCase() === 'z') {
      this.#undo();
    } else if (event.key === ' ' && !control) {
      this.#pick();
    } else if (event.key.length === 1 && !control && !event.altKey) {
      this.#edit(cell, event.key);
    } else {
      return;
    }
    event.preventDefault();
  }

  // ---- editing a cell ----

  #edit(cell, text) {
    if (!cell || !this.#editable || this.#editor) return;
    const index = Number(cell.parentElement.dataset.index);
    const number = [...cell.parentElement.children].indexOf(cell);
    const column = this.#columns[number];
    const row = this.#rows.get(index);
    if (!row) return;
    if (column.prose) {
      this.#prose(row);
      return;
    }
    const typed = this.#typed.get(`${row.id} ${column.name}`);
    const input = element(column.options ? 'select' : 'input', null, {
      'aria-label': `${column.label}, ${row.key}`,
    });
    if (column.options) {
      for (const o of column.options) {
        const option = element('option');
        option.value = o.value;
        option.textContent = o.label;
        input.append(option);
      }
      input.value = typed ? typed.value ?? row[column.name] : row[column.name];
      const begins = text && column.options.find((o) => o.label.toLowerCase().startsWith(text.toLowerCase()));
      if (begins) input.value = begins.value;
    } else {
      input.value = text ?? (typed ? typed.text : row[column.name] ?? '');
      input.setAttribute('dir', 'auto');
      input.autocomplete = 'off';
      input.spellcheck = column.name === 'title';
    }
    if (typed?.reason) input.setAttribute('aria-invalid', 'true');
    this.#editor = { cell, input, row, column, index };
    cell.textContent = '';
    cell.append(input);
    cell.classList.add('editing');
    input.focus({ preventScroll: true });
    if (!column.options && text === undefined) input.select();
    input.addEventListener('blur', () => {
      if (this.#editor?.input === input) this.#commit();
    });
  }

  #keyInEditor(event) {
    const { index } = this.#editor;
    const column = this.#at.column;
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      this.#commit();
      this.#go(index + 1 < this.#total ? index + 1 : index, column);
    } else if (event.key === 'Tab') {
      this.#commit();
      const last = this.#columns.length - 1;
      if (event.shiftKey) this.#go(column === 0 ? index - 1 : index, column === 0 ? last : column - 1);
      else this.#go(column === last ? index + 1 : index, column === last ? 0 : column + 1);
    } else if (event.key === 'Escape') {
      const { cell } = this.#editor;
      this.#close();
      this.#fill(index);
      cell.focus({ preventScroll: true });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #close() {
    const editor = this.#editor;
    this.#editor = null;
    if (!editor) return;
    editor.cell.classList.remove('editing');
    editor.input.remove();
  }

  #commit() {
    const { row, column, input, index } = this.#editor;
    const value = input.value;
    this.#close();
    const before = this.#typed.get(`${row.id} ${column.name}`);
    if (value === (row[column.name] ?? '') && !before) {
      this.#fill(index);
      return;
    }
    this.#store(row.id, column, value);
  }

  #store(id, column, value) {
    const name = `${id} ${column.name}`;
    this.#typed.set(name, { text: this.#word(column, value), value });
    this.#fillId(id);
    this.#send(async () => {
      const row = this.#byId(id)?.[1];
      const answer = JSON.parse(await this.$server.edit(id, row?.edits ?? -1, column.name, value));
      if (answer.row) this.#put(answer.row);
      if (answer.refused) {
        this.#typed.set(name, { text: this.#word(column, value), value, reason: answer.refused });
        this.#say(`${this.#words.unsaved} ${answer.refused}`, true);
      } else {
        this.#typed.delete(name);
      }
      this.#fillId(id);
      return answer;
    });
  }

  /** What is sent goes in the order in which it was done, so that no edit is of an old text of one's own. */
  #send(what) {
    this.#waiting++;
    this.#say(this.#words.saving);
    this.#queue = this.#queue.then(async () => {
      let answer;
      try {
        answer = await what();
      } catch {
        answer = { refused: this.#words.lost };
        this.#say(this.#words.lost, true);
      }
      this.#waiting--;
      if (answer?.said) this.#say(answer.said);
      else if (!answer?.refused && !this.#waiting) {
        const [first] = [...this.#typed.values()].filter((t) => t.reason);
        if (first) this.#say(`${this.#words.unsaved} ${first.reason}`, true);
        else this.#say(this.#words.saved);
      }
    });
  }

  #drop(cell) {
    const row = this.#rows.get(this.#at.row);
    const column = this.#columns[this.#at.column];
    if (row && this.#typed.delete(`${row.id} ${column.name}`)) {
      this.#fill(this.#at.row);
      this.#say(this.#words.dropped);
      cell.focus({ preventScroll: true });
    }
  }

  #byId(id) {
    const here = this.#rows.get(this.#at.row);
    if (here?.id === id) return [this.#at.row, here];
    for (const entry of this.#rows) if (entry[1].id === id) return entry;
    return null;
  }

  #put(row) {
    const found = this.#byId(row.id);
    if (found) this.#rows.set(found[0], row);
  }

  #fillId(id) {
    const found = this.#byId(id);
    if (found) {
      this.#fill(found[0]);
      this.#fill(found[0] + 1);
    }
  }

  // ---- rows ----

  /** Shows the draft as it is now, with the focus on a row. */
  #again(answer, column, then) {
    if (answer.refused) {
      this.#say(answer.refused, true);
      return answer;
    }
    this.#at.column = column ?? this.#at.column;
    this.load(answer.total, answer.focus);
    if (then) this.#after(answer.focus, then);
    return answer;
  }

  #after(index, then, tries = 100) {
    if (this.#rows.has(index)) then();
    else if (tries) setTimeout(() => this.#after(index, then, tries - 1), 30);
  }

  #add() {
    const row = this.#rows.get(this.#at.row);
    this.#send(async () => {
      const answer = JSON.parse(await this.$server.add(row ? String(row.id) : ''));
      return this.#again(answer, 0, () => this.#edit(this.#shown.get(this.#at.row)?.children[0]));
    });
  }

  #move(up) {
    const row = this.#rows.get(this.#at.row);
    if (!row) return;
    this.#send(async () => this.#again(JSON.parse(await this.$server.move(row.id, up))));
  }

  #remove() {
    if (!this.#picked.size) {
      this.#say(this.#words.pickFirst);
      return;
    }
    const ids = [...this.#picked];
    this.#picked.clear();
    for (const id of ids) {
      for (const c of this.#columns) this.#typed.delete(`${id} ${c.name}`);
    }
    this.#send(async () => {
      const answer = JSON.parse(await this.$server.remove(ids.join(',')));
      answer.focus = Math.max(0, Math.min(this.#at.row, answer.total - 1));
      return this.#again(answer);
    });
  }

  #undo() {
    this.#send(async () => this.#again(JSON.parse(await this.$server.undo())));
  }

  #prose(row) {
    this.$server.prose(row.id);
  }

  #copy(event) {
    if (this.#editor) return;
    const row = this.#rows.get(this.#at.row);
    if (!row || !this.#cellAt(event)) return;
    event.clipboardData.setData('text/plain', row[this.#columns[this.#at.column].name] ?? '');
    event.preventDefault();
  }

  #paste(event) {
    if (!this.#editable || this.#editor || !this.#cellAt(event)) return;
    const text = event.clipboardData.getData('text/plain').replace(/(\r?\n)+$/, '');
    if (!text) return;
    event.preventDefault();
    const row = this.#rows.get(this.#at.row);
    const column = this.#columns[this.#at.column];
    if (row && !/[\t\n]/.test(text) && !column.prose && !column.options) {
      this.#store(row.id, column, text);
    } else {
      this.#send(async () => {
        const answer = JSON.parse(await this.$server.paste(row ? String(row.id) : '', column.name, text));
        return answer.refused || answer.total !== undefined ? this.#again(answer) : answer;
      });
    }
  }

  #say(text, wrong = false) {
    this.dispatchEvent(new CustomEvent('said', { detail: { text, wrong } }));
    const status = document.querySelector('.suite-status');
    if (!status) return;
    status.textContent = text;
    status.classList.toggle('wrong', wrong);
    this.toggleAttribute('unsaved', wrong);
  }
}

function element(tag, name, attributes = {}) {
  const e = document.createElement(tag);
  if (name) e.className = name;
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  return e;
}

if (!customElements.get('suite-grid')) customElements.define('suite-grid', SuiteGrid);
