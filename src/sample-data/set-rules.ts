import { localDateOf } from "../domain/time/local-date.ts";
import { setSetting } from "../usecases/administration/set-setting.ts";
import type { RuleKey } from "../usecases/rules/agency-rules.ts";
import { named, type Office, type SeedServices } from "./world.ts";

const rules: readonly { readonly key: RuleKey; readonly value: RuleValue; readonly article: string }[] = [
  { key: "clerkMayTransfer", value: true, article: "Quy chế làm việc của Sở, Điều 9" },
  {
    key: "handlingDefaults",
    value: [
      {
        typeName: "Công văn",
        priority: null,
        order: { kind: "working-days", days: 10 },
        article: "Quy chế làm việc của Sở, Điều 12",
      },
      {
        typeName: null,
        priority: 3,
        order: { kind: "working-hours", hours: 4 },
        article: "Quy chế làm việc của Sở, Điều 12",
      },
    ],
    article: "Quy chế làm việc của Sở, Điều 12",
  },
  {
    key: "bodies",
    value: [
      { id: "hdkhcn", name: "Hội đồng Khoa học và Công nghệ tỉnh", abbreviation: "HĐKHCN" },
      { id: "tcdscd", name: "Tổ công nghệ số cộng đồng tỉnh", abbreviation: "TCNSCĐ" },
    ],
    article: "Quyết định thành lập của Ủy ban nhân dân tỉnh",
  },
];

type RuleValue = Parameters<typeof setSetting>[3]["value"];

/** What the department has decided for itself. */
export async function setRules(services: SeedServices, office: Office): Promise<void> {
  const administrator = named(office.actors, office.agency.administrator.key);
  const validFrom = localDateOf(services.clock.now());
  for (const { key, value, article } of rules)
    await setSetting(services, administrator, key, { value, validFrom, article });
}
