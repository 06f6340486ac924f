"""Indstillingerne: hvad der kan sættes, hvor det kommer fra, og hvad der er galt."""

TEXTS = {
    "config.left_out.one": "1 linje i indstillingerne kan ikke bruges og er udeladt. Se den: {command}",
    "config.left_out.many": "{n} linjer i indstillingerne kan ikke bruges og er udeladt. Se dem: {command}",
    "config.sound": "Der er ingen fejl i {file}.",
    "config.none": "Der er ingen indstillinger i {file}, så alt er, som det kommer.",
    "config.from.default": "som det kommer",
    "config.from.system": "fra systemet",
    "config.from.preset": "fra key_preset",
    "config.from.file": "fra filen",
    "config.from.chosen": "valgt i programmet",
    "config.from.environment": "fra {by}",
    "config.from.option": "fra {by}",
    "config.from.unreadable": "kan ikke læses; se: tilbageblik config check",
    "config.setting.language": "Sproget: dansk (da) eller engelsk (en)",
    "config.setting.theme": "Farverne: mørke (dark), lyse (light) eller terminalens egne (terminal)",
    "config.setting.libraries": "Bibliotekets mapper; nye projekter lægges i den første",
    "config.setting.projects_by": "Projekternes rækkefølge: navn, trin, det der venter, eller hvornår der sidst skete noget",
    "config.setting.actions_by": "Handlingernes rækkefølge: det der venter, hvem, projekt eller dato",
    "config.setting.function": "Funktionen for den, der skriver på denne maskine; aldrig et navn",
    "config.setting.key_preset": "Tasterne at begynde med: de almindelige (standard), eller nogle som i vi",
    "config.setting.keys": "Egne taster: en kommandos id og dens taster med komma imellem",
}
