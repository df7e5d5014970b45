"""What words may be followed by: verbs that take a clause or two objects, and words with which a clause cannot end."""

from textlint_news.wordset import word_set

NO_END = word_set(
    "that if whether when what who whom how where why because as than and or but before after until since though although while so"
    " which unless not nor sure way time times moment day days year reason everything anything something nothing all everyone"
    " anyone thing things people glad afraid for to of with from in on at by about into over against between the a an his her their"
    " our my your its this these those place kind sort man woman guy person one ones lot much many point fact idea feeling chance"
    " job work stuff amount extent most first last best worst same money like clear certain then"
    " course somehow someone somebody out scared see sees saw find finds found hear heard make makes made wonder appear"
    " appears appeared seem seems seemed report reported"
)
"""Words after which a subject goes on with the clause."""
TAKE_CLAUSE = word_set(
    "think thinks thought thinking believe believes believed say says said know knows knew known knowing tell tells told telling"
    " promise promised remind reminded convince convinced warn warned hope hopes hoped wish wished claim claims claimed suggest"
    " suggests suggested feel feels felt mean means meant that who which what why how whether where pretend"
    " realize realized realizes assume assumes guess decide decides decided agree agreed argue argued insist insisted insists"
    " suppose supposed doubt imagine"
    " imagined announce announced announces suspect suspects suspected swear swears swore determine determines determined"
    " determining prove proves proved proven discover discovered notice noticed reveal revealed confirm confirmed deny denied"
    " denies learn learned learns forget forgot worry fear fears bet expect expects expected understand understands understood"
    " recognize recognized declare declared concede admit admits admitted acknowledge explain wrote demand recommend predict"
    " predicted predicts indicate indicates saying figure"
)
OPINION = word_set("think thinks thought believe believes believed assume assumes know knows")
"""Those of them whose clause has just one verb, if its subject follows at once."""
TWO_OBJECTS = word_set(
    "give gives gave show shows showed offer offered call called calls cost costs send sent teach buy bought cause allow ask asked"
    " pay paid save is was are were be been ’s 's had make made makes"
)
"""Verbs that take two objects, or a noun after “it”."""
