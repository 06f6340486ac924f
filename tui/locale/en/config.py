"""The settings: what can be set, where it comes from, and what is wrong."""

TEXTS = {
    "config.left_out.one": "1 line in the settings cannot be used and is left out. See it: {command}",
    "config.left_out.many": "{n} lines in the settings cannot be used and are left out. See them: {command}",
    "config.sound": "There are no mistakes in {file}.",
    "config.none": "There are no settings in {file}, so all is as it comes.",
    "config.from.default": "as it comes",
    "config.from.system": "from the system",
    "config.from.preset": "from key_preset",
    "config.from.file": "from the file",
    "config.from.chosen": "chosen in the program",
    "config.from.environment": "from {by}",
    "config.from.option": "from {by}",
    "config.from.unreadable": "cannot be read; see: tilbageblik config check",
    "config.setting.language": "The language: Danish (da) or English (en)",
    "config.setting.theme": "The colours: dark, light, or the terminal’s own (terminal)",
    "config.setting.libraries": "The library's folders; new projects go into the first",
    "config.setting.projects_by": "The order of projects: name, stage, what waits, or when something last happened",
    "config.setting.actions_by": "The order of actions: what waits, who, project or date",
    "config.setting.function": "The function of whoever writes on this machine; never a name",
    "config.setting.key_preset": "The keys to begin with: the usual ones (standard), or some as in vi",
    "config.setting.keys": "Keys of your own: the id of a command and its keys, with commas between them",
}
