"""The council's social media policy: every clause, its words, and the functions that keep it.

The clauses stand in the order of the adopted policy, `docs/policy.md`. One without a rule is
kept by people.
"""

from policy import (
    administering,
    answering,
    approving,
    banning,
    consistency,
    disclosing,
    drafting,
    hurrying,
    inviting,
    moderating,
    periods,
    publishing,
    reading,
    replying,
    reviewing,
    scheduling,
    sensitive,
    showing,
    signposting,
)
from policy.clause import Clause, Stage, block, hint, warn
from policy.tone import capitals, ease, hashtags, letters, manners

REGISTER = (
    Clause(
        "Scope",
        "This policy applies to all elected and co-opted Councillors, Council employees and other "
        "workers (including casual agency workers, secondees and contractors) who use the "
        "Council’s infrastructure and are granted access to represent Usk Town Council through "
        "communications on social media channels.",
    ),
    Clause(
        "1.1",
        "Usk Town Council’s policy on social media outlines guidance for communication and "
        "engagement within and outside the organisation.",
        (block(Stage.READING, reading.not_accepted),),
    ),
    Clause(
        "1.2",
        "“Social media” is a term used for online communication tools, websites and interactive "
        "media that enables users to interact with each other in various ways, through sharing "
        "information, opinions, knowledge and interests. There are far too many social media "
        "sites to list but some of the most popular examples are; Facebook, Twitter and YouTube. "
        "Social media involves building online communities or networks, which encourage "
        "participation, dialogue and involvement.",
        (
            block(Stage.DRAFT, drafting.no_channel, "At least one registered channel is chosen."),
            block(
                Stage.DRAFT,
                drafting.channel_not_active,
                "Every channel chosen is active.",
                when=drafting.has_channels,
            ),
            block(
                Stage.DRAFT,
                drafting.no_video_for_channel,
                "Every channel chosen can carry this post.",
                when=drafting.has_channels,
            ),
            block(Stage.PUBLICATION, publishing.channel_not_active),
        ),
    ),
    Clause(
        "1.3",
        "Social media is about how we can better share and interact with the community, provide "
        "feedback and communicate with others about the same place or issues. In an instant "
        "social media provides greater scope for people who live and work in Usk to be engaged "
        "with and share information and take part in the information which helps to shape the "
        "decision-making process of the Town Council.",
    ),
    Clause(
        "1.4",
        "It could also enable us to engage with harder-to-reach groups like the younger "
        "population. Rather than waiting for individuals or groups to approach the Council, "
        "social media offers the opportunity of being able to connect directly to the community, "
        "listen to what people are saying and engage with them on an equal footing, focusing on "
        "encouraging two-way communications rather than simply delivering messages.",
        (
            block(
                Stage.DRAFT,
                drafting.picture_undescribed,
                "Nobody misses the picture: it is described, or decorative.",
                when=drafting.has_picture,
            ),
            block(Stage.DRAFT, drafting.picture_described_and_decorative),
            hint(
                Stage.DRAFT,
                showing.captions_unsaid,
                "It is said how people follow the video who cannot hear it.",
                when=showing.has_video,
            ),
            warn(
                Stage.DRAFT,
                showing.captions_later,
                "People who cannot hear the video can follow it.",
                when=showing.has_video,
            ),
            warn(
                Stage.DRAFT,
                showing.captions_not_shown,
                "The captions are shown wherever the video is.",
                when=showing.has_captions_apart,
            ),
            hint(
                Stage.DRAFT,
                answering.only_in_english,
                "Those who read Welsh can read it.",
                when=answering.is_wanted_in_both,
            ),
        ),
    ),
    Clause(
        "1.5",
        "For social media to work effectively it is vital that it is used as part of the overall "
        "communications mix: up to date information about the Council, its services, reports, "
        "meetings and engagement activities must be posted on the corporate website and social "
        "media communications should signpost people to the appropriate web pages wherever "
        "possible.",
        (
            block(
                Stage.DRAFT, drafting.not_signposted, "There is a council web page, or a reason."
            ),
            block(Stage.DRAFT, drafting.no_page_unexplained),
            block(
                Stage.DRAFT,
                drafting.not_the_council_website,
                "It points to the council's own website.",
                when=drafting.has_page,
            ),
            warn(
                Stage.DRAFT,
                drafting.page_not_reached,
                "The council web page answers.",
                when=drafting.has_page_to_look_at,
            ),
            block(
                Stage.DRAFT,
                signposting.way_lost,
                "Residents can follow the way there on every channel.",
                when=signposting.has_way_to_show,
            ),
            block(Stage.DRAFT, signposting.looks_like_ours),
            warn(
                Stage.DRAFT,
                signposting.shortened,
                "Every link says where it leads.",
                when=signposting.has_links,
            ),
            warn(
                Stage.DRAFT,
                signposting.page_unlike_the_post,
                "The council web page speaks of what the post says.",
                when=signposting.has_read_page,
            ),
            hint(
                Stage.DRAFT,
                answering.page_to_follow_undated,
                "It is said by when the council web page follows.",
                when=answering.has_page_to_follow,
            ),
            block(Stage.REPLY, replying.looks_like_ours),
            warn(
                Stage.REPLY,
                replying.shortened,
                "Every link says where it leads.",
                when=replying.has_links,
            ),
            warn(
                Stage.REPLY,
                replying.leads_elsewhere,
                "Every link leads to the council or a public body.",
                when=replying.has_links,
            ),
        ),
    ),
    Clause(
        "1.6",
        "There are different forms and types of social media and we want to encourage the Town "
        "Council and the community to get the most out of the latest communication forums in a "
        "positive way, shaping services, working together, and improving the social, economic and "
        "environmental wellbeing of Usk.",
    ),
    Clause(
        "1.7",
        "We need to set clear guidelines for using social media sites to ensure they are used "
        "effectively as part of a wider communications mix and that their use does not expose the "
        "Council to security risks or reputational damage. Therefore, we need a comprehensive "
        "policy to effectively manage the corporate use of social media.",
        (
            block(Stage.EMERGENCY, hurrying.paused),
            block(Stage.PUBLICATION, publishing.paused),
        ),
    ),
    Clause(
        "2.1",
        "Using social media to communicate more widely should not be at the expense or detriment "
        "to communicating with those who do not have direct access to a computer or mobile phone.",
        (
            warn(
                Stage.DRAFT,
                answering.nobody_told_offline,
                "It is said how people who are not online hear of it, or why not.",
                when=answering.is_notice,
            ),
        ),
    ),
    Clause(
        "2.2",
        "It is vital that Usk Town Council continues to provide local people with every "
        "opportunity to engage with their community. For example, use of social media to "
        "disseminate information about the council meetings and the agenda, the topics for debate "
        "and decision, giving people the opportunity to comment and have their views considered.",
    ),
    Clause(
        "2.3",
        "Using the Council website and social media channels to inform the local community of "
        "decisions which have been made.",
        (
            warn(
                Stage.DRAFT,
                answering.no_minute,
                "Its minute is named.",
                when=answering.is_decision,
            ),
        ),
    ),
    Clause(
        "2.4",
        "We need to ensure that our communications are effective, for example, using online "
        "spaces to share project documents, advice and ideas, or using tools to plan and organise "
        "meetings.",
    ),
    Clause(
        "2.5",
        "In an ever-increasing environment of superfast communication and instant "
        "messaging/information it is important that Usk Town Council makes available appropriate "
        "resources to maintain its social media information. It is recommended that The Town "
        "Clerk and at least three Councillors are active administrators of social media channels, "
        "are given full administration rights on these channels and receive training and support "
        "in the use of social media as a communication channel for the Council.",
        (
            warn(Stage.DRAFT, scheduling.over_the_cap, when=scheduling.is_not_urgent),
            hint(Stage.DRAFT, scheduling.near_the_cap, when=scheduling.is_not_urgent),
            block(Stage.PUBLICATION, publishing.over_the_cap),
            block(Stage.ROSTER, administering.clerk_missing, "The Town Clerk is an administrator."),
            block(
                Stage.ROSTER, administering.councillors_missing, "Enough councillors administer it."
            ),
            block(
                Stage.DEPARTURE,
                administering.clerk_leaves,
                when=administering.from_active_channel,
            ),
            block(
                Stage.DEPARTURE,
                administering.too_few_left,
                when=administering.from_active_channel,
            ),
        ),
    ),
    Clause(
        "3.1",
        "Usk Town Council should be proactive and confident when using social media-and seek to "
        "achieve meaningful results through these activities.",
    ),
    Clause(
        "3.2",
        "Firstly, before activating a message you must consider the wider implications of the "
        "information you are about to impart and in what capacity the information is being sent "
        "and for what reason or purpose.",
        (
            block(Stage.DRAFT, drafting.no_purpose, "The purpose of the post is said."),
            block(Stage.SUBMISSION, drafting.not_declared),
            block(Stage.SUBMISSION, drafting.warned_without_reason),
        ),
    ),
    Clause(
        "3.3",
        "The Town Council’s General Code of Conduct and Standing Orders must also be taken into "
        "account.",
    ),
    Clause(
        "3.4",
        "Respect copyright, fair-use and financial disclosures.",
        (
            block(
                Stage.DRAFT,
                drafting.rights_unknown,
                "We may use what is shown.",
                when=drafting.has_media,
            ),
            block(
                Stage.DRAFT,
                showing.uncredited,
                "It is said whose work it is.",
                when=showing.has_borrowed,
            ),
            block(
                Stage.DRAFT,
                answering.interest_undisclosed,
                "The interest is disclosed.",
                when=answering.has_interest,
            ),
            warn(Stage.DRAFT, answering.quoted_at_length),
        ),
    ),
    Clause(
        "3.5",
        "If ever in doubt you should always seek the advice of the Mayor or Town Clerk in advance.",
        (
            block(Stage.APPROVAL, approving.author_approves),
            block(Stage.APPROVAL, approving.not_an_approver),
            block(Stage.APPROVAL, approving.changed_since_shown),
            block(Stage.EMERGENCY, hurrying.not_an_emergency),
            block(Stage.EMERGENCY, hurrying.may_not_hurry),
            block(Stage.EMERGENCY, hurrying.no_reason),
            block(Stage.EMERGENCY, hurrying.already_decided),
            block(Stage.EMERGENCY, hurrying.used_before),
            block(Stage.EMERGENCY, hurrying.said_no_to),
            block(Stage.PUBLICATION, publishing.not_as_approved),
        ),
    ),
    Clause(
        "3.6",
        "In times of instant messaging there is also the serious side of the instant impact, both "
        "on time and resources, particularly when information is shared inappropriately or based "
        "on assumption and not all facts have been assimilated first.",
        (
            block(Stage.APPROVAL, approving.too_late),
            block(Stage.SUBMISSION, approving.too_late_to_send_on),
            block(Stage.PUBLICATION, publishing.too_late),
            block(
                Stage.DRAFT,
                answering.source_not_read,
                "What it passes on is named, and read.",
                when=answering.has_source,
            ),
            warn(
                Stage.DRAFT,
                answering.basis_unsaid,
                "It is said what it rests on.",
                when=answering.has_basis,
            ),
        ),
    ),
    Clause(
        "3.7",
        "Set the tone for online conversations by being polite, honest and respectful. Do not "
        "undermine others. Use words which recipients and readers will understand, remaining "
        "professional at all times.",
        (
            warn(Stage.DRAFT, manners.think_twice),
            warn(Stage.DRAFT, letters.fancy_letters),
            hint(Stage.DRAFT, capitals.shouting),
            hint(Stage.DRAFT, capitals.initials_unexplained),
            hint(Stage.DRAFT, ease.exclaiming),
            hint(Stage.DRAFT, ease.long_sentence),
            hint(Stage.DRAFT, ease.hard_to_read),
            hint(Stage.DRAFT, ease.many_emoji),
            hint(Stage.DRAFT, ease.begins_with_image_of),
            hint(Stage.DRAFT, hashtags.run_together),
            warn(Stage.REPLY, replying.think_twice, "Its tone is civil."),
        ),
    ),
    Clause(
        "3.8",
        "Do not disclose non-public information or the personal information of others.",
        (
            block(
                Stage.DRAFT,
                drafting.people_unknown,
                "It is known who can be recognised.",
                when=drafting.has_media,
            ),
            warn(
                Stage.DRAFT,
                showing.children_shown,
                "Children are shown only with a consent that is kept.",
                when=drafting.has_known_people,
            ),
            warn(Stage.DRAFT, disclosing.telephone_shown),
            warn(Stage.DRAFT, disclosing.email_shown),
            warn(Stage.DRAFT, disclosing.address_shown),
            warn(Stage.DRAFT, disclosing.insurance_number_shown),
            warn(Stage.DRAFT, disclosing.nhs_number_shown),
            warn(Stage.DRAFT, disclosing.bank_details_shown),
            warn(Stage.DRAFT, disclosing.number_plate_shown),
            warn(Stage.DRAFT, disclosing.date_of_birth_shown),
            warn(Stage.REPLY, replying.personal_shown, "It tells nothing personal of anybody."),
            block(Stage.DRAFT, answering.confidential_item, when=answering.is_confidential),
            block(
                Stage.DRAFT,
                answering.set_before_its_embargo,
                "It goes out after its embargo.",
                when=answering.has_embargo,
            ),
            block(Stage.EMERGENCY, hurrying.under_embargo),
            block(Stage.PUBLICATION, publishing.embargoed),
        ),
    ),
    Clause(
        "3.9",
        "Be accurate with what you type, fair, thorough and transparent. Encourage constructive "
        "criticism and deliberation. Make sure what you say online is consistent with other "
        "communications.",
        (
            block(Stage.DRAFT, drafting.no_message, "There is a message."),
            warn(Stage.DRAFT, answering.placeholder_left),
            warn(
                Stage.DRAFT,
                consistency.unlike_its_page,
                "It says what its page says.",
                when=consistency.has_page_to_compare,
            ),
            block(Stage.APPROVAL, approving.page_not_confirmed),
            block(Stage.REPLY, replying.gap_left),
            block(Stage.DECISION, moderating.only_criticises, when=moderating.is_against),
            block(Stage.BAN, moderating.only_criticises),
        ),
    ),
    Clause(
        "3.10",
        "Be honest and maintain integrity. Remember you are an ambassador for the Town Council. "
        "It is important that any accounts or profiles you create are completely separate to any "
        "personal profiles/accounts and due consideration must be given to online activity and "
        "whether or not it could bring your office, position or the Town Council into disrepute.",
        (
            warn(
                Stage.ROSTER,
                administering.not_kept_apart,
                "Every administrator keeps the council's accounts apart from their own.",
                when=administering.has_administrators,
            ),
            warn(Stage.INVITATION, inviting.private_address),
        ),
    ),
    Clause(
        "3.11",
        "Do not use insulting, offensive or racist language or engage in any conduct that would "
        "not be acceptable in the workplace. Show consideration for others privacy and for topics "
        "that may be considered objectionable or inflammatory-such as politics or religion.",
        (
            block(Stage.DRAFT, sensitive.blocked_word, when=sensitive.is_left_unsaid),
            warn(Stage.DRAFT, sensitive.blocked_word_stands, when=sensitive.is_said_to_stand),
            warn(Stage.DRAFT, sensitive.sensitive_topic),
            block(
                Stage.DRAFT,
                periods.unanswered,
                "It is said whether it could be taken as support for somebody.",
                when=periods.in_a_period,
            ),
            block(Stage.DRAFT, periods.doubt_unexplained),
            warn(Stage.DRAFT, periods.in_doubt),
            block(Stage.APPROVAL, approving.word_not_confirmed),
            block(Stage.APPROVAL, approving.question_unanswered),
            block(Stage.APPROVAL, approving.clerk_not_asked),
            block(Stage.APPROVAL, approving.mayor_is_barred),
            warn(Stage.APPROVAL, approving.mayor_approves),
            block(Stage.REPLY, replying.insulting),
            warn(Stage.REPLY, replying.sensitive_topic),
        ),
    ),
    Clause(
        "3.12",
        "Be responsive; make an effort to share what you know and offer insights where "
        "appropriate and put people in touch with someone who can help if you can’t. Respond to "
        "questions and comment in a timely manner and make sure you meet user expectations for "
        "the type of social media you are using.",
        (
            block(
                Stage.DRAFT,
                drafting.too_long,
                "It fits every channel chosen.",
                when=drafting.has_channels,
            ),
            block(
                Stage.DRAFT,
                showing.video_too_large,
                "Every channel chosen takes a video of this size.",
                when=showing.has_video,
            ),
            warn(Stage.DRAFT, scheduling.said_already, when=scheduling.is_not_urgent),
            hint(Stage.DRAFT, scheduling.crowded, when=scheduling.is_not_urgent),
            hint(Stage.DRAFT, scheduling.at_a_quiet_time, when=scheduling.is_not_urgent),
            block(Stage.REPLY, replying.says_nothing),
            block(Stage.REPLY, replying.too_long, "It fits the channel."),
            block(Stage.REPLY, replying.about_its_author),
            block(Stage.REPLY, replying.nothing_there),
            block(Stage.REPLY, replying.answers_the_hidden),
            block(Stage.REPLY, replying.not_spoken_to),
            hint(
                Stage.REPLY,
                replying.not_in_welsh,
                "It answers in Welsh, as it was asked.",
                when=replying.is_in_welsh,
            ),
        ),
    ),
    Clause(
        "3.13",
        "If an officer receives threats, abuse or harassment from members of the public through "
        "their use of social media they must report such incidents using the Council’s incident "
        "reporting procedures.",
    ),
    Clause(
        "3.14",
        "If you’re moderating any kind of online space that is managed by Usk Town Council, we "
        "have some basic rules about what kind of content is acceptable. These are our five "
        "guiding principles for user content, which should be applied to discussion forums, "
        "online consultations and user comments.",
        (block(Stage.DECISION, moderating.no_reason, when=moderating.is_against),),
    ),
    Clause(
        "3.15",
        "These five principles are:\n"
        "- Respect other users.\n"
        "- Avoid offensive language.\n"
        "- Do not break the law.\n"
        "- Do not link to inappropriate sites.\n"
        "- Do not add commercial content.",
        (
            block(Stage.DECISION, moderating.no_principle, when=moderating.is_against),
            block(Stage.DECISION, moderating.named_in_it),
            block(Stage.DECISION, moderating.hiding_might_do),
            warn(
                Stage.REPLY,
                replying.against_the_principles,
                "It keeps what we ask of residents.",
            ),
            block(Stage.REPLY, replying.never_hidden),
            block(Stage.BAN, banning.ungrounded),
            block(Stage.BAN, banning.without_end),
            block(Stage.BAN, banning.alone),
            block(Stage.BAN, banning.without_the_clerk),
            block(Stage.REVIEW, reviewing.decided_first),
            block(Stage.REVIEW, reviewing.unexplained),
            block(Stage.REVIEW, reviewing.answered_before),
        ),
    ),
)
