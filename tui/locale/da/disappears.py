"""Hvad der forsvinder med den gamle måde."""

TEXTS = {
    "disappears.about": "Hvad gav den gamle måde, som ikke stod nogen steder? Et ! først gør svaret til en bekymring.",
    "disappears.more.one": "1 svar mere",
    "disappears.more.many": "{n} svar mere",
    "disappears.relation": "Kontakten",
    "disappears.relation.ask": "Hvilke møder med borgere og kolleger bliver færre eller anderledes?",
    "disappears.whole": "Helheden",
    "disappears.whole.ask": "Hvad ved vi ikke længere om hele mennesket, når det deles op i felter?",
    "disappears.latitude": "Råderummet",
    "disappears.latitude.ask": "Hvad kan vi ikke længere selv vælge at gøre på vores egen måde?",
    "disappears.pride": "Stoltheden",
    "disappears.pride.ask": "Hvad var vi dygtige til, som der ikke længere er brug for?",
    "disappears.learning": "Læringen i rutinen",
    "disappears.learning.ask": "Hvad lærte vi undervejs, mens vi gjorde det i hånden?",
}
