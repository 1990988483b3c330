import { Router } from "express";
import {
  sampleSignIn,
  sampleToken,
  session,
  signInOptions,
  type SignInOptions,
} from "../../contract/session.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { SampleIssuer } from "../../ports/token-verifier.ts";
import { readSession } from "../../usecases/people/identify-actor.ts";
import { identifySample, offerSampleSignIn } from "../../usecases/people/offer-sample-sign-in.ts";
import { endpoint, open, type Edge } from "../endpoint.ts";

/** How people sign in here: with Entra, or as a sample person with a token of the local issuer. */
export type SignIn =
  | Extract<SignInOptions, { mode: "entra" }>
  | { readonly mode: "sample"; readonly issuer: SampleIssuer };

export function sessionRoutes(edge: Edge, signIn: SignIn): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/sign-in",
    open(edge, { answer: signInOptions }, async () =>
      signIn.mode === "entra" ? signIn : { mode: "sample", people: await offerSampleSignIn(services) },
    ),
  );
  router.post(
    "/sign-in/sample",
    open(edge, { body: sampleSignIn, answer: sampleToken }, async ({ personId }) => {
      if (signIn.mode !== "sample") throw new RuleBroken("access.sample-only");
      return signIn.issuer.issue(await identifySample(services, personId));
    }),
  );
  router.get(
    "/session",
    endpoint(edge, { answer: session }, ({ actor }) => readSession(services, actor)),
  );
  return router;
}
