"""Given names that people in Swedish projects bear, in small letters.

They tell `Lena Mod` from courage. A name that is missing costs a false mention, one too many a true
one, so names that begin sentences as words (Will, Mark, Grant) are left out.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    abbas abdullah adam agda agnes agneta agnieszka ahmad ahmed aida aisha aksel alan albert
    albin aleksandra alex alexander alexandra alfred ali alice alicia alina alva alvar alvin
    amal amalia amanda amelia amina amir amira anas anders andrea andreas andrew andrzej
    anette angela angelica anita anja ann anna anne anneli annelie annette annie annika
    ansgar anthony anton antonia antonio arne arthur artur arvid asta astrid aurora axel
    ayaan ayse barbara barbro bart beata beatrice ben benedikt bengt benjamin berit bernt
    bert bertil bettina birger birgit birgitta björn bo bodil boris brian britt britta bruno
    bryan camilla carin carina carl carlos carmen carol carolina caroline catarina catharina
    catherine cecilia cedric charles charlotta charlotte chen chloe chris christel christer
    christian christina christine christoffer christopher claes claire clara claudia colin
    connie conny cornelia cristina daniel daniela daniella darko david deborah denise dennis
    diana diego dilan dmitri donald dorota ebba edith edvard edward edwin egon einar eivor
    elena eleonora elias elin elina elisa elisabet elisabeth elise eliza elizabeth ella
    ellen ellinor elliot elly elof elsa else elvira elvis emelie emil emilia emily emma
    emmanuel enrico eric erica erik erika erland ernst esbjörn eskil esmeralda esther eva
    eve evelina fabian fadi fanny farid fatima fatma felicia felix ferdinand filip filippa
    folke francesca francesco francis frank franz fred freddy fredrik fredrika frida fritz
    gabriel gabriella geir georg george gerd gerda gerhard gert gertrud giovanni giulia
    giuseppe greger greta gudrun gull gun gunilla gunn gunnar gunnel gustaf gustav göran
    gösta göte haakon hampus hana hanna hannah hannes hans harald harry hasan hassan hedda
    hedvig heidi helen helena helene helga helmut henning henri henrik henry herbert hilda
    hilde hilma holger hugo hussein håkan ian ibrahim ida iman inga inge ingeborg ingegerd
    ingela ingemar inger ingmar ingrid ingvar ioana irene irina iris isa isabel isabella
    isabelle isak ivan ivar jack jacob jacqueline jakob jamal james jan jana jane janet
    janne jasmine jason javier jean jeanette jennifer jenny jens jerker jesper jessica jim
    jimmy joakim joan joanna joel johan johanna johannes john johnny jon jonas jonathan
    jonna jorge josef josefin josefina josefine joseph josephine joshua juan judith jukka
    julia julian juliette justin jörgen kaj kajsa kalle kamal karen karim karin karina karl
    karolina katarina kate katharina katherine kathleen katja kenneth kent kerstin kevin
    khadija khalid kim kimberly kirsten kjell klara klas klaus knut konrad krister kristian
    kristin kristina kristoffer krzysztof kurt laila lars lasse laura lauren laurent leena
    leif leila lena lennart lennox leo leon leonardo liam lilian lillemor lilly lina linda
    linnea linnéa lisa lisbeth liselott liselotte liv liza lotta lottie louis louise luca
    lucas lucia ludvig luis luisa lukas lydia mads magdalena maggie magnus mahmoud maja
    majken malin malte manfred manuel marc marcel marcin marco marcus margaret margareta
    margit margot maria mariam marianne marie marika marina mario marit maritha marja markus
    marlene marta martha martin martina mary maryam mathias mathilda matilda matthew matti
    mattias maud maurice maximilian mehmet melissa merja mia michael michaela michel
    michelle miguel mikael mike mikko mila milan mimmi minna mira miriam mirjam moa mohamed
    mohammad mohammed molly mona monica monika morgan morten muhammad mustafa märta måns
    nadia nadja nancy naomi natalia natalie nathalie nawal nicholas niclas nicolas nicole
    nikita niklas nils nina noah noel nora nour ola olaf oleg olga oliver olivia olle olof
    olov omar oscar oskar osman otto ove owe pamela patricia patrick patrik paul paula
    paulina pauline peder pedro pekka pelle per pernilla perry peter petra petri philip
    philippa pia pierre piotr pontus pär quentin rachel rafael ragnar rakel ralf ramona
    rasmus rebecca rebecka reidar reza ricardo richard riitta rikard rita robert roberto
    roger roland rolf ronald ronja ronny rosa roy ruben rudolf runa rune rut ruth ryan saga
    sahar said saif salim sally salma sam samir samira samuel sandra sanna sara sarah sean
    sebastian selma sergej sergio sharon signe sigrid sigurd sigvard silvia simon simona
    simone siri siv sixten sofia sofie sofija solveig sonja sophia sophie staffan stefan
    stefania stella sten stephan stephanie stephen steve steven stig stina stuart sune susan
    susanna susanne svante svea sven svetlana sylvia sören tage tanja tariq tatiana teodor
    teresa terese teresia thea theo theodor theresa therese thomas thor thord thorsten tilda
    tilde tim timo timothy tina tobias tom tomas tommi tommy tony tor torbjörn tord tore
    torgny torkel torsten torun tove tristan tuva tyra ulf ulla ulrica ulrik ulrika urban
    ursula valdemar valentina valeria valter vanessa vanja vera verner veronica veronika
    vidar viggo viktor vilgot vilhelm vilma vincent viola viveca viveka vivianne vladimir
    walter wanda wendy werner wilhelm wilhelmina wille william wilma wojciech xavier yasmin
    yngve yosef yousef yusuf yvette yvonne zahra zainab zara zeynep zlatan zoe älva åke åsa
    åse örjan östen
    """.split()  # noqa: SIM905
)
