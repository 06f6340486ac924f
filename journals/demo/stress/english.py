"""English words of home care, for the projects of a made library that are written in English."""

from __future__ import annotations

# A noun: its stem, then the ending of the plural. Definite forms have `the` before them.
NOUNS = """
screen s|visit s|resident s|colleague s|tablet s|phone s|key s|lock s|alarm s|sensor s|camera s|call s|conversation s
agreement s|plan s|route s|shift s|hour s|week s|day s|night s|morning s|evening s|helper s|assistant s|nurse s
therapist s|leader s|substitute s|student s|relative s|neighbour s|doctor s|pill s|dose s|robot s|door s|lift s
kitchen s|bed s|chair s|car s|bicycle s|road s|meeting s|summary -|record s|form s|field s|code s|user s|card s
system s|program s|button s|sound s|picture s|signal s|network s|connection s|charger s|cable s|error s|update s
supplier s|contract s|price s|budget s|benefit s|goal s|number s|measurement s|report s|trial s|team s|group s
department s|office s|centre s|task s|service s|decision s|course s|guide s|video s|exercise s|question s|answer s
message s|letter s|note s|board s|list s|change s|habit s|routine s|rule s|role s|need s|wish es|problem s|solution s
idea s|concern s|experience s|doubt s|pause s|interruption s|fall s|wound s|dressing s|meal s|bath s|toilet s
purchase s|hearing aid s|hand s|voice s|language s|interpreter s|bag s|jacket s|box es|cupboard s|plug s|server s
calendar s|reminder s|observation s|offer s|consent s|invoice s|order s|delivery -|repair s|project s|workshop s
"""

FIRSTS = """
screen video key medication emergency home care night evening day shift resident team bed route dose door fall sensor
camera mobile tablet record work start-up trial operations welfare training wound relative weekend meeting double local
data system user access network power battery update support quality service time planning meal cleaning safety
"""

VERBS = """
call calls called called|press presses pressed pressed|type types typed typed|wait waits waited waited
drive drives drove driven|forget forgets forgot forgotten|find finds found found|fetch fetches fetched fetched
send sends sent sent|answer answers answered answered|ask asks asked asked|explain explains explained explained
show shows showed shown|learn learns learned learned|practise practises practised practised|try tries tried tried
start starts started started|stop stops stopped stopped|charge charges charged charged|open opens opened opened
close closes closed closed|move moves moved moved|swap swaps swapped swapped|plan plans planned planned
cancel cancels cancelled cancelled|write writes wrote written|read reads read read|measure measures measured measured
count counts counted counted|order orders ordered ordered|deliver delivers delivered delivered
repair repairs repaired repaired|test tests tested tested|approve approves approved approved
decide decides decided decided|change changes changed changed|help helps helped helped|miss misses missed missed
use uses used used|share shares shared shared|follow follows followed followed|notice notices noticed noticed
"""

ADJECTIVES = """
new|old|good|bad|quick|slow|easy|hard|heavy|safe|unsafe|glad|angry|tired|clear|unclear|firm|loose|large|small|long
short
early|late|calm|busy|important|needless|expensive|cheap|stable|unstable|empty|full|warm|cold|strange|known|local|shared
special|wrong|right|certain|uncertain
"""

ROLES = """
home helper|care assistant|nurse|evening shift|night shift|planner|group manager|occupational therapist|physiotherapist
assessor|super user|substitute|student|IT staff|project manager|relative|resident|head of department|case worker
teacher
"""

WHENS = """
today|yesterday|this morning|last night|last week|on Monday|at the weekend|after the holidays|before Christmas
all morning|just before noon|after the shift changed|twice in a row|every single day|since the summer|on the first day
when the power went|while we waited|for ten minutes|half an hour
"""

PLACES = """
in the kitchen|in the living room|in the corridor|out on the route|at the office|in the car|in the resident's home
at the centre|in the basement|by the bed|in the bathroom|on the stairs|in the meeting room|in the group
on the night shift
in the old buildings|in the new house|on the second floor|out in the country|by the door|on the phone|on the screen
"""

SENTENCES = (
    ("%s %s nothing %s, so we had to %s instead.", "dvwi"),
    ("%s was %s, and it took us a while to %s %s.", "daid"),
    ("We have %s %s, but %s is still %s.", "tpda"),
    ("There is no %s for the %s %s.", "spl"),
    ("Why must %s %s %s when %s already %s?", "dipdr"),
    ("The %s said %s that %s have become %s.", "owqa"),
    ("It went well with %s, and then %s %s %s.", "ndvp"),
    ("The %s %s %s, because %s never %s.", "ovpdv"),
    ("None of us knows who is to %s %s %s.", "iql"),
    ("The %s %s could not %s %s.", "olid"),
    ("We agreed that the %s is to %s %s before %s.", "oidw"),
    ("When %s %s, %s %s too.", "drdr"),
    ("It helped to %s %s together %s.", "idl"),
    ("Perhaps we should %s %s before we %s %s.", "inip"),
    ("%s is %s for us, but %s for the %s.", "daao"),
    ("We spent the %s on trying to %s %s %s.", "sidw"),
    ("%s was %s without asking the %s.", "dto"),
    ("Several %s have %s the same %s.", "ptl"),
    ("The %s would rather %s than %s %s.", "oiid"),
    ("I %s %s, and then %s worked again.", "vdd"),
)

TECHNOLOGIES = """
Video visits|Electronic keys|Medication robots|Fall sensors|Emergency calls|Bed alarms|Speech recognition
Digital wound care
Route planning|Telemedicine|Video interpreting|Cleaning robots|Ceiling lifts|Door alarms|Digital rehabilitation
"""

AREAS = """
Home care|Nursing|Care homes|Night shift|Rehabilitation|Supported housing|Assessment|Schools|Day care|Libraries
"""

UNITS = "North|South|East|West|Middle|Harbour|Forest|Hill|River|Meadow"
NAME = "%s in %s, %s"
