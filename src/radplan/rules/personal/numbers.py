"""What a long number is of when it is no BSN and no phone number."""

from __future__ import annotations

# A number directly behind one of these is theirs, and one of things that are counted is a count.
OTHER_NUMBER = (
    r"\b(?:(?:zaak|dossier|kvk|besluit|staatsblad|factuur|nota|kenmerk|referentie|berichten|bericht|order|rsin)"
    r"(?:-?(?:nummers?|nrs?|kenmerk|id))?|stb|(?:[\w-]*?(?:bestel|btw|client|cliënt|contract|debiteur|document|klant|pas|personeels"
    r"|polis|registratie|verplichting|voorstel){more})-?(?:nummers?|nrs?))\.?[\s:=#(]*(?:(?:nr|nummer|no|is|was)\b[.:]?\s*)*\Z"
)
