/*
 * What was entered and of which no answer came yet, kept in the browser: a lost connection, a closed window or a server
 * that restarts loses nothing. Each entry has an id, so that the server takes it once however often it is sent.
 */
export class Outbox {
  #name;

  /** @param name whose entries these are; others' are not touched */
  constructor(name) {
    this.#name = `tessera.unsent.${name}`;
  }

  all() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#name) ?? '[]');
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  put(entries) {
    this.#keep([...this.all(), ...entries]);
  }

  drop(ids) {
    this.#keep(this.all().filter((entry) => !ids.includes(entry.id)));
  }

  #keep(entries) {
    try {
      if (entries.length) localStorage.setItem(this.#name, JSON.stringify(entries));
      else localStorage.removeItem(this.#name);
    } catch {
      // a browser that keeps nothing: then what is entered lives as long as the page
    }
  }

  /** A random UUID, also where the page did not come over TLS. */
  static id() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    return [...b].map((n, i) => (/^(4|6|8|10)$/.test(i) ? '-' : '') + n.toString(16).padStart(2, '0')).join('');
  }
}
