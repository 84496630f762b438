/*
 * Passkeys: signing in with one, and registering one. Talks to Spring Security's own addresses. The page has to
 * carry <meta name="_csrf"> and <meta name="_csrf_header">, as ours and Vaadin's do.
 */

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const named = (credentials) => (credentials ?? []).map((c) => ({ ...c, id: decode(c.id) }));

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    redirect: "error",
    headers: { "Content-Type": "application/json", [meta("_csrf_header")]: meta("_csrf") },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  return answer.json();
}

/** Whether this browser knows passkeys. */
export const supported = () => typeof PublicKeyCredential === "function" && window.isSecureContext;

/**
 * Makes a passkey for whoever is signed in, and registers it.
 *
 * @param {string} label how its owner calls it
 */
export async function registerPasskey(label) {
  const options = await post("/webauthn/register/options");
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: named(options.excludeCredentials),
    },
  });
  const answer = await post("/webauthn/register", {
    publicKey: {
      credential: {
        id: made.id,
        rawId: encode(made.rawId),
        response: {
          attestationObject: encode(made.response.attestationObject),
          clientDataJSON: encode(made.response.clientDataJSON),
          transports: made.response.getTransports?.() ?? [],
        },
        type: made.type,
        clientExtensionResults: made.getClientExtensionResults(),
        authenticatorAttachment: made.authenticatorAttachment,
      },
      label,
    },
  });
  if (!answer.success) {
    throw new Error("The passkey was not registered");
  }
}

let waiting;

/**
 * Signs in with a passkey and goes on to where that leads.
 *
 * @param {"optional" | "conditional"} mediation conditional: offered among what the browser fills in
 */
export async function signInWithPasskey(mediation = "optional") {
  waiting?.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const options = await post("/webauthn/authenticate/options");
  const shown = await navigator.credentials.get({
    mediation,
    signal,
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      allowCredentials: named(options.allowCredentials),
    },
  });
  const answer = await post("/login/webauthn", {
    id: shown.id,
    rawId: encode(shown.rawId),
    response: {
      authenticatorData: encode(shown.response.authenticatorData),
      clientDataJSON: encode(shown.response.clientDataJSON),
      signature: encode(shown.response.signature),
      userHandle: shown.response.userHandle ? encode(shown.response.userHandle) : undefined,
    },
    credType: shown.type,
    clientExtensionResults: shown.getClientExtensionResults(),
    authenticatorAttachment: shown.authenticatorAttachment,
  });
  location.assign(answer.redirectUrl);
}

function wire(button) {
  if (!supported()) {
    button.hidden = true;
    return;
  }
  button.hidden = false;
  const problem = document.querySelector("[data-passkey-problem]");
  button.addEventListener("click", async () => {
    button.disabled = true;
    problem.hidden = true;
    try {
      if (button.dataset.passkey === "register") {
        await registerPasskey(document.getElementById("label").value.trim() || "Passkey");
        location.assign("/sign-in/second-factor");
      } else {
        await signInWithPasskey();
      }
    } catch (e) {
      console.info("No passkey:", e.name);
      problem.hidden = false;
      button.disabled = false;
    }
  });
}

document.querySelectorAll("[data-passkey]").forEach(wire);

// Where the browser can, it offers passkeys among what it fills in.
const name = document.querySelector('input[autocomplete~="webauthn"]');
if (name && supported() && (await PublicKeyCredential.isConditionalMediationAvailable?.())) {
  signInWithPasskey("conditional").catch((e) => console.info("No passkey:", e.name));
}
