"""Words that names are told by, for the privacy guard; read in only when a text is looked at."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


GIVEN = word_set(
    """
    Aage Abdi Abdul Adam Agnes Agnete Ahmad Ahmed Aisha Alberte Albert Alexander Alfred Ali Alice Allan Alma Amalie
    Amanda Amina Amir Anders Andrea Andreas Andrew Ane Anette Anita Anja Ann Anna Anne Annelise Annemarie Annette
    Anni Annie Anton Arne Asger Asta Astrid Aksel Axel Barbara Beate Benedikte Benjamin Benny Bent Bente Bertha
    Bettina Betina Birger Birgit Birgitte Birte Birthe Bjarke Bjarne Bo Bodil Brian Brit Britt Britta Camilla Carina
    Carl Carla Carlo Carol Caroline Carsten Casper Cathrine Cecilie Charles Charlotte Christa Christian Christina
    Christine Christoffer Clara Claus Conny Connie Cornelia Dagmar Dagny Daniel David Deborah Dennis Diana Ditte
    Dora Doris Dorte Dorthe Dorthea Ebba Ebbe Edel Edith Egon Eigil Einar Ejnar Ejvind Elin Elisabeth Elise
    Elizabeth Ella Ellen Elly Elna Elsa Else Elsebeth Elvira Emil Emilie Emily Emma Enok Erik Erika Erling Ernst
    Esben Ester Esther Eva Evald Fatima Fatma Felix Filip Finn Flemming Freddy Frede Frederik Frederikke Freja Frida
    Frits Fritz Georg George Gerda Gert Gitte Gorm Grete Grethe Gudrun Gunnar Gunhild Gunver Gustav Hanna Hannah
    Hanne Hans Harald Harry Hasan Hassan Hector Heidi Helen Helena Helene Helga Helge Helle Henning Henny Henriette
    Henrik Henry Herdis Herluf Herman Hilda Hjalmar Holger Hugo Hussein Ib Ibrahim Ida Inga Inge Ingeborg Ingelise
    Inger Ingrid Ingolf Irene Irma Isabella Ivan Ivar Jack Jacob Jakob James Jan Jane Janne Jason Jean Jeanette
    Jeanne Jens Jennifer Jenny Jeppe Jes Jesper Jessica Jette Jim Jimmy Joan Johan Johanne Johannes John Johnny
    Jonas Jonathan Joseph Josefine Jytte Jørgen Jørn Julia Julie Julius Jutta Kaj Karen Karin Karina Karl Karla
    Karna Karoline Karsten Kasper Kate Kathrine Katja Katrine Keld Kenneth Kent Kevin Khadija Khaled Kim Kirsten
    Kirstine Kjeld Klara Klaus Knud Konrad Kristian Kristina Kristine Kristoffer Kurt Laila Lars Lasse Laura Laurits
    Lauritz Laurids Leif Lena Lene Lennart Leo Leon Lili Lilian Lillian Lilly Linda Line Linea Linus Lis Lisa
    Lisbeth Lisbet Lise Liselotte Lissi Lizzi Lizette Lotte Louise Lone Lucas Ludvig Lukas Lydia Mads Magda
    Magdalene Magnus Maja Malene Malin Malthe Maren Margaret Margit Margrethe Maria Mariam Mariane Marianne Marie
    Marina Marius Marlene Martha Martin Mary Mathias Mathilde Matilde Matthew Mette Mia Michael Michala Michelle Mie
    Mikael Mike Mikkel Minna Mira Mogens Mohamad Mohamed Mohammad Mohammed Mona Monica Monika Morten Muhammad
    Mustafa Nadia Nancy Nanna Naja Natasja Nete Nicolai Nicoline Niels Niklas Nikolaj Nina Nora Oda Olav Ole Olga
    Oliver Olivia Omar Orla Oscar Oskar Osman Otto Palle Patrick Patricia Paul Paula Peder Per Pernille Peter Petra
    Pia Poul Povl Preben Rachel Ragna Ragnhild Rasmus Rebecca Rebekka Regitze Regner Rene René Richard Rikke Rita
    Robert Roger Rosa Ruben Rune Ruth Sabrina Samuel Sandra Sanne Sara Sarah Sebastian Selma Sidsel Signe Sigrid
    Sigurd Silas Silje Simon Simone Sine Sissel Sofia Sofie Solveig Sonja Sophie Stefan Steen Steffen Stella Steven
    Stine Stinne Susan Susanne Susie Svend Sven Sylvia Søren Tanja Tage Tatjana Thea Theodor Thomas Thorkild
    Thorvald Thyra Tilde Tim Tina Tine Tobias Tom Tommy Tonny Torben Tove Trine Troels Uffe Ulla Ulrik Ulrikke
    Ursula Valborg Valdemar Vagn Verner Vera Vibeke Victoria Viggo Vilhelm Villads Vivi Vivian Walter Werner Wilhelm
    William Winnie Yasmin Yusuf Yvonne Zahra Zainab Åge Åse Aase Liv Maj Storm Ask Mark Rose Bjørn
    """
)
"""Common given names in Danish town halls, and a few English ones."""

NAMES_THAT_ARE_WORDS = word_set(
    """
    Bo Liv Per Maj Storm Ask Mark Rose Bjørn Hans Dan Kaj Max Stig Sten Ib Iris Jasmin August Christian Kristian
    Else Line Sine Rune Jack Will Bill Grant Rob Pat Art Hope Faith Joy Grace Dawn Lily Daisy Frank Rich Sue Drew
    Guy Chase Penny Ray Dean Angel Miles Summer Ivy Holly Amber Ruby Don Nick June May April Kent Brit Sol Gry Pil
    Viola Saga Falk Ravn Alma Stella Victoria Flora Tim Leo Tilde Thea Inge Tine Jes Tage Lis Lise Britt Mie Frede
    Siri Rosa Diana Carol Jim Bent Rita Felix Paula Orla Tom Otto Lone Regner
    """
)
"""Names that are words, months, systems or places as well: they need a title before them or a surname after."""

SURNAMES = word_set(
    """
    Jensen Nielsen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen
    Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen Knudsen Jakobsen Jacobsen Mikkelsen
    Olesen Frederiksen Laursen Henriksen Eriksen Kristiansen Simonsen Clausen Svendsen Andreasen Iversen Jeppesen
    Vestergaard Nissen Lauridsen Kjær Jespersen Mogensen Nørgaard Jepsen Frandsen Søndergaard Jessen Carlsen Ibsen
    Schmidt Schultz Bertelsen Bruun Kruse Lassen Gregersen Johannsen Steffensen Mathiesen Toft Hougaard Krogh Skov
    Dahl Friis Winther Juhl Bech Bach Lund Holm Berg Bang Beck Lind Ravn Koch Bak Dam Hald Klausen Paulsen Davidsen
    Villadsen Thygesen Ottosen Danielsen Axelsen Bendtsen Enevoldsen Justesen Kaspersen Michelsen Therkildsen Smith
    Jones Brown Johnson Williams Taylor Davies Wilson Evans Thomas Roberts Walker Wright Robinson Thompson
    """
)
SURNAME_ENDS = tuple(
    word_set(
        "sen ssen son sson gaard gård strup toft kjær bæk skov lund holm berg bjerg borg dahl mann feldt vang høj quist"
    )
)

SURE_TITLES = word_set("fru hr frk frøken herr mr mrs ms miss")
"""What comes after these is a name, whatever else the word may mean."""

TITLES = word_set(
    """
    borger borgeren kollega kollegaen beboer beboeren patient patienten elev eleven datteren sønnen hustruen
    ægtefællen medarbejderen vikaren naboen søsteren broderen eksmanden pårørende svigerdatteren hedder hed kaldes
    ifølge colleague citizen resident client pupil daughter son husband wife named called
    """
)
"""What comes after these with a capital is likely a name."""

NOT_NAMES = word_set(
    """
    TR FTR AMR MUS GIS SFO PPR KLE MED APV HR IT BPA EDB FMK FVO GDPR KL KMD NPO RPA SMS USB VPN PC TV DPO AI AD CPR
    CVR Nexus Cura Aula Teams Outlook Word Excel PowerPoint SharePoint OneDrive OneNote Windows Opus Fasit Momentum
    Schultz Sensum Columna MitID NemID Copilot Planner Forms Zoom Skype Google Apple Microsoft Android Chrome Edge
    Office Power Acadre SBSYS Workzone Digitaliseringsstyrelsen Danmark Denmark Danish England Sverige Norge
    Tyskland Europa EU Chromebook Chromebooks Facebook Messenger Viva Prisme KommuneFlex Rambøll Meebook Min Mit Jeg
    Vi Du I De Det Den Der En Et Og Men Hvis Når Så Ingen Alle Hun Han The We They It If When And But No All She He
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jobcentret Jobcenter Rådhuset Kommunen Byrådet Sundhed Ældre Nej Ja No Yes
    """
)
"""Capitalised words that are no names: abbreviations, systems, places, words that begin a sentence."""

OFFICE_ENDS = tuple(
    word_set(
        """
        tilsynet styrelsen rådet udvalget afdelingen ministeriet loven lovens kommunen kommune centret centeret centrene
        huset skolen teamet gruppen systemet planen appen politikken rapporten bekendtgørelsen vejledningen aftalen
        regionen forvaltningen ledelsen leverandøren projektet direktionen foreningen forbundet institutionen
        undersøgelsen evalueringen statistik styringen portalen journalen modulet knappen listen tavlen museet
        service kontoret bureauet firmaet staben bladet avisen biblioteket
        """
    )
)
"""How offices, laws and systems end that stand where a name could."""
