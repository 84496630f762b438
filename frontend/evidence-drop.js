/*
 * <evidence-drop>: files are dropped or chosen, and sent in chunks to the API. A connection that breaks is waited for;
 * then only what is missing is sent. After a reload, choosing the same file goes on where it was.
 *
 * METHODS     setUp(JSON: {label, hint, largest, words}); words: see Java
 * SERVER      begin(name, size, anew) asks for an upload and answers as JSON {id, key, chunkSize, chunks: [{number,
 *             sha256}]} or {refused}
 *
 * Files go one after the other. What is known of each chunk that is there is compared with the file that was chosen: if
 * it is another one of the same name and size, it begins anew.
 *
 * All data is untrusted: it only ever becomes text.
 */

const API = '/api/v1/evidence/';
const FIRST_PAUSE = 1000; // ms, doubled up to the longest
const LONGEST_PAUSE = 30000;

/** The server's own words on why it does not take something: trying again would change nothing. */
class Refused extends Error {}

/** Somebody does not want it any more. */
class Stopped extends Error {}

const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');

const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/** Where the page was not sent safely there is no such thing, and the server checks the whole file alone. */
const digest = async (bytes) => (crypto.subtle ? crypto.subtle.digest('SHA-256', bytes) : null);

class EvidenceDrop extends HTMLElement {
  #words = {};
  #largest = 0;
  #set = false;
  #list;
  #status;
  #input;
  #queue = Promise.resolve();
  #running = 0;
  #items = new Set();

  #guard = (e) => {
    if (this.#running) e.preventDefault();
  };

  connectedCallback() {
    window.addEventListener('beforeunload', this.#guard);
  }

  disconnectedCallback() {
    window.removeEventListener('beforeunload', this.#guard);
    this.#items.forEach((item) => item.stop());
  }

  setUp(json) {
    const { label, hint, largest, words } = JSON.parse(json);
    this.#words = words;
    this.#largest = largest;
    if (this.#set) return;
    this.#set = true;
    const zone = document.createElement('div');
    zone.className = 'drop-zone';
    this.#input = document.createElement('input');
    this.#input.type = 'file';
    this.#input.multiple = true;
    this.#input.hidden = true;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    const text = document.createElement('span');
    text.textContent = hint;
    zone.append(button, text, this.#input);
    this.#list = document.createElement('ul');
    this.#list.className = 'drop-files';
    this.#status = document.createElement('p');
    this.#status.className = 'drop-status';
    this.#status.setAttribute('role', 'status');
    this.append(zone, this.#list, this.#status);
    button.addEventListener('click', () => this.#input.click());
    this.#input.addEventListener('change', () => {
      this.#take(this.#input.files);
      this.#input.value = '';
    });
    zone.addEventListener('dragover', (e) => {
      e.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (e) => {
      e.preventDefault();
      zone.classList.remove('over');
      this.#take(e.dataTransfer.files);
    });
  }

  #say(key, ...values) {
    return values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), this.#words[key] ?? key);
  }

  #take(files) {
    for (const file of files) {
      const item = new Item(file, (key, ...values) => this.#say(key, ...values), (text) => {
        this.#status.textContent = text;
      });
      this.#list.append(item.element);
      this.#items.add(item);
      this.#running++;
      this.#queue = this.#queue.then(() => this.#send(item)).finally(() => this.#running--);
    }
  }

  async #send(item) {
    const file = item.file;
    try {
      if (file.size === 0) throw new Refused(this.#say('empty', file.name));
      if (file.size > this.#largest) {
        throw new Refused(this.#say('too-large', file.name, Math.round(this.#largest / 1048576)));
      }
      let upload = await this.#begin(file, false);
      if (await item.isAnother(upload)) upload = await this.#begin(file, true);
      await item.send(upload);
      item.done();
      this.#items.delete(item);
      setTimeout(() => item.element.remove(), 4000);
    } catch (e) {
      if (e instanceof Stopped) {
        item.element.remove();
      } else {
        item.fail(e instanceof Refused ? e.message : this.#say('broken', file.name));
      }
      this.#items.delete(item);
    }
  }

  async #begin(file, anew) {
    const upload = JSON.parse(await this.$server.begin(file.name, file.size, anew));
    if (upload.refused) throw new Refused(upload.refused);
    return upload;
  }
}

/** One file on its way. */
class Item {
  file;
  element = document.createElement('li');
  #say;
  #tell;
  #bar = document.createElement('progress');
  #state = document.createElement('span');
  #pause = document.createElement('button');
  #cancel = document.createElement('button');
  #paused = null; // resolves when it goes on
  #goOn = null;
  #stopped = false;
  #request = null;
  #wake = null;

  constructor(file, say, tell) {
    this.file = file;
    this.#say = say;
    this.#tell = tell;
    const name = document.createElement('bdi');
    name.textContent = file.name;
    this.#bar.max = Math.max(1, file.size);
    this.#bar.value = 0;
    this.#bar.setAttribute('aria-label', say('progress', file.name));
    this.#state.className = 'quiet';
    this.#state.textContent = say('waiting');
    for (const [button, key] of [[this.#pause, 'pause'], [this.#cancel, 'cancel']]) {
      button.type = 'button';
      button.textContent = say(key);
      button.setAttribute('aria-label', say(`${key}-of`, file.name));
    }
    this.#pause.addEventListener('click', () => (this.#paused ? this.#resume() : this.#hold()));
    this.#cancel.addEventListener('click', () => this.stop());
    this.element.append(name, this.#bar, this.#state, this.#pause, this.#cancel);
  }

  #hold() {
    this.#paused = new Promise((resolve) => (this.#goOn = resolve));
    this.#request?.abort();
    this.#wake?.();
    this.#label('resume');
    this.#state.textContent = this.#say('paused');
  }

  #resume() {
    this.#paused = null;
    this.#goOn?.();
    this.#label('pause');
  }

  #label(key) {
    this.#pause.textContent = this.#say(key);
    this.#pause.setAttribute('aria-label', this.#say(`${key}-of`, this.file.name));
  }

  stop() {
    this.#stopped = true;
    this.#request?.abort();
    this.#wake?.();
    this.#resume();
  }

  done() {
    this.#bar.value = this.#bar.max;
    this.#ended('done');
    this.#tell(this.#say('done-of', this.file.name));
  }

  fail(sentence) {
    this.element.classList.add('failed');
    this.#ended('');
    this.#bar.remove();
    this.#state.textContent = sentence;
    this.#tell(sentence);
    const dismiss = document.createElement('button');
    dismiss.type = 'button';
    dismiss.textContent = this.#say('dismiss');
    dismiss.setAttribute('aria-label', this.#say('dismiss-of', this.file.name));
    dismiss.addEventListener('click', () => this.element.remove());
    this.element.append(dismiss);
  }

  #ended(key) {
    this.#pause.remove();
    this.#cancel.remove();
    this.#state.textContent = key ? this.#say(key) : '';
  }

  #chunk(upload, number) {
    return this.file.slice(number * upload.chunkSize, (number + 1) * upload.chunkSize).arrayBuffer();
  }

  /** Whether what is there of an upload is of another file. */
  async isAnother(upload) {
    for (const there of upload.chunks) {
      const own = await digest(await this.#chunk(upload, there.number));
      if (own && hex(own) !== there.sha256) return true;
    }
    return false;
  }

  async send(upload) {
    const there = new Set(upload.chunks.map((chunk) => chunk.number));
    const count = Math.ceil(this.file.size / upload.chunkSize);
    let sent = [...there].reduce((sum, n) => sum + this.#sizeOf(upload, n), 0);
    for (let number = 0; number < count; number++) {
      if (there.has(number)) continue;
      this.#progress(sent);
      const bytes = await this.#chunk(upload, number);
      const own = await digest(bytes);
      const headers = { 'Content-Type': 'application/octet-stream', 'Upload-Key': upload.key };
      if (own) headers['Content-Digest'] = `sha-256=:${base64(own)}:`;
      await this.#untilAnswered(`${API}${upload.id}/chunks/${number}`, { method: 'PUT', headers, body: bytes }, () =>
        this.#progress(sent));
      sent += bytes.byteLength;
    }
    this.#progress(sent);
    this.#state.textContent = this.#say('checking');
    await this.#untilAnswered(
      `${API}${upload.id}/complete`,
      { method: 'POST', headers: { 'Upload-Key': upload.key } },
      () => (this.#state.textContent = this.#say('checking')),
    );
  }

  #sizeOf(upload, number) {
    return Math.min(upload.chunkSize, this.file.size - number * upload.chunkSize);
  }

  #progress(sent) {
    this.#bar.value = sent;
    this.#state.textContent = this.#say('sent', Math.floor((100 * sent) / this.file.size));
  }

  /** Sends a request until the server has answered it: a broken connection and a busy server are waited for. */
  async #untilAnswered(address, request, again) {
    let pause = FIRST_PAUSE;
    for (;;) {
      if (this.#paused) {
        await this.#paused;
        again();
      }
      if (this.#stopped) throw new Stopped();
      let answer = null;
      this.#request = new AbortController();
      try {
        answer = await fetch(address, {
          ...request,
          signal: this.#request.signal,
          credentials: 'omit',
          redirect: 'error',
          cache: 'no-store',
        });
      } catch {
        // Not reached, or held; both are looked at again above.
      }
      if (answer?.ok) return;
      if (answer && answer.status < 500 && answer.status !== 429) {
        throw new Refused((await answer.json().catch(() => ({}))).detail ?? this.#say('broken', this.file.name));
      }
      if (!this.#paused && !this.#stopped) {
        this.#state.textContent = this.#say('lost');
        this.#tell(this.#say('lost-of', this.file.name));
        await this.#rest(pause);
        pause = Math.min(LONGEST_PAUSE, pause * 2);
        if (!this.#paused) again();
      }
    }
  }

  /** A while, or until the browser says that the network is back. */
  #rest(ms) {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        window.removeEventListener('online', end);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      window.addEventListener('online', end);
      this.#wake = end;
    });
  }
}

customElements.define('evidence-drop', EvidenceDrop);
