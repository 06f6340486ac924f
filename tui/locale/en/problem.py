"""What can go wrong: what happened, and what can be done about it."""

TEXTS = {
    "problem.text_too_long": "The text is {length} characters long; there is room for {most}. Split it up.",
    "problem.text_empty": "A text is missing. Write what it should say.",
    "problem.too_many_pitfalls": "An observation can have {most} pitfalls at most. Pick the ones that matter.",
    "problem.bad_value": "This cannot be saved: {reason}",
    "problem.bad_date": "“{text}” is not a date. Write 24.11, 24.11.2026, yesterday or week 47, for instance.",
    "problem.no_project": "There is no project called “{project}”. See the ones there are with: tilbageblik projects",
    "problem.ambiguous_project": "“{project}” fits several projects: {fits}. Write more of the name, or the id.",
    "problem.no_record": "There is nothing with the id “{record}”. See the ids with: tilbageblik observations",
    "problem.ambiguous_record": "“{record}” fits several: {fits}. Write more of the id.",
    "problem.no_stage": "There is no stage called “{typed}”.",
    "problem.no_pitfall": "There is no pitfall called “{typed}”. Write its number, such as 4.4.",
    "problem.no_insight": "There is no insight called “{typed}”. Write its number, such as I2.3.",
    "problem.not_written": "{file} could not be written: {reason}",
    "problem.log_changed": "{file} was changed from outside meanwhile and is untouched. Try again in a moment.",
    "problem.file_exists": "{file} is already there. Choose another name (on the command line, --force writes over it).",
    "problem.folder_not_empty": "There is something in {folder} already. Choose a folder that is empty or not there yet.",
    "problem.no_state": (
        "The program's own folder {folder} cannot be used ({reason}), so nothing can be saved. "
        "Set TILBAGEBLIK_LOCAL to a folder you may write in."
    ),
    "problem.library_not_read": "The library {folder} cannot be read: {reason}",
    "problem.config_unread": "The settings in {file} cannot be read: {reason}",
    "problem.config_key": "{file}: “{key}” is not a setting. Should it be “{nearest}”?",
    "problem.config_value": "{file}: “{key}” can only be one of these: {valid}",
    "problem.config_type": "{file}: “{key}” must be written like this: {wanted}",
    "problem.wrong_table": "{record} is {is_a}, but this needs {wanted}.",
    "problem.no_reply_wanted": "Only concerns and questions can have a reply. Change the kind with: tilbageblik edit {record} --kind concern",
    "problem.nothing_to_export": "There are no projects to write out. Begin with: tilbageblik new NAME",
    "problem.no_page": "The guide has no page called “{typed}”. Write 4.4, S4 or R1, for instance.",
    "problem.guide": "The guide in {folder} cannot be used. {first}",
    "problem.guide_more": "The guide in {folder} cannot be used. {first} And {n} more places: tilbageblik check --guide {folder}",
    "problem.not_utf8": "The line is not UTF-8 text. Save the file as UTF-8 and try again.",
    "problem.no_terminal": "There is no terminal to draw in here. Open one, or use a command instead: tilbageblik --help",
    "problem.system": "That did not work: {reason}",
    "problem.system_file": "{file}: {reason}",
}
