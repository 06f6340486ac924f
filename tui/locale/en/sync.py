"""`tilbageblik sync`: what came and what was sent."""

TEXTS = {
    "sync.folder": "{folder}:",
    "sync.came": "Came: {project}: {things}",
    "sync.sent": "Sent: {project}: {things}",
    "sync.saved": "Saved in Git here: {project}: {things}",
    "sync.nothing": "All is the same here and there. There was nothing new.",
    "sync.alone": "Nothing was sent, because Git knows of no place to send it to. Give it one: git remote add origin ADDRESS",
    "sync.ready": "The folder is ready. Send and fetch with: tilbageblik sync",
    "sync.ready_alone": "The folder is ready. Say where it is to be sent: git remote add origin ADDRESS. Then send and fetch with: tilbageblik sync",
    "sync.short": "{log} lacks its end and was not sent. Git has the whole file: fetch it again with git checkout -- and the file’s name, when the program is closed.",
    "sync.elsewhere": "Sent on a new branch, {branch}. There is also: {others}. Whoever uses that does not see what is new. If that is not meant, change to the same one with git switch.",
    "sync.projects.one": "the project itself",
    "sync.projects.many": "{n} projects",
    "sync.observations.one": "1 observation",
    "sync.observations.many": "{n} observations",
    "sync.lessons.one": "1 lesson",
    "sync.lessons.many": "{n} lessons",
    "sync.actions.one": "1 action",
    "sync.actions.many": "{n} actions",
    "sync.other.one": "1 thing of profile and meetings",
    "sync.other.many": "{n} things of profile and meetings",
}
