import { ServiceThumbnail } from "#app/components/admin/metadata/service-thumbnail.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { type FactsCandidate } from "#core/metadata/facts/types.ts";

interface CandidateListProps {
  readonly candidates: readonly FactsCandidate[];
  readonly languageTag: string | null;
  readonly onChoose: (candidate: FactsCandidate) => void;
}

/** The titles that may be the one that was meant, each a button. */
export function CandidateList({ candidates, languageTag, onChoose }: CandidateListProps) {
  if (candidates.length === 0)
    return <p role="status">Nothing found. Try fewer words, or leave the year empty.</p>;
  return (
    <ul className="candidates" aria-label="Titles found">
      {candidates.map((candidate) => (
        <li key={candidate.serviceId}>
          <button type="button" onClick={() => onChoose(candidate)}>
            <ServiceThumbnail kind="poster" path={candidate.posterPath} alt="" />
            <span className="words" lang={languageTag ?? undefined}>
              <b>{candidate.name}</b>
              {candidate.releaseYear === null ? null : <span className="year">{candidate.releaseYear}</span>}
              {candidate.isLinked ? <Badge>Stored ID</Badge> : null}
              <span className="overview">{candidate.overview || "No synopsis"}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
