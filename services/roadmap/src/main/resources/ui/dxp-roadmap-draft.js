// What somebody has begun to write and not yet sent. It stays in this browser, for that person, also when it is closed.

const PREFIX = "dxp-roadmap";

export class Draft {
  #key;

  /** @param name what it is about, such as report/72 */
  constructor(host, name) {
    this.host = host;
    this.#key = [PREFIX, host.person || "-", name].join("/");
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key));
    } catch {
      return null;
    }
  }

  /** Keeps what is written, if anything is; where the browser keeps nothing, the shell asks before it is lost. */
  keep(value) {
    try {
      if (Object.values(value).every((each) => each === "")) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(value));
      return true;
    } catch {
      this.host.tell("dxp:dirty", { dirty: true });
      return false;
    }
  }

  drop() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Where nothing is kept there is nothing to drop.
    }
  }
}
