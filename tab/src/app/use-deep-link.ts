import { useEffect } from "react";
import { useNavigate } from "react-router";
import { useHere } from "../foundation/session.tsx";

let isFollowed = false;

/** Opens the place that a Teams deep link names (`documents/<id>`, `search?q=…`), once, and only from the first page. */
export function useDeepLink(): void {
  const { host } = useHere();
  const navigate = useNavigate();
  useEffect(() => {
    const place = host.subPageId;
    if (isFollowed || place === null || !/^[a-z]+(?:\/[\w-]+)*(?:\?q=[^&#]*)?$/.test(place)) return;
    isFollowed = true;
    if (/^\/tab\/?$/.test(window.location.pathname)) void navigate(`/${place}`, { replace: true });
  }, [host, navigate]);
}
