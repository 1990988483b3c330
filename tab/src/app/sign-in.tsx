import type { Host } from "../foundation/host.ts";
import type { Identity } from "../foundation/identity.ts";

export interface SignInProps {
  readonly host: Host;
  readonly identity: Identity;
  readonly isAgain: boolean;
  readonly onDone: () => void;
}
export function SignIn({ identity, onDone }: SignInProps) {
  return <button onClick={() => void identity.signInAs("").then(onDone)}>…</button>;
}
