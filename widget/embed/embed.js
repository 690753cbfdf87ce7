/**
 * <slotkey-booking calendar="slug" | group="slug" [tz="Area/City"] [theme="light|dark"] [clock="12|24"] [loading="eager"] [src-origin="https://…"]>
 *
 * Shows a calendar of Slotkey where it stands. What is inside the element is for readers without script. The HTML comes
 * first, into an open shadow root; WebAssembly takes it over once it is there. Where the page around forbids any of that,
 * or it fails, the calendar's own page takes its place in an iframe. A group's list of calendars is always in one.
 *
 * Events, bubbling and composed: `slotkey:ready` {calendar, group, mode: "shadow" | "frame"}, `slotkey:booked` {appointment, calendar}.
 */
(() => {
  const NAME = "slotkey-booking";
  if (customElements.get(NAME)) return;

  const OWN = new URL(document.currentScript?.src || location.href).origin;
  /** How long WebAssembly may take before the iframe is used instead. */
  const PATIENCE = 10_000;
  /** Kept free while nothing is there yet, as much as the month and its times need: the page around does not jump. */
  const ROOM = `:host{display:block;min-height:33rem}@media(max-width:45rem){:host{min-height:56rem}}:host([group]){min-height:20rem}:host([hidden]){display:none}iframe{display:block;width:100%;min-height:inherit;border:0;color-scheme:auto}`;

  /** Compiled once for all elements on the page. */
  const modules = new Map();
  const sheets = new Map();

  const sheet = (css) => {
    if (!sheets.has(css)) {
      const made = new CSSStyleSheet();
      made.replaceSync(css);
      sheets.set(css, made);
    }
    return sheets.get(css);
  };

  const load = (origin, build) => {
    const base = `${origin}/assets/widget-${build}`;
    if (!modules.has(base)) {
      modules.set(base, import(`${base}.js`).then(async (module) => {
        await module.default({ module_or_path: `${base}.wasm` });
        return module;
      }));
    }
    return modules.get(base);
  };

  const patiently = (promise) => {
    let timer;
    const late = new Promise((_, reject) => (timer = setTimeout(reject, PATIENCE, new Error("timeout"))));
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  };

  customElements.define(NAME, class extends HTMLElement {
    /** Counts connections: what began under an earlier one must not go on under the next. */
    #turn = 0;
    #end = [];

    connectedCallback() {
      const turn = ++this.#turn;
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      try {
        root.adoptedStyleSheets = [sheet(ROOM)];
      } catch {
        // A browser without constructed sheets gets an iframe later, and the room for it then.
      }
      // What is inside the element stays visible until something takes its place.
      root.innerHTML || root.append(document.createElement("slot"));
      if (this.getAttribute("loading") === "eager" || !window.IntersectionObserver) return void this.#show(turn);
      const watch = new IntersectionObserver((seen) => {
        if (seen.some((entry) => entry.isIntersecting)) {
          watch.disconnect();
          this.#show(turn);
        }
      }, { rootMargin: "200px" });
      watch.observe(this);
      this.#end.push(() => watch.disconnect());
    }

    disconnectedCallback() {
      this.#turn++;
      for (const end of this.#end.splice(0)) end();
      this.shadowRoot.replaceChildren();
    }

    get #origin() {
      return this.getAttribute("src-origin") || OWN;
    }

    get #group() {
      return this.getAttribute("group");
    }

    /** Where it is, on a page of its own. */
    get #page() {
      return this.#address(this.#group ? "/widget/groups" : "/widget/bookings");
    }

    #address(path, query) {
      const url = new URL(`${path}/${encodeURIComponent(this.#group || this.getAttribute("calendar") || "")}`, this.#origin);
      const zone = this.getAttribute("tz") || Intl.DateTimeFormat().resolvedOptions().timeZone;
      for (const [name, value] of Object.entries({
        tz: zone, theme: this.getAttribute("theme"), clock: this.getAttribute("clock"), ...query,
      })) if (value) url.searchParams.set(name, value);
      return url.href;
    }

    #tell(type, detail) {
      this.dispatchEvent(new CustomEvent(`slotkey:${type}`, { bubbles: true, composed: true, detail }));
    }

    #ready(mode) {
      this.#tell("ready", { calendar: this.getAttribute("calendar"), group: this.#group, mode });
    }

    async #show(turn) {
      if (this.#group) return this.#frame();
      const here = () => turn === this.#turn;
      // What is clicked before the WebAssembly is there is kept for it: the link itself would leave the page.
      let clicked;
      const keep = (event) => {
        const target = event.target.closest("a, button");
        if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        clicked = target;
      };
      try {
        const answer = await patiently(fetch(this.#address("/embed")));
        if (!answer.ok) throw new Error(answer.status);
        const html = await answer.text();
        if (!here()) return;
        const parsed = document.createElement("template");
        parsed.innerHTML = html;
        const style = parsed.content.querySelector("style");
        style.remove();
        const root = this.shadowRoot;
        root.adoptedStyleSheets = [sheet(ROOM), sheet(style.textContent)];
        root.replaceChildren(parsed.content);
        const widget = root.querySelector("[data-slotkey]");
        widget.addEventListener("click", keep);
        const module = await patiently(load(this.#origin, widget.dataset.build));
        if (!here()) return;
        widget.removeEventListener("click", keep);
        this.#end.push(module.hydrate(widget));
        this.#ready("shadow");
        clicked?.click();
      } catch {
        if (here()) this.#frame(clicked?.href);
      }
    }

    /** The calendar's own page, or where a click wanted to go, as high as it wants to be. A link where frames are forbidden. */
    #frame(wanted) {
      const frame = document.createElement("iframe");
      frame.title = "Book an appointment";
      frame.allow = "clipboard-write";
      frame.width = "100%";
      const page = new URL(wanted || this.#page);
      page.searchParams.set("embed", "1");
      frame.src = page.href;
      const forbidden = ({ effectiveDirective: rule, blockedURI }) => {
        if (!/^(frame|child)-src/.test(rule) || !blockedURI.startsWith(page.origin)) return;
        const link = document.createElement("a");
        link.href = this.#page;
        link.target = "_blank";
        link.textContent = frame.title;
        const slot = document.createElement("slot");
        slot.append(link);
        this.shadowRoot.replaceChildren(slot);
      };
      document.addEventListener("securitypolicyviolation", forbidden);
      const heard = ({ data, origin, source }) => {
        if (origin !== new URL(this.#origin).origin || source !== frame.contentWindow || data?.slotkey !== 1) return;
        if (data.type === "height" && data.height > 0) frame.height = data.height;
        else if (data.type === "booked") this.#tell("booked", data.detail);
      };
      addEventListener("message", heard);
      frame.addEventListener("load", () => this.#ready("frame"), { once: true });
      this.#end.push(() => removeEventListener("message", heard));
      this.#end.push(() => document.removeEventListener("securitypolicyviolation", forbidden));
      this.shadowRoot.replaceChildren(frame);
    }
  });
})();
