import { lazy, Suspense, useState } from "react";
import { PracticeBar, TourOffer, useIsTourNew } from "./help-bars.tsx";
import { useToursSeen } from "./use-tours.ts";

const Tour = lazy(async () => ({ default: (await import("./tour.tsx")).Tour }));

/** What helps above every page: the mark of practice, the offer of a tour, and the tour. */
export function Guided({ isTouring, onTour }: { isTouring: boolean; onTour: (on: boolean) => void }) {
  const isNew = useIsTourNew();
  const seen = useToursSeen();
  const [isDeclined, setIsDeclined] = useState(false);
  const end = () => {
    setIsDeclined(true);
    onTour(false);
    if (isNew) seen();
  };
  return (
    <>
      <PracticeBar />
      {isNew && !isDeclined && !isTouring ? <TourOffer onTake={() => onTour(true)} onDecline={end} /> : null}
      {isTouring ? (
        <Suspense fallback={null}>
          <Tour onEnd={end} />
        </Suspense>
      ) : null}
    </>
  );
}
