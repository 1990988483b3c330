import { addDays, localDateOf, instantAt } from "../domain/time/local-date.ts";
import type { FileInspection } from "../ports/file-inspection.ts";
import type { Services } from "../ports/services.ts";
import type { Records, Store } from "../ports/store.ts";
import { loadAgencyRules, loadCalendar } from "../usecases/rules/agency-rules.ts";
import { addDirectory, directoryAgencies } from "./add-directory.ts";
import { communeIncoming, communeOutgoing } from "./commune-stories.ts";
import { commune, seconded } from "./commune.ts";
import { department } from "./department.ts";
import { departmentDrafts } from "./draft-stories.ts";
import { incomingAtWork } from "./incoming-at-work.ts";
import { incomingDone } from "./incoming-done.ts";
import { incomingQuestions } from "./incoming-questions.ts";
import { incomingWaiting } from "./incoming-waiting.ts";
import { inviteGuest } from "./invite-guest.ts";
import { movingClock, steeredIds } from "./moving-clock.ts";
import { delegateWork } from "./delegate-work.ts";
import { openOffice, second } from "./open-office.ts";
import { departmentOutgoing } from "./outgoing-stories.ts";
import { setRules } from "./set-rules.ts";
import { settleNotices } from "./settle-notices.ts";
import { tellDrafts } from "./tell-drafts.ts";
import { tellStories } from "./tell-stories.ts";
import { storyTime } from "./working-days.ts";
import type { Office, SeedServices } from "./world.ts";

/** Before the first story; the offices were set up then. */
const daysBefore = 60;

/**
 * Fills an empty store with a provincial department, a commune, those who write to them, and the last weeks of both
 * their registers. Everything is done by the use cases that people's own acts go through, at plausible moments of
 * the past, so that audit, access and search are as they would be. The content is the same every time; its dates lie
 * around the present.
 */
export function seedSampleData(services: Services): Promise<void> {
  return services.store.transaction((records) =>
    tellAll({ ...services, store: within(services.store, records) }),
  );
}

/**
 * One transaction around all that the use cases do, each of which has its own: a seeding that is killed half-way leaves
 * nothing but files that the sweep removes, and the next start begins anew.
 */
function within(store: Store, records: Records): Store {
  return { ...store, read: records, transaction: (work) => work(records) };
}

async function tellAll(services: Services): Promise<void> {
  const now = services.clock.now();
  const setUpOn = addDays(localDateOf(now), -daysBefore);
  const seed: SeedServices = {
    ...services,
    clock: movingClock(instantAt(setUpOn, "08:30")),
    ids: steeredIds(services.ids),
    inspection: ownPapers,
  };
  const directory = directoryAgencies();
  await addDirectory(seed, directory);
  const sample = await openOffice(seed, directory, department, "2025-03-01");
  const village = await openOffice(seed, directory, commune, "2025-07-01");
  await setRules(seed, sample);
  await inviteGuest(seed, sample, directory);
  const withGuest = await second(seed, village, { at: sample, key: seconded.person }, seconded.appointment);

  const time = storyTime(now, await calendarOf(seed, sample, now));
  const incoming = [...incomingDone, ...incomingAtWork, ...incomingQuestions, ...incomingWaiting];
  await tellStories({ services: seed, directory, time }, [
    { office: sample, incoming, outgoing: departmentOutgoing },
    { office: withGuest, incoming: communeIncoming, outgoing: communeOutgoing },
  ]);
  await delegateWork(seed, sample);
  await tellDrafts({ services: seed, office: sample, time }, departmentDrafts);
  await settleNotices(seed, now);
}

async function calendarOf({ store }: SeedServices, { id }: Office, now: Date) {
  const { workingHours } = await loadAgencyRules(store.read, id, localDateOf(now));
  return loadCalendar(store.read, id, now, workingHours);
}

/** We printed these papers ourselves; to look at each like at one from outside would take longer than all the rest. */
const ownPapers: FileInspection = {
  inspect: () =>
    Promise.resolve({
      mediaType: "application/pdf",
      extension: "pdf",
      pageCount: null,
      hasTextLayer: true,
      firstPage: null,
      active: [],
      marks: [],
    }),
  close: () => Promise.resolve(),
};
