import { lazy, Suspense } from "react";
import { ListSkeleton } from "../../foundation/states.tsx";
import type { ActFormProps } from "./act-props.ts";
import { AskExtensionForm, DecideExtensionForm } from "./extension-forms.tsx";
import { OrderForm } from "./order-form.tsx";
import { SubmitForm } from "./submit-form.tsx";
import { CompleteForm, TextActForm } from "./text-forms.tsx";

const AmendForm = lazy(async () => ({
  default: (await import("../../registering/amend-form.tsx")).AmendForm,
}));

/** The form of an act; an act without one is done at once by its button. */
export function ActForm(props: ActFormProps) {
  switch (props.act.act) {
    case "submit":
      return <SubmitForm {...props} />;
    case "transfer":
    case "instruct":
    case "assignOn":
      return <OrderForm {...props} />;
    case "giveBack":
    case "reopen":
      return <TextActForm {...props} kind={props.detail.state === "refused" ? "reopenRefused" : "reopen"} />;
    case "refuse":
    case "report":
    case "return":
      return <TextActForm {...props} kind={props.act.act} />;
    case "askExtension":
      return <AskExtensionForm {...props} />;
    case "decideExtension":
      return <DecideExtensionForm {...props} />;
    case "complete":
      return <CompleteForm {...props} />;
    case "amend":
      return (
        <Suspense fallback={<ListSkeleton rows={4} />}>
          <AmendForm detail={props.detail} onDone={props.onDone} onCancel={props.onCancel} />
        </Suspense>
      );
    case "acknowledge":
      return null;
  }
}
