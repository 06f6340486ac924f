"""Rundturen i eksemplet."""

TEXTS = {
    "tour.copy": "En kopi at prøve i: den er væk, når I lukker. {key}: rundtur på fem minutter",
    "tour.place": "Rundtur {n} af {all} ·",
    "tour.from_home": "Åbn projektet med {key}. Så:",
    "tour.from_elsewhere": "Gå tilbage med {key}. Så:",
    "tour.open": "Åbn et projekt: flyt med pilene, og tryk {key}",
    "tour.log": "Skriv en iagttagelse: tryk {key}, skriv en linje, og tryk Enter",
    "tour.tag": "Sæt en faldgrube på den: tryk {key}, så {then}, vælg en, og tryk Enter",
    "tour.distil": "Gør den til en læring: tryk {key}, giv den en overskrift, og gem med {then}",
    "tour.others": "Læs, hvad andre lærte, før det her trin: tryk {key}",
    "tour.guide": "Slå op i kataloget: tryk {key}",
    "tour.search": "Find noget igen: tryk {key}, så {then}, og skriv et ord",
    "tour.done": "Det var rundturen: skriv, lær, og begynd det næste med det. {key} lukker linjen",
}
