"""How English says what a camera does, how near it is and from where it looks."""

Pattern = tuple[str, str]
"""What is said, and the word of a scene for it."""

SPEED_EN = (
    r"(?:(?:very |extremely )?(?:slow(?:ly)?|fast|quick(?:ly)?|rapid(?:ly)?|gradual(?:ly)?|gentl[ey]|"
    r"smooth(?:ly)?|sweeping|steady|steadily|subtle|subtly|sudden(?:ly)?|swift(?:ly)?|dramatic(?:ally)?|"
    r"whip)[ ,-]+)*"
)

THE_CAMERA = (
    r"(?:(?:(?:with )?the (?:camera|shot|view|lens|drone)|(?<!a )\bcamera)(?: is| then| begins to| starts to)?[ ,]+)"
)

MOVES_EN: tuple[Pattern, ...] = (
    (
        r"\b(?:a )?(?:dolly[- ]?zoom(?:s|ing)?|zolly|(?:vertigo|hitchcock|jaws)(?:[- ]style)? (?:shot|effect|zoom)|"
        r"contra[- ]?zoom|trombone shot|push[- ]pull (?:shot|zoom|effect))\b(?: (?:on|of|in on|into|onto))?",
        "dolly_zoom",
    ),
    (
        rf"(?:{THE_CAMERA}|\b(?:a )?(?:quick |fast )?)(?:whip|swish|flash)[- ]?pan(?:s|ning)?\b(?! to (?:follow|"
        rf"track|keep))"
        rf"(?: (?:to|onto|across to|over to|from|between))?|{THE_CAMERA}whips (?:round|around|over|across|"
        rf"back)?(?: (?:to|onto))?",
        "whip_pan",
    ),
    (
        r"\b(?:a )?(?:slow |quick )?(?:rack(?:s|ing)?|pull(?:s|ed|ing)?)[- ]focus(?: shot)?(?: (?:from|to|on|onto|"
        r"between))?\b|"
        r"\b(?:the )?focus (?:then |slowly )*(?:shifts|racks|pulls|moves|slides) (?:over )?(?:from|to|onto)\b",
        "rack_focus",
    ),
    (
        r"(?<=\bcamera),? (?:which|that) (?:does(?:n[’']t| not)|never) (?:move|stir|budge)s?\b|"
        r"\b(?:keep|hold|leave)(?:s|ing)? (?:the |your )?(?:camera|shot|frame) (?:perfectly |completely )?"
        r"(?:still|steady|fixed|locked|static)(?: please)?\b|"
        r"\b(?:the )?camera(?: itself)? (?:does(?:n[’']t| not)|won[’']t|never|barely) (?:moves?|stirs?|budges?)\b|"
        r"\bwithout (?:any )?(?:camera )?(?:movement|moving the camera)\b|\bno camera (?:move(?:ment)?s?|motion)\b|"
        r"\bthe camera stays (?:put|where it is|in place)\b",
        "static",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:dolly|dollies|push(?:es)?|mov(?:es?|ing)|track(?:s)?|creep(?:s)?|"
        rf"glid(?:es?|ing)|drift(?:s)?|pushing|dollying|tracking)[ ,]*{SPEED_EN}(?:in(?: on| to| toward)?|"
        rf"closer|forward|forwards|toward|towards|into)\b",
        "dolly_in",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:dolly|dollies|pull(?:s|ing)?|mov(?:es?|ing)|track(?:s|ing)?|back(?:s|ing)?|"
        rf"retreats?|draws?|drifts?)[ ,]*{SPEED_EN}(?:back|away|out|backward|backwards|off)\b(?: to reveal|"
        rf" from)?",
        "dolly_out",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:glid|float|fl|snak|weav|skim|travel|mov|push|drift)(?:e?s|ies|ing) "
        rf"(?=(?:\w+ly )?(?:through|down|between|into|over|inside)\b)",
        "dolly_in",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:glid|float|skim|travel|mov|drift|slid)(?:e?s|ing) "
        rf"(?=(?:\w+ly )?(?:past|along|across|at \w+ height)\b)",
        "truck_right",
    ),
    (
        r"\b(?:an? )?drone (?:slowly |smoothly )?(?:fl(?:ies|ying)|glid(?:es|ing)|push(?:es|ing)|mov(?:es|ing)) "
        r"(?:forward|ahead|in)\b(?: (?:over|toward|towards|through|to))?",
        "dolly_in",
    ),
    (rf"{SPEED_EN}(?:dolly|push|track)(?:ing)?[ -]?in(?:ward)?(?: shot| move(?:ment)?)?\b", "dolly_in"),
    (
        rf"{SPEED_EN}(?:(?:dolly|pull|track)(?:ing)?[ -]?(?:out|back)|pullback)(?: shot|"
        rf" move(?:ment)?)?\b(?: to reveal)?",
        "dolly_out",
    ),
    (r"\b(?:crash|snap|slow|quick|fast|sudden)[ -]zoom\b(?: (?:on|to|into|in on|in))?", "zoom_in"),
    (rf"{THE_CAMERA}?{SPEED_EN}(?:crash )?zoom(?:s|ing)?[ -]{SPEED_EN}(?:in|closer)(?: on| to)?\b", "zoom_in"),
    (rf"{THE_CAMERA}?{SPEED_EN}zoom(?:s|ing)?[ -]{SPEED_EN}(?:out|back|away)\b", "zoom_out"),
    (rf"{THE_CAMERA}?{SPEED_EN}pan(?:s|ning)?(?: shot)?[ -]{SPEED_EN}(?:from right )?(?:to the )?left\b", "pan_left"),
    (
        rf"{THE_CAMERA}?{SPEED_EN}pan(?:s|ning)?(?: shot)?[ -]{SPEED_EN}(?:from left )?(?:to the )?right\b",
        "pan_right",
    ),
    (
        rf"{THE_CAMERA}?{SPEED_EN}pan(?:s|ning)? up\b|{THE_CAMERA}?{SPEED_EN}tilt(?:s|"
        rf"ing)?[ -]{SPEED_EN}up(?:ward)?\b",
        "tilt_up",
    ),
    (
        rf"{THE_CAMERA}?{SPEED_EN}pan(?:s|ning)? down\b|{THE_CAMERA}?{SPEED_EN}tilt(?:s|"
        rf"ing)?[ -]{SPEED_EN}down(?:ward)?\b",
        "tilt_down",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:truck|track|slid|mov|trave?l+|glid)(?:e?s|"
        rf"ing)?[ -]{SPEED_EN}(?:to the )?left\b|{SPEED_EN}(?:truck|track)(?:s|ing)?[ -](?:to the )?left\b",
        "truck_left",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:truck|track|slid|mov|trave?l+|glid)(?:e?s|"
        rf"ing)?[ -]{SPEED_EN}(?:to the )?right\b|{SPEED_EN}(?:truck|track)(?:s|ing)?[ -](?:to the )?right\b",
        "truck_right",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:crane|ris|lift|ascend|mov|boom|fl)(?:e?s|ying|ies|"
        rf"ing)?[ ,]*{SPEED_EN}(?:up|upward|upwards|above|overhead)\b|{THE_CAMERA}{SPEED_EN}(?:rises|ascends|"
        rf"rising)\b|{SPEED_EN}(?:crane|boom|jib)(?:s|ing)?[ -]up(?: shot)?\b|\bcrane shot\b|\brising shot\b|"
        rf"\b(?:an? )?(?:drone|crane) (?:slowly |smoothly )?(?:ris(?:es|ing)|ascend(?:s|ing)|climb(?:s|ing)|"
        rf"lift(?:s|ing))\b(?! (?:an?|the|its|some|two|three|several|heavy)\b)"
        rf"(?: straight)?(?: up(?:ward)?)?(?: (?:from|over|above))?",
        "crane_up",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:crane|lower|descend|mov|boom|sink)(?:e?s|ing)?[ ,]*{SPEED_EN}(?:down|"
        rf"downward)\b|{THE_CAMERA}{SPEED_EN}(?:descends|lowers|descending)\b|{SPEED_EN}(?:crane|boom|jib)(?:s|"
        rf"ing)?[ -]down(?: shot)?\b|\b(?:an? )?drone (?:slowly |smoothly )?(?:descend(?:s|ing)|drop(?:s|ping)|"
        rf"sink(?:s|ing))\b(?: straight)?(?: down)?(?: (?:to|toward|towards|over|onto|into))?",
        "crane_down",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:orbit|circle|rotat|revolv|spin|arc|swirl|circl)(?:e?s|"
        rf"ing)?{SPEED_EN}(?: {SPEED_EN}around)?\b|{SPEED_EN}(?:orbit(?:al|ing)?|arc|360(?:-degree|"
        rf"°)?) (?:shot|move|camera|around)\b|\borbiting\b(?= shot| camera)|\b360[ -]degree (?:shot|view)\b|"
        rf"(?:^|, )(?:slow )?orbit(?: around)?(?= |$)",
        "orbit",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:whip[- ]?)?(?:pan|turn|swing|mov)(?:e?s|n?ing)? to "
        rf"(?:follow|track|keep up with)\b|"
        rf"{THE_CAMERA}{SPEED_EN}(?:follow|chas|track|trail)(?:e?s|ing)?(?: along| behind| after)?\b|"
        rf"\bdrone (?:chase|follow)(?:s|ing)?\b|"
        rf"{SPEED_EN}(?:tracking|follow|following|steadicam) (?:shot|cam(?:era)?)(?: of| following)?\b|"
        rf"\bsteadicam\b",
        "follow",
    ),
    (
        r"\b(?:shot (?:on|with) (?:a )?)?(?:shaky[ -]|jerky )?(?:hand[ -]?held|shaky)(?: camera| shot|"
        r" footage| style| cam)?\b|\bshaky[ -]?cam\b",
        "handheld",
    ),
    (
        r"\b(?:static|locked[ -]off|locked|fixed|stationary|still|tripod)[ -](?:shot|camera|frame)\b|"
        r"(?<=, )static(?=[,.]|$)|\bstatic(?=,? (?:extreme[ -])?(?:wide|medium|close|full|long)\b)|"
        r"\blocked[ -]off\b|\b(?:the )?camera (?:is |stays |remains |holds )(?:still|static|fixed|locked)\b|"
        r"\bon a tripod\b",
        "static",
    ),
    (
        rf"{THE_CAMERA}{SPEED_EN}(?:sweep|pan|swing)(?:s|ning|ing)?(?: {SPEED_EN}(?:across|over|around|"
        rf"along))?\b|{SPEED_EN}(?:pan(?:ning)?) (?:shot|across)\b",
        "pan_right",
    ),
    (rf"{THE_CAMERA}{SPEED_EN}(?:tilts?)\b", "tilt_up"),
)

SIZES_EN: tuple[Pattern, ...] = (
    (
        r"\b(?:extreme|tight|very|super|ultra|big)[ -](?:close[ -]?ups?|"
        r"closeup)(?: shots?)?(?: view)?(?: (?:of|on))?\b|\bmacro(?: shot| view| close[ -]?up)?(?: of)?\b|"
        r"\becu\b",
        "extreme_close_up",
    ),
    (
        r"\bmedium[ -]close(?:[ -]?ups?)?(?: shot)?(?: (?:of|on))?\b|\bbust shot\b(?: of)?|"
        r"\bhead[ -]and[ -]shoulders(?: shot| view)?(?: of)?\b|\bchest[ -]up\b|\bmcu\b",
        "medium_close",
    ),
    (
        r"\bclose[ -]?ups?(?: shots?| view| portrait)?(?: (?:of|on))?\b|\bclose shot(?: of)?\b|"
        r"\bheadshot(?: of)?\b|\bportrait shot(?: of)?\b|\bportrait of\b",
        "close_up",
    ),
    (
        r"\b(?:extreme(?:ly)?|very|ultra|super)[ -](?:wide|long)(?:[ -]angle)?(?: shots?| view)?(?: of)?\b|"
        r"\bestablishing shot(?: of)?\b|\bpanoramic (?:shot|view)(?: of)?\b|\bvast (?:shot|view) of\b",
        "extreme_wide",
    ),
    (
        r"(?<!opens )(?<!open )(?<!smiles )(?<!eyes )\bwide(?=\s*(?:[,.;]|$))|"
        r"\bwide(?:[ -]angle)? (?:shots?|view|framing)(?: of)?\b|\blong[ -]shot(?: of)?\b|\bwide(?=:)|"
        r"\bdistant (?:shot|view)(?: of)?\b|\bseen from (?:a distance|afar|far away)\b|\bfrom afar\b",
        "wide",
    ),
    (
        r"\b(?:medium|mid|waist|half[ -]body|cowboy|american|two)[ -]shot(?: of)?\b|\bwaist[ -]up\b|"
        r"\bmid[ -]shot\b|\bhalf[ -]body\b|\bmedium(?=:)|\bmedium view(?: of)?\b",
        "medium",
    ),
    (
        r"\bfull(?:[ -](?:body|length|figure))?[ -](?:shot|view|portrait)(?: of)?\b|\bfull[ -]body\b|"
        r"\bhead[ -]to[ -]toe\b",
        "full",
    ),
)

ANGLES_EN: tuple[Pattern, ...] = (
    (
        r"\b(?:an? )?(?:(?:extreme|slight|strong|sharp|heavy|low|high)[ -])?(?:dutch|canted|oblique|skewed|slanted|"
        r"tilted)[ -]"
        r"(?:angle|tilt|shot|frame|framing|camera|view|composition|horizon)s?\b(?: (?:on|of))?|"
        r"\b(?:the )?camera (?:is )?(?:tilted|canted) (?:sideways|to (?:the|one) side)\b",
        "dutch",
    ),
    (r"\b(?:an? )?worm[’']?s?[’']?[ -]eye(?:[ -]view)?(?: shot| angle| perspective)?(?: of)?\b", "worms_eye"),
    (
        r"\b(?:an? |in )?(?:first[- ]person(?: (?:view|perspective|pov|shot|camera|footage))?|pov(?: shot| view|"
        r" camera| footage)?|"
        r"point[- ]of[- ]view(?: shot)?|subjective (?:camera|shot)|go[- ]?pro(?: footage| shot| camera| video)?|"
        r"(?:helmet|body|chest|head|dash)[- ]?cam(?:era)?(?: footage| shot)?|fpv(?: shot| footage)?)(?: (?:of|"
        r"from))?(?: the)?\b:?",
        "pov",
    ),
    (
        r"\b(?:a )?bird[’']?s?[ -’']*s?[ -]eye(?:[ -]view)?(?: shot| perspective| angle)?(?: (?:of|over))?\b|"
        r"\b(?:top[ -]down|overhead|top)[ -](?:shot|view|angle|camera|perspective)(?: of)?\b|\b(?:top[ -]down|"
        r"overhead shot)\b|\b(?:seen|viewed|shot|filmed) from (?:directly |high |straight )?(?:above|"
        r"overhead)\b|\bfrom directly above\b|"
        r"\boverhead(?=,? (?:extreme |medium |very )?(?:close|wide|medium|long))|"
        r"\b(?:overhead|top[ -]down)(?= (?:\w+ )?(?:video|footage|clip|tutorial|recipe)\b)",
        "birds_eye",
    ),
    (
        r"\b(?:an )?aerial (?:shot|view|footage|drone shot|photography|angle)s?(?: of)?\b|\bdrone (?:shot|"
        r"view|footage)(?: of)?\b|\bhigh[ -]angle(?: shot| view)?(?: of)?\b|\bfrom above\b|"
        r"\blooking down (?:on|at|from above)\b|\baerial(?=[ ,:]|$)",
        "high",
    ),
    (
        r"\blow (?:shot|camera)(?: of)?\b|\blow[ -]angle(?: hero)?(?: shot| view)?(?: of)?\b|"
        r"\bhero shot(?: of)?\b|\bfrom (?:below|"
        r"the ground|ground level)\b|\bground[ -]level(?: shot| view)?(?: of)?\b|"
        r"\blooking up at\b(?= the camera)",
        "low",
    ),
    (r"\bover[ -](?:the|his|her|their)?[ -]?shoulder(?: shot| view)?(?: of)?\b|\bots\b", "over_shoulder"),
    (r"\beye[ -]level(?: shot| view| angle)?(?: of)?\b", "eye"),
)
