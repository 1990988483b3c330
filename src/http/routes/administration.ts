import { Router } from "express";
import {
  administrationDone as answer,
  adminHealth,
  appointmentInput,
  calendarInput,
  calendarQuery,
  calendarYear,
  deadLetters,
  deliveries,
  deliveriesQuery,
  organisation,
  organisationQuery,
  orgNodeInput,
  peopleView,
  personInput,
  positionInput,
  settingInput,
  settingsView,
} from "../../contract/administration.ts";
import { findings, findingsAnswer } from "../../contract/findings.ts";
import { quarantine, scanAgainAnswer, scanAsked } from "../../contract/quarantine.ts";
import { addAppointment } from "../../usecases/administration/add-appointment.ts";
import { addNode } from "../../usecases/administration/add-node.ts";
import { addPerson } from "../../usecases/administration/add-person.ts";
import { addPosition } from "../../usecases/administration/add-position.ts";
import { changeAppointment } from "../../usecases/administration/change-appointment.ts";
import { changeNode } from "../../usecases/administration/change-node.ts";
import { changePerson } from "../../usecases/administration/change-person.ts";
import { listDeadLetters } from "../../usecases/administration/list-dead-letters.ts";
import { askToReconcile, listFindings } from "../../usecases/administration/list-findings.ts";
import { listSettings } from "../../usecases/administration/list-settings.ts";
import { readAdminHealth } from "../../usecases/administration/read-admin-health.ts";
import { readCalendar } from "../../usecases/administration/read-calendar.ts";
import { readOrganisation } from "../../usecases/administration/read-organisation.ts";
import { readPeople } from "../../usecases/administration/read-people.ts";
import { retryDeadLetter } from "../../usecases/administration/retry-dead-letter.ts";
import { saveCalendar } from "../../usecases/administration/save-calendar.ts";
import { settleFinding } from "../../usecases/administration/settle-finding.ts";
import { setSetting } from "../../usecases/administration/set-setting.ts";
import { listDeliveries } from "../../usecases/notices/list-deliveries.ts";
import { listQuarantine } from "../../usecases/quarantine/list-quarantine.ts";
import { scanAgain, scanEverythingAgain } from "../../usecases/quarantine/scan-again.ts";
import { endpoint, type Edge } from "../endpoint.ts";

const made = { answer, status: 201 } as const;

export function administrationRoutes(edge: Edge): Router {
  const router = Router();
  router.use("/admin", organisationRoutes(edge), peopleRoutes(edge), ruleRoutes(edge), operationRoutes(edge));
  router.use("/admin", quarantineRoutes(edge));
  return router;
}

function organisationRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/organisation",
    endpoint(edge, { query: organisationQuery, answer: organisation }, ({ actor, query }) =>
      readOrganisation(services, actor, query),
    ),
  );
  router.post(
    "/organisation",
    endpoint(edge, { body: orgNodeInput, ...made }, ({ actor, body }) => addNode(services, actor, body)),
  );
  router.put(
    "/organisation/:id",
    endpoint(edge, { body: orgNodeInput, answer }, ({ actor, id, body }) =>
      changeNode(services, actor, id, body),
    ),
  );
  return router;
}

function peopleRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/people",
    endpoint(edge, { answer: peopleView }, ({ actor }) => readPeople(services, actor)),
  );
  router.post(
    "/people",
    endpoint(edge, { body: personInput, ...made }, ({ actor, body }) => addPerson(services, actor, body)),
  );
  router.put(
    "/people/:id",
    endpoint(edge, { body: personInput, answer }, ({ actor, id, body }) =>
      changePerson(services, actor, id, body),
    ),
  );
  router.post(
    "/people/:id/appointments",
    endpoint(edge, { body: appointmentInput, ...made }, ({ actor, id, body }) =>
      addAppointment(services, actor, id, body),
    ),
  );
  router.put(
    "/appointments/:id",
    endpoint(edge, { body: appointmentInput, answer }, ({ actor, id, body }) =>
      changeAppointment(services, actor, id, body),
    ),
  );
  router.post(
    "/positions",
    endpoint(edge, { body: positionInput, ...made }, ({ actor, body }) => addPosition(services, actor, body)),
  );
  return router;
}

function ruleRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/calendar",
    endpoint(edge, { query: calendarQuery, answer: calendarYear }, ({ actor, query }) =>
      readCalendar(services, actor, query.year),
    ),
  );
  router.put(
    "/calendar",
    endpoint(edge, { body: calendarInput, answer }, ({ actor, body }) => saveCalendar(services, actor, body)),
  );
  router.get(
    "/settings",
    endpoint(edge, { answer: settingsView }, ({ actor }) => listSettings(services, actor)),
  );
  router.post(
    "/settings/:key",
    endpoint(edge, { body: settingInput, answer }, ({ actor, request, body }) =>
      setSetting(services, actor, String(request.params["key"]), body),
    ),
  );
  return router;
}

/** What an administrator looks after from day to day. */
function operationRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/dead-letters",
    endpoint(edge, { answer: deadLetters }, ({ actor }) => listDeadLetters(services, actor)),
  );
  router.post(
    "/dead-letters/:id/retry",
    endpoint(edge, { answer }, ({ actor, id }) => retryDeadLetter(services, actor, id)),
  );
  router.get(
    "/deliveries",
    endpoint(edge, { query: deliveriesQuery, answer: deliveries }, ({ actor, query }) =>
      listDeliveries(services, actor, query),
    ),
  );
  router.get(
    "/findings",
    endpoint(edge, { answer: findings }, ({ actor }) => listFindings(services, actor)),
  );
  router.post(
    "/findings/check",
    endpoint(edge, { answer: findingsAnswer, status: 202 }, ({ actor }) => askToReconcile(services, actor)),
  );
  router.post(
    "/findings/:id/settle",
    endpoint(edge, { answer }, ({ actor, id }) => settleFinding(services, actor, id)),
  );
  router.get(
    "/health",
    endpoint(edge, { answer: adminHealth }, ({ actor }) => readAdminHealth(services, actor)),
  );
  return router;
}

/** What malware scans keep from everybody. */
function quarantineRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/quarantine",
    endpoint(edge, { answer: quarantine }, ({ actor }) => listQuarantine(services, actor)),
  );
  router.post(
    "/quarantine/scan",
    endpoint(edge, { answer: scanAsked, status: 202 }, ({ actor }) => scanEverythingAgain(services, actor)),
  );
  router.post(
    "/quarantine/:id/scan",
    endpoint(edge, { answer: scanAgainAnswer }, ({ actor, id }) => scanAgain(services, actor, id)),
  );
  return router;
}
